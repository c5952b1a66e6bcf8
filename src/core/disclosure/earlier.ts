import { z } from 'zod';
import { keyParts, type Observation, type Protected } from '../observation.ts';
import { hasNumbers, type DisclosureRule } from './rule.ts';
import { keyOf, quantityKey, standFor, unite, type Draft, type Part } from './system.ts';

/** The four parts of the key of a figure. */
export const keySchema = { indicator: z.string(), area: z.string(), period: z.string(), groups: z.string() };

/**
 * `releases/<version>.json`, as far as disclosure control needs it: every figure that a release published and the key
 * of every figure that it hid. Never what was hidden, nor why. Other keys of the file are not read here.
 */
export const disclosedSchema = z.looseObject({
  version: z.string().describe('the release'),
  figures: z
    .array(
      z.strictObject({
        ...keySchema,
        numerator: z.number().optional(),
        denominator: z.number().optional(),
        value: z.number().optional(),
        interval: z.tuple([z.number(), z.number()]).optional(),
        status: z.literal('provisional').optional(),
      }),
    )
    .describe('what it published'),
  hidden: z.array(z.strictObject(keySchema)).describe('the keys of what it hid'),
});
export type Disclosed = z.output<typeof disclosedSchema>;

/** The part of the record of a release that disclosure control needs, from what it publishes. */
export function recordDisclosed(version: string, observations: Protected<readonly Observation[]>): Disclosed {
  return {
    version,
    figures: observations.filter(hasNumbers).map((row) => {
      const { numerator, denominator, value, interval, status } = row;
      return {
        ...keyParts(row),
        ...(numerator !== undefined && { numerator }),
        ...(denominator !== undefined && { denominator }),
        ...(value !== undefined && { value }),
        ...(interval !== undefined && { interval: [...interval] }),
        ...(status === 'provisional' && { status }),
      };
    }),
    hidden: observations.filter(({ status }) => status === 'suppressed').map(keyParts),
  };
}

/** Indicators of an earlier release stand beside today's under a name of their own. */
const nameOf = (indicator: string, version: string): string => `${indicator}@${version}`;

/** The figures of earlier releases as rows, with the rules of the indicators that still exist. */
export function earlierRows(
  records: readonly Disclosed[],
  rules: Readonly<Record<string, DisclosureRule>>,
): { rows: Observation[]; rules: Record<string, DisclosureRule> } {
  const named: Record<string, DisclosureRule> = {};
  const rows = records.flatMap(({ version, figures, hidden }) =>
    [...figures, ...hidden.map((key) => ({ ...key, hidden: true }))].flatMap((figure): Observation[] => {
      const rule = rules[figure.indicator];
      if (!rule) return [];
      const indicator = nameOf(figure.indicator, version);
      named[indicator] = { ...rule, judged: [] };
      const status = 'hidden' in figure ? 'suppressed' : 'reported';
      const { hidden: _hidden, ...rest } = { hidden: undefined, ...figure };
      const source = { sourceKind: 'official', reference: version, file: '', rows: '' } as const;
      return [{ ...rest, indicator, status, ...source }];
    }),
  );
  return { rows, rules: named };
}

/**
 * Makes one number of what an earlier release and this one say of the same figure: where the figure has not changed,
 * or was hidden. A figure that was revised keeps its old number beside the new one.
 */
export function linkEarlier(draft: Draft, records: readonly Disclosed[]): void {
  const parts: readonly Part[] = ['numerator', 'denominator', 'complement', 'value'];
  for (const { version, figures, hidden } of records)
    for (const key of [...figures, ...hidden])
      for (const part of parts) {
        const then = draft.byKey.get(quantityKey(part, { ...key, indicator: nameOf(key.indicator, version) }));
        const now = draft.byKey.get(quantityKey(part, key));
        if (then === undefined || now === undefined) continue;
        const [old, value] = [then, now].map((each) => draft.variables[standFor(draft, each)]?.value);
        if (old === undefined || old === value) unite(draft, now, then);
      }
}

/** The keys that some earlier release hid, and those that some published. */
export function earlierKeys(records: readonly Disclosed[]): { hidden: Set<string>; published: Set<string> } {
  return {
    hidden: new Set(records.flatMap(({ hidden }) => hidden.map(keyOf))),
    published: new Set(records.flatMap(({ figures }) => figures.map(keyOf))),
  };
}

/** The indicators of which an earlier release hid something, under both names: they stay watched whatever their class. */
export function hiddenBefore(records: readonly Disclosed[]): string[] {
  return records.flatMap(({ version, hidden }) =>
    hidden.flatMap(({ indicator }) => [indicator, nameOf(indicator, version)]),
  );
}
