import type { Standing } from '../../core/judgement.ts';
import type { ObservationStatus } from '../../core/observation.ts';

/** What every chart prints besides names and numbers: why there is no figure, heads of table twins, entries of legends. */
export interface ChartWords {
  readonly notReported: string;
  readonly suppressed: string;
  readonly notApplicable: string;
  readonly provisional: string;
  /** At the hairline between two vintages: 口径变动. */
  readonly vintage: string;
  /** At an axis that does not start at zero: 纵轴不从0起, 横轴不从0起. */
  readonly zoomed: string;
  readonly zoomedAcross: string;
  /** Heads of the columns of a table twin. */
  readonly period: string;
  readonly place: string;
  readonly item: string;
  readonly group: string;
  readonly step: string;
  readonly chapter: string;
  readonly kind: string;
  readonly month: string;
  readonly state: string;
  readonly count: string;
  readonly value: string;
  readonly due: string;
  readonly verdict: string;
  readonly counts: string;
  readonly interval: string;
  readonly total: string;
  readonly delivered: string;
  readonly quota: string;
  readonly took: string;
  readonly should: string;
  readonly from: string;
  readonly to: string;
  /** Entries of legends that are no heads. */
  readonly actual: string;
  readonly plan: string;
  readonly held: string;
  readonly stated: string;
  readonly compared: string;
  readonly before: string;
  /** Of what lasts: its name, from when until when, and whether both is published. */
  readonly name: string;
  readonly lasting: string;
  readonly bounded: string;
  readonly unbounded: string;
  readonly standing: Readonly<Record<Standing, string>>;
}

/** In place of a figure that there is none of; undefined where the status says that there is one. */
export function absenceWord(status: ObservationStatus, words: ChartWords): string | undefined {
  if (status === 'suppressed') return words.suppressed;
  if (status === 'not-applicable') return words.notApplicable;
  return status === 'not-reported' ? words.notReported : undefined;
}

/** A figure as the table twin prints it: with its state where it is provisional, in words where there is none. */
export function figureCell(
  { status, value }: { readonly status: ObservationStatus; readonly value?: number | null | undefined },
  words: ChartWords,
  format: (value: number) => string,
): string {
  const absent = absenceWord(status, words);
  if (absent !== undefined || value === undefined || value === null) return absent ?? words.notReported;
  return status === 'provisional' ? `${format(value)} (${words.provisional})` : format(value);
}
