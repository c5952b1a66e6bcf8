import type { Area } from './area.ts';
import type { Commitment } from './commitment.ts';
import type { DisclosureSummary } from './disclosure/summary.ts';
import type { Glossary } from './glossary.ts';
import type { Indicator } from './indicator.ts';
import type { Judgement } from './judgement.ts';
import type { Mechanism } from './mechanism.ts';
import type { Observation, Protected } from './observation.ts';
import type { Parts } from './parts.ts';
import type { Plan } from './plan.ts';
import type { ReadingNote } from './reading-note.ts';
import type { ProjectRegister } from './project.ts';
import type { PublishedRecords } from './records.ts';
import type { Revision } from './revision.ts';
import type { Site } from './site.ts';

/** Everything one release says: what the data build publishes and what every page is made from. */
export interface Release {
  readonly site: Site;
  readonly plan: Plan;
  readonly areas: readonly Area[];
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly commitments: readonly Commitment[];
  /** What is odd in the plan itself, in order of the file. */
  readonly readingNotes: readonly ReadingNote[];
  /** The terms of the plan's own field; those of the product stand in its texts. */
  readonly glossary: Glossary;
  /** The systems the plan sets up, by id. */
  readonly mechanisms: Readonly<Record<string, Mechanism>>;
  /** The records tables that a mechanism publishes, by id. */
  readonly records: Readonly<Record<string, PublishedRecords>>;
  /** The fund-and-project ledger; absent where the data folder holds none. */
  readonly projects?: ProjectRegister;
  /** How many figures disclosure control hid. */
  readonly disclosure: DisclosureSummary;
  readonly observations: Protected<readonly Observation[]>;
  /** One judgement per commitment and as-of day, in order of the commitments. */
  readonly judgements: readonly Judgement[];
  /** The as-of days judged, oldest first: the end of each year of the plan up to `site.asOf`. */
  readonly asOfDays: readonly string[];
  /** What each release changed of what was published before, oldest first; the last is this one's own. */
  readonly revisions: readonly Revision[];
}

/** One published file, as listed in manifest.json. */
export interface ManifestEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A release without its place in the order of releases: what the figures and verdicts of one build make. */
export type Ledger = Omit<Release, 'revisions'>;

/** `manifest.json` of a release. */
export interface Manifest {
  readonly version: string;
  readonly asOf: string;
  readonly dataset: Site['dataset'];
  readonly rule: string;
  /** The day of publication; absent where it is a preview, which another may replace under the same version. */
  readonly published?: string;
  /** The release before it, with the SHA-256 of its manifest.json: the releases form a chain. */
  readonly previous?: Revision['previous'];
  /**
   * What it was made from. Of a file with hidden figures in it only the name: from length and hash, what is hidden
   * could be found by trying.
   */
  readonly inputs: readonly (ManifestEntry | Pick<ManifestEntry, 'path'>)[];
  /** Where figures come from a database: the table as `inputs` names its answer, and the file of this release with the question. */
  readonly queries?: readonly { readonly source: string; readonly path: string; readonly rows: number }[];
  /** Of the tables that are published in several files, the rows in each; absent where there is none. */
  readonly parts?: Parts;
  readonly files: readonly ManifestEntry[];
}

/** `data/latest.json`. */
export interface Latest {
  readonly version: string;
  readonly path: string;
  readonly as_of: string;
  readonly dataset: Site['dataset'];
  /** The key that its checksums are signed with, 32 bytes in Base64; absent where nothing is signed. */
  readonly public_key?: string;
}
