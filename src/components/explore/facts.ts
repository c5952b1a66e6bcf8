import type { ChartWords } from '../../charts/kit/words.ts';
import type { Indicator } from '../../core/indicator.ts';
import type { ObservationStatus } from '../../core/observation.ts';
import type { Period } from '../../core/period.ts';
import type { TableDefinition } from '../../core/tables.ts';
import type { Language } from '../../core/text.ts';
import type { Unit } from '../../core/unit.ts';
import type { ExploreAppTexts } from '../../i18n/explore.ts';
import type { LinkedTexts } from '../../i18n/linked.ts';

/** What the script of the page is told by the page: everything that was known when the page was built. */
export interface ExploreFacts {
  readonly language: Language;
  readonly words: ExploreAppTexts & { readonly linked: LinkedTexts['app'] };
  /** 示例数据（虚构） while the figures are made up: printed on every chart, table and file. */
  readonly mark?: string | undefined;
  readonly version: string;
  /** The day the ledger refers to, as printed. */
  readonly asOfText: string;
  readonly cite: CiteFacts;
  /** The names of the statuses, and what charts and tables print in place of a value. */
  readonly statusWords: Readonly<Record<ObservationStatus, string>>;
  readonly chart: ChartWords;
  /** Address of the folder with `latest.json`. */
  readonly data: string;
  /** Unpacked bytes of the engine, and of each table: of its parts in order, or of its only file. */
  readonly engineBytes: number;
  readonly tableBytes: Readonly<Record<string, readonly number[]>>;
  /** The tables that are fetched when a query first names them. */
  readonly later: readonly LaterTable[];
  readonly areas: readonly ExploreArea[];
  readonly indicators: readonly ExploreIndicator[];
  readonly choice: { readonly indicator: string; readonly area: string };
}

/** What a citation names besides what is cited. */
export interface CiteFacts {
  readonly host: string;
  readonly site: string;
  readonly rule: string;
  /** The first digits of the SHA-256 of the release's manifest. */
  readonly hash: string;
}

export interface LaterTable extends TableDefinition {
  readonly name: string;
  /** Its name in the folder of the release, the files there, and the bytes of all. */
  readonly place: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

export interface ExploreArea {
  readonly code: string;
  readonly name: string;
  /** Below the plan's own area: drawn side by side with its like. */
  readonly town: boolean;
  /** Its place on the grid of tiles. */
  readonly column?: number | undefined;
  readonly row?: number | undefined;
}

export interface ExploreIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly decimals: number;
  /** Keys and names; the total has the key ''. */
  readonly groups: readonly { readonly key: string; readonly name: string }[];
  /** Codes of the areas that have rows, in administrative order. */
  readonly areas: readonly string[];
  /** The first and the last period, both of the kind the indicator is reported by. */
  readonly periods: readonly [first: Period, last: Period];
  readonly calculation: Indicator['calculation'];
  /** Of a ratio: 100 for percent. */
  readonly scale: number;
  /** Who published its figures, and what. */
  readonly source: string;
  /** Address of its own page, which needs no engine. */
  readonly page: string;
}
