import type { Area } from '../../../src/core/area.ts';
import type { Commitment } from '../../../src/core/commitment.ts';
import type { Known } from '../../../src/core/disclosure/known.ts';
import type { Glossary } from '../../../src/core/glossary.ts';
import type { Indicator } from '../../../src/core/indicator.ts';
import type { ObservationStatus } from '../../../src/core/observation.ts';
import type { Mechanism } from '../../../src/core/mechanism.ts';
import type { Panel } from '../../../src/core/panel.ts';
import type { Period } from '../../../src/core/period.ts';
import type { Plan } from '../../../src/core/plan.ts';
import type { ReadingNote } from '../../../src/core/reading-note.ts';
import type { Records } from '../../../src/core/records.ts';
import type { ReleaseRecord } from '../../../src/core/release-record.ts';
import type { Reason } from '../../../src/core/revision.ts';
import type { Site } from '../../../src/core/site.ts';
import type { Total } from '../derive/totals.ts';
import type { Defined } from './indicators.ts';
import type { GivenRegister } from './projects.ts';
import type { Cell, SheetRow } from '../input.ts';

/** One row of an indicator's data file, checked. */
export interface GivenRow {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly groups: Readonly<Record<string, string>>;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  /** The interval that a survey publishes with its value. */
  readonly interval?: readonly [low: number, high: number];
  /** Of money paid to people: to how many, and the share of the largest. For disclosure control alone. */
  readonly contributors?: number;
  readonly maxShare?: number;
  readonly status: ObservationStatus;
  readonly reference?: string;
  readonly note?: string;
  readonly file: string;
  /** 0 where it was added up from rows of a panel. */
  readonly row: number;
}

/** A records table, checked: the cells typed as its schema says, dates as text. */
export interface RecordsTable {
  readonly id: string;
  readonly file: string;
  readonly schema: Records;
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** A document about a deliverable. */
export interface EvidenceRow {
  readonly commitment: string;
  readonly on: string;
  readonly document: string;
  readonly link?: string;
  /** False where the document states that it was not done. */
  readonly done: boolean;
  /** The due day of the step it is about, where it names one. */
  readonly by?: string;
}

/** A row of corrections.csv: why a release changed a figure, or a verdict whose figures stayed as they were. */
export interface Correction {
  readonly release: string;
  /** Absent where the row is about a verdict. */
  readonly indicator?: string;
  /** A code, a period, a key of groups; `*` for all of them. */
  readonly area: string;
  readonly period: string;
  readonly groups: string;
  readonly commitment?: string;
  readonly reason: Reason;
  readonly file: string;
  readonly row: number;
}

/** Everything the plan and the definitions say. */
export interface Definitions {
  readonly site: Site;
  readonly plan: Plan;
  readonly areas: ReadonlyMap<string, Area>;
  readonly commitments: readonly Commitment[];
  readonly readingNotes: readonly ReadingNote[];
  readonly glossary: Glossary;
  readonly mechanisms: Readonly<Record<string, Mechanism>>;
  readonly indicators: Readonly<Record<string, Indicator>>;
  /** The definition file of each indicator. */
  readonly indicatorFiles: Readonly<Record<string, string>>;
}

/** The result of stage 2: what the build goes on with. */
export interface Checked extends Definitions {
  readonly given: readonly GivenRow[];
  readonly records: readonly RecordsTable[];
  readonly panels: readonly Defined<Panel>[];
  /** The records tables that are in a database. */
  readonly stored: readonly Defined<Records>[];
  /** What is counted in them. */
  readonly counted?: readonly Total[];
  readonly evidence: readonly EvidenceRow[];
  /** What readers know besides the tables, and what earlier releases told them. */
  readonly known: readonly Known[];
  readonly earlier: readonly ReleaseRecord[];
  /** The record of this very version, where it has been released already. */
  readonly released?: ReleaseRecord;
  readonly corrections: readonly Correction[];
  readonly givenProjects?: GivenRegister;
  /** Files with an error: what was left out of them makes sums differ that are right. */
  readonly faulty?: ReadonlySet<string>;
}

/** A cell as text, exactly as written; a whole number of a Parquet file becomes its digits. */
export function cellText(cell: Cell): string | undefined {
  return cell === undefined ? undefined : String(cell);
}

/** A cell as a number: a half-width decimal number and nothing else. Undefined where it is anything else. */
export function cellNumber(cell: Cell): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  return typeof cell === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}

/** Whether a text is an existing calendar day, `2016-12-31`. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
