import { countRows, drawGross, drawShares } from './shares.ts';
import type { Row } from './table.ts';
import { shareOut, years, type ByTown } from './towns.ts';

/** The rows of the theme ecology, by indicator. */
export function ecologyRows(): Record<string, Row[]> {
  const rangers = drawRangers();
  const rangersOf = (period: string): ByTown =>
    rangers.filter((row) => row.period === period).map(({ denominator }) => denominator ?? 0);
  return {
    'ranger-density': rangers,
    'rangers-registered': drawShares({
      name: 'rangers-registered',
      of: rangersOf,
      outcomes: { 2016: 0.5217, 2017: 0.5934, 2018: 0.6612, 2019: 0.6987, 2020: 0.7136 },
      spread: 0.15,
    }),
    'compensation-people': peopleCompensated(),
    'farmland-funds': farmlandFunds(),
  };
}

/** Mu of forest at the end of a year: a little more every year. */
function forest(period: string): ByTown {
  const total = Math.round(1_352_400 * (1 + 0.006 * (Number(period) - 2015)));
  return shareOut('forest', total, ({ rural, poverty }) => rural * poverty ** 2, 0.2);
}

/** Mu of forest over rangers, in whole numbers of both. */
function drawRangers(): Row[] {
  return drawGross({
    name: 'rangers',
    of: forest,
    outcomes: { 2016: 1 / 812, 2017: 1 / 694, 2018: 1 / 583, 2019: 1 / 524, 2020: 1 / 492 },
    spread: 0.05,
  }).map(({ numerator, denominator, ...row }) => ({ ...row, numerator: denominator, denominator: numerator }));
}

/** People lifted out of poverty by ecological compensation, running total since 2016. */
function peopleCompensated(): Row[] {
  const running = [1186, 2304, 3147, 3268, 3291];
  return years.slice(1).flatMap((period, i) =>
    countRows(
      period,
      shareOut('ecological compensation', running[i] ?? 0, ({ rural, poverty }) => rural * poverty ** 2, 0.1),
    ),
  );
}

/** Yuan from the programme of farmland development for fields that yield in drought and flood. */
function farmlandFunds(): Row[] {
  const tenThousands = [960, 1180, 1240, 870, 620];
  return years.slice(1).flatMap((period, i) =>
    countRows(
      period,
      shareOut(`farmland ${period}`, tenThousands[i] ?? 0, ({ keyVillages }) => keyVillages, 0.2).map(
        (money) => money * 10000,
      ),
    ),
  );
}
