import { formatDay, formatPeriod } from '../../core/format.ts';
import type { FigureKey } from '../../core/observation.ts';
import {
  type FigureChange,
  type Revision,
  type VerdictChange,
  type VerdictDifference,
  type VerdictState,
} from '../../core/revision.ts';
import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { figurePath } from '../certificate.ts';
import { link } from '../link.ts';
import { groupsText, promisePath } from '../promise.ts';
import { proofTexts, t } from '../texts.ts';
import { tellReason, tellState } from './history.ts';

/** A name with the page about it, where there is one. */
export interface Named {
  readonly name: string;
  readonly href?: string;
}

/** How a verdict changed, in words. */
export interface ShownVerdict extends Named {
  readonly asOf: string;
  readonly before: string;
  readonly after: string;
  readonly reason?: string;
}

/** A corrected figure as the ledger shows it. */
export interface ShownFigure extends Named {
  readonly before: string;
  readonly since: string;
  readonly after: string;
  readonly reason: string;
  readonly effects: readonly ShownVerdict[];
}

/** Every revision, newest first; the newest is a preview where it is not released. */
export function revisionsOf({ revisions, manifest }: Published): (Revision & { readonly preview: boolean })[] {
  const last = revisions.length - 1;
  return revisions
    .map((revision, index) => ({ ...revision, preview: index === last && manifest.published === undefined }))
    .reverse();
}

/** What the whole ledger of corrections comes to, in a sentence. */
export function openCorrections(data: Published, language: Language): string {
  const words = proofTexts(language).corrections;
  const all = revisionsOf(data);
  const released = all.filter(({ preview }) => !preview);
  const count = (pick: (revision: Revision) => readonly unknown[]): number =>
    released.reduce((sum, revision) => sum + pick(revision).length, 0);
  const [figures, verdicts] = [count((each) => each.figures), count((each) => each.verdicts)];
  const values = { version: data.version, releases: released.length, figures, verdicts };
  if (released.length === 0) return fill(words.openFirst, values);
  if (all.length > released.length) return fill(words.openPreview, values);
  return fill(figures + verdicts > 0 ? words.openSome : words.openNone, values);
}

/** A corrected figure, told. */
export function showFigure(data: Published, change: FigureChange, revision: Revision, language: Language): ShownFigure {
  const words = proofTexts(language).corrections;
  const effects = change.verdicts.flatMap(
    ({ commitment, asOf }) =>
      revision.verdicts.find((verdict) => verdict.commitment === commitment && verdict.asOf === asOf) ?? [],
  );
  return {
    ...nameFigure(data, change, language),
    before: tellState(data, change, change.before, language),
    since: fill(words.since, { version: change.since }),
    after: tellState(data, change, change.after, language),
    reason: tellReason(change.reason, language),
    effects: effects.map((verdict) => showVerdict(data, verdict, language)),
  };
}

/** A changed verdict, told. */
export function showVerdict(
  data: Published,
  { commitment: id, asOf, before, after, ...rest }: VerdictDifference & Pick<VerdictChange, 'reason'>,
  language: Language,
): ShownVerdict {
  const commitment = data.commitmentById.get(id);
  const judged = commitment && data.asOfDays.includes(asOf);
  return {
    name: commitment?.name[language] ?? id,
    ...(judged && { href: link(promisePath(data, commitment, asOf), language) }),
    asOf: formatDay(asOf, language),
    before: tellVerdict(before, after, language),
    after: tellVerdict(after, before, language),
    ...(rest.reason && { reason: tellReason(rest.reason, language) }),
  };
}

/** Which figure it is: indicator, area, period and group, with its page while it is published. */
export function nameFigure(data: Published, key: FigureKey, language: Language): Named {
  const indicator = data.indicators[key.indicator];
  const area = data.areaByCode.get(key.area);
  const parts = [
    indicator?.name[language] ?? key.indicator,
    area?.[language === 'zh' ? 'name' : 'name_en'] ?? key.area,
    formatPeriod(key.period, language),
    indicator ? groupsText(indicator, key.groups, language) : key.groups,
  ];
  const known = data.seriesByKey.get([key.indicator, key.area, key.groups].join('|'));
  const path = known?.some(({ period }) => period === key.period) ? figurePath(data, key) : undefined;
  return { name: parts.filter(Boolean).join(' · '), ...(path !== undefined && { href: link(path, language) }) };
}

function tellVerdict(state: VerdictState, other: VerdictState, language: Language): string {
  const { standing, outcome, pace } = t(language);
  if (state.standing === undefined) return proofTexts(language).corrections.gone;
  const parts = [standing[state.standing]];
  if (state.standing === other.standing) {
    if (state.outcome !== other.outcome && state.outcome) parts.push(outcome[state.outcome]);
    if (state.pace !== other.pace && state.pace) parts.push(pace[state.pace]);
    if (String(state.steps) !== String(other.steps)) parts.push(state.steps.map((step) => standing[step]).join('/'));
  }
  return parts.join(language === 'zh' ? '，' : ', ');
}
