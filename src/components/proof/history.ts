import { formatDay } from '../../core/format.ts';
import type { FigureKey, Observation } from '../../core/observation.ts';
import { figureKey, type FigureState, type Reason } from '../../core/revision.ts';
import type { Language } from '../../core/text.ts';
import { fill } from '../../i18n/messages.ts';
import type { Published } from '../../query/published.ts';
import { countsText, figureText } from '../figures.ts';
import { proofTexts, t } from '../texts.ts';

/** What was said of a figure: the number with its counts, or in words why there was none. */
export function tellState(data: Published, key: FigureKey, state: FigureState, language: Language): string {
  const words = proofTexts(language).corrections;
  const { status } = state;
  if (status === 'withdrawn') return words.withdrawn;
  if (state.value === undefined)
    return status === 'reported' || status === 'provisional' ? words.hidden : t(language).status[status];
  const indicator = data.indicators[key.indicator];
  if (!indicator) return String(state.value);
  const row = { ...key, ...state, status } as Observation;
  const counts = countsText(data, row, { indicator, language });
  const behind = [counts, status === 'provisional' ? t(language).status.provisional : ''].filter(Boolean).join(' · ');
  const text = figureText(data, row, { indicator, language });
  return behind === '' ? text : language === 'zh' ? `${text}（${behind}）` : `${text} (${behind})`;
}

/** Why something was changed, and who approved it. */
export function tellReason({ zh, en, approvedBy }: Reason, language: Language): string {
  const text = language === 'en' ? (en ?? zh) : zh;
  const approved = approvedBy && fill(proofTexts(language).corrections.approved, { office: approvedBy });
  if (!approved) return text;
  return language === 'zh' ? `${text}（${approved}）` : `${text} (${approved})`;
}

/** What was published of a figure before, oldest first: one line for each time that it was corrected. */
export function historyOf(data: Published, key: FigureKey, language: Language): string[] {
  return (data.changesByFigure.get(figureKey(key)) ?? []).map(({ change, revision }) =>
    fill(proofTexts(language).history.line, {
      since: change.since,
      before: tellState(data, change, change.before, language),
      version: revision.version,
      day: formatDay(revision.published, language),
      after: tellState(data, change, change.after, language),
      reason: tellReason(change.reason, language),
    }),
  );
}
