import type { Release } from '../release.ts';
import {
  compareFigures,
  compareVerdicts,
  figureKey,
  gatherSaid,
  statementOfLedger,
  type Revision,
  type VerdictDifference,
} from '../revision.ts';
import type { Text } from '../text.ts';
import { wrong, type Finding } from './finding.ts';

type Compared = Pick<Release, 'site' | 'observations' | 'judgements' | 'revisions'>;

/**
 * The list of changes of a release against the two releases it speaks of: every difference is in it, with a reason, and
 * nothing else is. `before` is the release before it, where it lies on the site; `listed` what changes.json says.
 */
export function checkChanges(
  release: Compared,
  before: Compared | undefined,
  listed: Pick<Revision, 'figures' | 'verdicts'>,
): Finding {
  const { figures, verdicts } = listed;
  const own = release.revisions.at(-1);
  const found: Text[] = [];
  if (JSON.stringify([own?.figures, own?.verdicts]) !== JSON.stringify([figures, verdicts]))
    found.push(
      wrong('changes.json', '与 release.json 所记的更正不一致', 'differs from the corrections in release.json'),
    );
  for (const { reason, ...key } of figures)
    if (!reason.zh) found.push(wrong(figureKey(key), '更正没有理由', 'changed without a reason'));
  if (before) found.push(...checkFigures(release, before, figures), ...checkVerdicts(release, before, verdicts));
  return { checked: figures.length + verdicts.length, wrong: found };
}

function checkFigures(release: Compared, before: Compared, listed: Revision['figures']): Text[] {
  const said = gatherSaid([statementOfLedger(before)]);
  const differences = compareFigures(said, statementOfLedger(release).figures);
  const expected = new Map(differences.map((each) => [figureKey(each), JSON.stringify([each.before, each.after])]));
  const stated = new Map(listed.map((each) => [figureKey(each), JSON.stringify([each.before, each.after])]));
  const found: Text[] = [];
  for (const [key, states] of expected)
    if (stated.get(key) !== states)
      found.push(
        stated.has(key)
          ? wrong(key, '更正记录写的前后值与两版数据不符', 'the ledger states other values than the two releases have')
          : wrong(key, '与前一版不同，更正记录里没有', 'differs from the release before and is not in the ledger'),
      );
  for (const { before: then, ...each } of listed)
    if (!expected.has(figureKey(each)) && (then.status !== 'withdrawn' || said.has(figureKey(each))))
      found.push(
        wrong(figureKey(each), '更正记录里有，两版数据却没有变化', 'is in the ledger, but the two releases agree'),
      );
  return found;
}

function checkVerdicts(release: Compared, before: Compared, listed: Revision['verdicts']): Text[] {
  const text = ({ before: then, after }: VerdictDifference): string => JSON.stringify([then, after]);
  const key = ({ commitment, asOf }: VerdictDifference): string => `${commitment} ${asOf}`;
  const differences = compareVerdicts(statementOfLedger(before).verdicts, statementOfLedger(release).verdicts);
  const expected = new Map(differences.map((each) => [key(each), text(each)]));
  const stated = new Map(listed.map((each) => [key(each), text(each)]));
  return [...new Set([...expected.keys(), ...stated.keys()])]
    .filter((each) => expected.get(each) !== stated.get(each))
    .map((each) => wrong(each, '判定的变化与更正记录不符', 'the change of the verdict is not as the ledger says'));
}
