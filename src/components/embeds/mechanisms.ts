import type { View } from '../../core/mechanism.ts';
import { groupKey } from '../../core/indicator.ts';
import type { ProcedureView, SeriesLine, SeriesView } from '../../core/mechanism.ts';
import { indicatorOf, type Published } from '../../query/published.ts';
import { publicationsCredit, seriesCredit } from '../credit.ts';
import { lineNames, procedurePeriods, procedurePicture, seriesTogether, viewTitle } from '../mechanism-views.ts';
import { recordsPicture } from '../records-views.ts';
import type { Draw, Drawings } from './embed.ts';
import { seriesEmbedPath } from './series.ts';

/** Every picture of the mechanisms that is not one of a promise or of an indicator. */
export function mechanismDrawings(data: Published): Drawings {
  return Object.keys(data.mechanisms).flatMap((id) =>
    (data.mechanisms[id]?.views ?? []).flatMap((view) => viewDrawings(data, { id, view })),
  );
}

/** The address below /embed/ of the one picture of a view; of a procedure the beginning, before the period. */
export function viewEmbedPath(data: Published, view: View): string {
  if (view.kind === 'promise') return `commitments/${view.commitment}`;
  const [id, mechanism] = Object.entries(data.mechanisms).find(([, { views }]) => views.includes(view)) ?? [];
  if (!mechanism) throw new Error(`unknown view: ${view.kind}; expected one of a mechanism of the release`);
  const earlier = mechanism.views.slice(0, mechanism.views.indexOf(view));
  const same = earlier.filter((each) => each.kind !== 'table' && nameOf(each) === nameOf(view)).length;
  return `mechanisms/${id}/${nameOf(view)}${same > 0 ? `-${same + 1}` : ''}`;
}

/** The address below /embed/ of one line of a view: that of the indicator's own picture, where it is one. */
export function lineEmbedPath(data: Published, view: SeriesView, line: SeriesLine): string {
  const known = { indicator: line.indicator, area: line.area ?? data.site.area, groups: groupKey(line.groups) };
  return seriesEmbedPath(data, known) ?? `${viewEmbedPath(data, view)}/${view.lines.indexOf(line) + 1}`;
}

function nameOf(view: View): string {
  if (view.kind === 'procedure') return view.indicator;
  if (view.kind === 'series') return view.lines[0]?.indicator ?? '';
  return view.kind === 'promise' ? view.commitment : view.records;
}

interface Shown<Kind extends View = View> {
  readonly id: string;
  readonly view: Kind;
}

function viewDrawings(data: Published, { id, view }: Shown): Drawings {
  if (view.kind === 'promise' || view.kind === 'table') return [];
  if (view.kind === 'procedure') return procedureDrawings(data, { id, view });
  if (view.kind === 'series') return linesDrawings(data, { id, view });
  const draw: Draw = (_, language) => {
    const picture = recordsPicture(data, view, { language, id: 'c', title: viewTitle(data, view, language) });
    const source = data.records[view.records]?.definition.source;
    const credit = publicationsCredit(data, source ? [source] : [], language);
    return picture && { picture, credit, page: `/mechanisms/${id}/` };
  };
  return [[viewEmbedPath(data, view), draw]];
}

function procedureDrawings(data: Published, { id, view }: Shown<ProcedureView>): Drawings {
  return procedurePeriods(data, view).shown.map(({ period, rows }) => {
    const draw: Draw = (_, language) => {
      const title = viewTitle(data, view, language);
      const picture = procedurePicture(data, view, { period, rows, language, id: 'c', title });
      const credit = seriesCredit(data, { indicator: view.indicator, rows, language });
      return picture && { picture, credit, page: `/mechanisms/${id}/` };
    };
    return [`${viewEmbedPath(data, view)}/${period}`, draw];
  });
}

/** One picture of all lines, or one of each line that is not an indicator's own picture. */
function linesDrawings(data: Published, { id, view }: Shown<SeriesView>): Drawings {
  const draw =
    (lines: readonly SeriesLine[], single: boolean): Draw =>
    (_, language) => {
      const [line] = lines;
      const name = line && lineNames(data, view, language)[view.lines.indexOf(line)];
      const title = (single ? name : undefined) ?? viewTitle(data, view, language);
      const picture = seriesTogether(data, { ...view, lines: [...lines] }, { language, id: 'c', title });
      const sources = lines.map(({ indicator }) => indicatorOf(data, indicator).source);
      return picture && { picture, credit: publicationsCredit(data, sources, language), page: `/mechanisms/${id}/` };
    };
  const path = viewEmbedPath(data, view);
  if (view.together) return [[path, draw(view.lines, false)]];
  return view.lines
    .map((line) => [lineEmbedPath(data, view, line), draw([line], true)] as const)
    .filter(([address]) => address.startsWith(`${path}/`));
}
