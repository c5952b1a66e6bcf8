import type { Indicator, Sensitivity } from './indicator.ts';
import type { Observation, Protected } from './observation.ts';
import { yearBefore } from './period.ts';
import type { Site } from './site.ts';
import { builtinUnits, type Unit } from './unit.ts';

/** How the counts of one indicator are protected. Made by `disclosureRule`. */
export interface DisclosureRule {
  readonly sensitivity: Sensitivity;
  readonly disclosure: Site['disclosure'];
  readonly calculation: Indicator['calculation'];
  /** value = scale × numerator ÷ denominator, for a ratio. */
  readonly scale: number;
  /** Which of the numbers count people or households, and not villages, money or area. */
  readonly people: { readonly value: boolean; readonly numerator: boolean; readonly denominator: boolean };
  /** Whether the numerator is a part of the denominator, so that their difference is a group of its own. */
  readonly share: boolean;
  /** The indicator whose yearly change this is: what is hidden there spreads here. */
  readonly growthOf?: string;
}

/** Why a figure is hidden. For the log of the build, never for the public: it tells what is behind the cell. */
export type DisclosureReason =
  'small-numerator' | 'small-denominator' | 'small-complement' | 'nobody-of-few' | 'everybody-of-few';

/** Below this many, "none" and "all" tell about each single one. A site can raise it, not lower it. */
const few = 30;

const unitsOfPeople: readonly string[] = ['person', 'person-time', 'household'];

/** Whether a unit counts people. One that nobody declared is taken for it: the gate fails closed. */
function countsPeople(key: string | undefined, declared: Readonly<Record<string, Unit>>): boolean {
  if (key === undefined) return false;
  if (key in declared) return declared[key]?.measure === 'count';
  return key in builtinUnits ? unitsOfPeople.includes(key) : true;
}

/** The rule of an indicator at a site. */
export function disclosureRule(indicator: Indicator, site: Pick<Site, 'disclosure' | 'units'>): DisclosureRule {
  const { sensitivity, calculation, scale, unit, numerator, denominator, from } = indicator;
  return {
    sensitivity,
    disclosure: site.disclosure,
    calculation,
    scale,
    people: {
      value: countsPeople(unit, site.units),
      numerator: countsPeople(numerator?.unit, site.units),
      denominator: countsPeople(denominator?.unit, site.units),
    },
    share: calculation === 'ratio' && scale === 100 && numerator?.unit === denominator?.unit,
    ...(typeof from === 'object' && { growthOf: from.growth }),
  };
}

/** The rules of all indicators by id, as `protect` takes them. */
export function disclosureRules(
  indicators: Readonly<Record<string, Indicator>>,
  site: Pick<Site, 'disclosure' | 'units'>,
): Record<string, DisclosureRule> {
  return Object.fromEntries(Object.entries(indicators).map(([id, indicator]) => [id, disclosureRule(indicator, site)]));
}

/** Whether a figure was copied from a publication or the plan, named in its row: it is public already. */
function isPublished({ sourceKind, reference }: Observation): boolean {
  return sourceKind === 'plan' || (sourceKind === 'official' && reference !== undefined);
}

/**
 * Why a figure must not be published, or undefined where it may be: primary suppression of numerator, denominator,
 * value and complement. People and households have thresholds; institutions, public money and what a named
 * publication or the plan prints have none.
 */
export function hides(observation: Observation, rule: DisclosureRule): DisclosureReason | undefined {
  const { sensitivity, disclosure, share } = rule;
  if (!hasNumbers(observation) || isPublished(observation)) return undefined;
  if (sensitivity === 'institution' || sensitivity === 'public') return undefined;
  const k = disclosure[sensitivity];
  const { numerator, denominator } = countsOf(observation, rule);
  if (numerator !== undefined && isSmall(numerator, k)) return 'small-numerator';
  if (denominator === undefined) return undefined;
  if (denominator < disclosure.denominator) return 'small-denominator';
  if (numerator === undefined) return undefined;
  if (share && isSmall(denominator - numerator, k)) return 'small-complement';
  if (sensitivity !== 'sensitive' || denominator >= few) return undefined;
  if (numerator === 0) return 'nobody-of-few';
  return share && numerator === denominator ? 'everybody-of-few' : undefined;
}

/** Zero is not small: that there is nobody is public, unless the group itself is small. */
function isSmall(count: number, k: number): boolean {
  return count > 0 && count < k;
}

/** The counts of people in a figure. A rate printed beside one of its counts gives the other one away. */
function countsOf(
  { numerator, denominator, value }: Observation,
  { calculation, scale, people }: DisclosureRule,
): { numerator?: number; denominator?: number } {
  if (calculation === 'value' || calculation === 'growth') return people.value ? { numerator: value } : {};
  let n = numerator;
  let d = denominator;
  if (value !== undefined && calculation === 'sum') n ??= value;
  if (value !== undefined && calculation === 'ratio') {
    if (d !== undefined) n ??= Math.round((value / scale) * d);
    else if (n !== undefined && value !== 0) d = Math.round((n * scale) / value);
  }
  return { numerator: people.numerator ? n : undefined, denominator: people.denominator ? d : undefined };
}

function hasNumbers({ status }: Observation): boolean {
  return status === 'reported' || status === 'provisional';
}

/** The same figure with nothing to be read from it: only its key, its source and the status are left. */
export function suppress(observation: Observation): Observation {
  const { note: _note, ...rest } = withoutNumbers(observation);
  return { ...rest, status: 'suppressed' };
}

function withoutNumbers(observation: Observation): Observation {
  const { numerator: _numerator, denominator: _denominator, value: _value, interval: _interval, ...rest } = observation;
  return rest;
}

/**
 * Suppresses what was computed from a suppressed figure: the yearly change into the hidden year and the one out of
 * it. `growthOf`: the growth indicators with the indicator each is made from. Order and length are kept.
 */
export function spreadSuppression(
  observations: readonly Observation[],
  growthOf: Readonly<Record<string, string>>,
): Observation[] {
  const key = (indicator: string, { area, groups }: Observation, period: string): string =>
    JSON.stringify([indicator, area, groups, period]);
  const hidden = new Set(
    observations.filter(({ status }) => status === 'suppressed').map((row) => key(row.indicator, row, row.period)),
  );
  return observations.map((row) => {
    const base = growthOf[row.indicator];
    if (base === undefined || isPublished(row)) return row;
    const touched = [row.period, yearBefore(row.period)].some((period) => hidden.has(key(base, row, period)));
    return touched ? suppress(row) : row;
  });
}

/**
 * Disclosure control, and the only way to make `Protected` observations. A figure whose status goes without a number
 * loses any that it carries. Order and length are kept. Throws for an indicator without a rule.
 */
export function protect(
  observations: readonly Observation[],
  rules: Readonly<Record<string, DisclosureRule>>,
): Protected<readonly Observation[]> {
  const primary = observations.map((observation) => {
    const rule = rules[observation.indicator];
    if (!rule) throw new Error(`unprotected indicator: ${observation.indicator}; expected a disclosure rule for it`);
    if (observation.status === 'suppressed' || hides(observation, rule)) return suppress(observation);
    return hasNumbers(observation) ? observation : withoutNumbers(observation);
  });
  const growthOf: Record<string, string> = {};
  for (const [id, rule] of Object.entries(rules)) if (rule.growthOf !== undefined) growthOf[id] = rule.growthOf;
  return spreadSuppression(primary, growthOf) as readonly Observation[] as Protected<readonly Observation[]>;
}
