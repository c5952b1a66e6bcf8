import type { Indicator, Sensitivity } from '../indicator.ts';
import type { Observation } from '../observation.ts';
import type { Site } from '../site.ts';
import { builtinUnits, type Unit } from '../unit.ts';

/** What a number counts: people or households, money that goes to people, or something without a threshold. */
export type Measured = 'people' | 'money' | 'other';

/** How the counts of one indicator are protected. Made by `disclosureRule`. */
export interface DisclosureRule {
  readonly sensitivity: Sensitivity;
  readonly disclosure: Site['disclosure'];
  readonly calculation: Indicator['calculation'];
  /** value = scale × numerator ÷ denominator, for a ratio. */
  readonly scale: number;
  /** What the numbers count; absent where the indicator has no such number. */
  readonly measured: { readonly value: Measured; readonly numerator?: Measured; readonly denominator?: Measured };
  /** Whether the numerator is a part of the denominator, so that their difference is a group of its own. */
  readonly share: boolean;
  /** The indicator whose yearly change this is: what is hidden there spreads here. */
  readonly growthOf?: string;
  /** The group columns: whether their values add up to the total. */
  readonly groups: Readonly<Record<string, 'sum' | 'none'>>;
  /** The series that judge promises, as area and groups: they are given up last. */
  readonly judged: readonly { readonly area: string; readonly groups: string }[];
}

const unitsOfPeople: readonly string[] = ['person', 'person-time', 'household'];
const unitsOfMoney: readonly string[] = ['yuan', 'yuan-per-person'];

/** What a unit counts. One that nobody declared is taken for people: the gate fails closed. */
export function measureOf(key: string, declared: Readonly<Record<string, Unit>>): Measured {
  const unit = declared[key];
  if (unit) return unit.measure === 'count' ? 'people' : unit.measure === 'money' ? 'money' : 'other';
  if (unitsOfMoney.includes(key)) return 'money';
  if (key in builtinUnits) return unitsOfPeople.includes(key) ? 'people' : 'other';
  return 'people';
}

/** The rule of an indicator at a site. `judged`: the series of it that judge promises. */
export function disclosureRule(
  indicator: Indicator,
  site: Pick<Site, 'disclosure' | 'units'>,
  judged: DisclosureRule['judged'] = [],
): DisclosureRule {
  const { sensitivity, calculation, scale, numerator, denominator, from } = indicator;
  return {
    sensitivity,
    disclosure: site.disclosure,
    calculation,
    scale,
    measured: measuredOf(indicator, site.units),
    share: calculation === 'ratio' && scale === 100 && numerator?.unit === denominator?.unit,
    ...(typeof from === 'object' && 'growth' in from && { growthOf: from.growth }),
    groups: Object.fromEntries(Object.entries(indicator.groups).map(([column, { total }]) => [column, total])),
    judged,
  };
}

/** What the numbers of an indicator count. `declared`: the units of the site. */
export function measuredOf(
  { unit, numerator, denominator }: Pick<Indicator, 'unit' | 'numerator' | 'denominator'>,
  declared: Readonly<Record<string, Unit>>,
): DisclosureRule['measured'] {
  return {
    value: measureOf(unit, declared),
    ...(numerator && { numerator: measureOf(numerator.unit, declared) }),
    ...(denominator && { denominator: measureOf(denominator.unit, declared) }),
  };
}

/** Where an indicator says to how many people the money goes that it counts; `nobody`: it counts none, or not theirs. */
export function paidTo(
  sensitivity: Sensitivity,
  calculation: Indicator['calculation'],
  measured: DisclosureRule['measured'],
): 'nobody' | 'denominator' | 'contributors' {
  const money = measured.numerator === 'money' || (calculation === 'value' && measured.value === 'money');
  if (!isAboutPeople({ sensitivity }) || !money || calculation === 'growth') return 'nobody';
  return measured.denominator === 'people' ? 'denominator' : 'contributors';
}

/** Whether figures of the class are about people, so that small ones are hidden. */
export function isAboutPeople({ sensitivity }: Pick<DisclosureRule, 'sensitivity'>): boolean {
  return sensitivity === 'sensitive' || sensitivity === 'personal';
}

/** The smallest count that may be published; for classes without a threshold that of the class personal. */
export function smallest({ sensitivity, disclosure }: Pick<DisclosureRule, 'sensitivity' | 'disclosure'>): number {
  return sensitivity === 'sensitive' ? disclosure.sensitive : disclosure.personal;
}

/** Whether a figure was copied from a publication or the plan, named in its row: it is public already. */
export function isPublished({ sourceKind, reference }: Pick<Observation, 'sourceKind' | 'reference'>): boolean {
  return sourceKind === 'plan' || (sourceKind === 'official' && reference !== undefined);
}

export function hasNumbers({ status }: Pick<Observation, 'status'>): boolean {
  return status === 'reported' || status === 'provisional';
}
