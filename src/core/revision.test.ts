import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from './observation.ts';
import {
  compareFigures,
  compareVerdicts,
  followsFrom,
  gatherSaid,
  withoutHidden,
  type FigureState,
  type Revision,
  type StatedVerdict,
} from './revision.ts';
import { compareVersions } from './version.ts';

const key = { indicator: 'water', area: 'a', period: '2018', groups: '' };
const figure = (state: FigureState, area = 'a') => ({ ...key, area, state });
const reported = (value: number): FigureState => ({ status: 'reported', value });

describe('compareFigures(said, figures)', () => {
  const said = gatherSaid([{ version: '2018.1.0', figures: [figure(reported(1)), figure(reported(2), 'b')] }]);

  it('finds a changed number, and names the release that had said the old one', () => {
    expect(compareFigures(said, [figure(reported(3)), figure(reported(2), 'b')])).toEqual([
      { ...key, since: '2018.1.0', before: reported(1), after: reported(3) },
    ]);
  });

  it('a status is part of what is said: a provisional value that becomes final has changed', () => {
    const before = gatherSaid([{ version: '1.1.0', figures: [figure({ status: 'provisional', value: 1 })] }]);
    expect(compareFigures(before, [figure(reported(1))])).toHaveLength(1);
  });

  it('a figure never published before is no change', () => {
    expect(compareFigures(said, [figure(reported(1)), figure(reported(2), 'b'), figure(reported(9), 'c')])).toEqual([]);
  });

  it('a figure that is gone is withdrawn', () => {
    expect(compareFigures(said, [figure(reported(1))]).map(({ area, after }) => [area, after.status])).toEqual([
      ['b', 'withdrawn'],
    ]);
  });

  it('says no number again of a figure that is hidden now', () => {
    const [found] = compareFigures(said, [figure({ status: 'suppressed' }), figure(reported(2), 'b')]);
    expect(found?.before).toEqual({ status: 'reported' });
  });

  it('compares with all releases: one that left a figure out does not make its return unseen', () => {
    const releases = [
      { version: '2018.1.0', figures: [figure(reported(1))] },
      { version: '2018.2.0', figures: [] },
    ];
    expect(compareFigures(gatherSaid(releases), [figure(reported(1))])).toEqual([
      { ...key, since: '2018.2.0', before: { status: 'withdrawn' }, after: reported(1) },
    ]);
  });

  it('a release compared with itself has changed nothing, whatever it says', () => {
    const state = fc.record({ status: fc.constantFrom('reported', 'provisional'), value: fc.double({ noNaN: true }) });
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.array(state, { minLength: 1 }), (areas, states) => {
        const figures = areas.map((area, index) => figure(states[index % states.length] as FigureState, area));
        expect(compareFigures(gatherSaid([{ version: '1.1.0', figures }]), figures)).toEqual([]);
      }),
    );
  });
});

describe('compareVerdicts(before, after)', () => {
  const verdict = (standing: StatedVerdict['standing'], asOf = '2018-12-31', commitment = '01-water') =>
    ({ commitment, asOf, standing, steps: [] }) as StatedVerdict;

  it('finds a changed standing on a day that both judge, and leaves out days that only one judges', () => {
    const before = [verdict('missed'), verdict('not-due', '2017-06-30')];
    expect(compareVerdicts(before, [verdict('met'), verdict('met', '2019-12-31')])).toEqual([
      {
        ...{ commitment: '01-water', asOf: '2018-12-31' },
        before: { standing: 'missed', steps: [] },
        after: { standing: 'met', steps: [] },
      },
    ]);
  });

  it('a promise that is no longer in the ledger is one change, as of its last day', () => {
    const before = [verdict('missed', '2017-12-31'), verdict('missed')];
    expect(compareVerdicts(before, []).map(({ asOf, after }) => [asOf, after.standing])).toEqual([
      ['2018-12-31', undefined],
    ]);
  });
});

describe('followsFrom(verdict, figure, dependences)', () => {
  const dependences = [{ commitment: '01-water', indicator: 'water', area: 'a', groups: '' }];
  it('a verdict follows from the figures of its series that had ended on its day', () => {
    const on = (asOf: string) => followsFrom({ commitment: '01-water', asOf }, key, dependences);
    expect([on('2018-12-31'), on('2018-06-30')]).toEqual([true, false]);
    expect(followsFrom({ commitment: '01-other', asOf: '2018-12-31' }, key, dependences)).toBe(false);
  });
});

describe('withoutHidden(revisions, observations)', () => {
  it('old entries about a figure that is hidden now keep their reason and lose their numbers', () => {
    const change = {
      ...key,
      since: '1.1.0',
      before: reported(1),
      after: reported(2),
      reason: { zh: '漏报' },
      verdicts: [],
    };
    const revisions: Revision[] = [{ version: '1.2.0', published: '2018-12-31', figures: [change], verdicts: [] }];
    const hidden = [{ ...key, status: 'suppressed' }] as unknown as Observation[];
    expect(JSON.stringify(withoutHidden(revisions, hidden))).not.toContain('"value"');
    expect(withoutHidden(revisions, [])).toEqual(revisions);
  });
});

describe('compareVersions(a, b)', () => {
  it('orders by number, not by letter', () => {
    expect(['2020.12.0', '2020.9.1', '2020.9.0', '2019.12.10'].sort(compareVersions)).toEqual([
      '2019.12.10',
      '2020.9.0',
      '2020.9.1',
      '2020.12.0',
    ]);
  });
});
