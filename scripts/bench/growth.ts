import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { spreadOf, type Measurement } from './measurement.ts';

/** How time grows with rows, on scales where a straight line of this slope is growth in proportion. As SVG text. */
export function drawGrowth(measurements: readonly Measurement[]): string {
  const points = measurements.flatMap(({ rows, unit, values, against, name }) => {
    if (rows === undefined || unit !== 's') return [];
    const what = name.en.replace(/^.*?: /, '');
    const own = { rows, what, seconds: spreadOf(values).median };
    return against ? [own, { rows, what: against.name.en, seconds: spreadOf(against.values).median }] : [own];
  });
  const distinct = [...new Map(points.map((point) => [`${point.what} ${point.rows}`, point])).values()];
  const chart = Plot.plot({
    document: parseHTML('<html><body></body></html>').document,
    ...{ width: 640, height: 400, marginLeft: 50, grid: true },
    x: { type: 'log', label: 'rows' },
    y: { type: 'log', label: 'seconds (median)' },
    color: { legend: false },
    marks: [
      Plot.line(distinct, { x: 'rows', y: 'seconds', stroke: 'what' }),
      Plot.dot(distinct, { x: 'rows', y: 'seconds', fill: 'what' }),
      Plot.text(
        distinct,
        Plot.selectLast({ x: 'rows', y: 'seconds', z: 'what', text: 'what', textAnchor: 'end', dy: -8 }),
      ),
    ],
  });
  chart.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return chart.outerHTML;
}
