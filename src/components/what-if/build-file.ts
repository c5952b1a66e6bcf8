import type { Commitment } from '../../core/commitment.ts';
import type { Point, Series } from '../../core/facts.ts';
import { gatherFacts } from '../../core/gather.ts';
import type { Judgement } from '../../core/judgement.ts';
import { judgementOf, seriesOf, type Published } from '../../query/published.ts';
import { t } from '../texts.ts';
import type { WhatIfFile, WhatIfPromise } from './file.ts';
import type { Said } from './vary.ts';

/** Every promise whose verdict or pace another rule could change. */
export function whatIfFile(data: Published): WhatIfFile {
  const promises = data.commitments.filter((commitment) => isOpen(data, commitment));
  const { demoLabel } = t('zh').site;
  const notice = data.site.dataset === 'demonstration' ? { notice: demoLabel } : {};
  return { ...notice, days: data.asOfDays, promises: promises.map((commitment) => promiseFacts(data, commitment)) };
}

/** Whether another rule could say something else: the promise has a number and a figure to judge it by. */
export function isOpen(data: Published, { id, kind }: Commitment): boolean {
  const counted = kind === 'level' || kind === 'cumulative' || kind === 'standard' || kind === 'annual-quota';
  return counted && data.judgingByCommitment.has(id);
}

function promiseFacts(data: Published, commitment: Commitment): WhatIfPromise {
  const { id, name, kind, direction, between, baseline, relative, vintage, withdrawn } = commitment;
  const { series, yardstick } = gatherFacts(commitment, data.judgingByCommitment.get(id), {
    indicators: data.indicators,
    rowsOf: ({ indicator, area, groups }) => seriesOf(data, indicator, area, groups),
    start: data.plan.start,
  });
  return {
    name,
    commitment: {
      ...{ id, kind, direction, between },
      steps: commitment.steps.map(({ clause: _, ...step }) => step),
      ...(baseline && { baseline }),
      ...(relative && { relative }),
      ...(vintage !== undefined && { vintage }),
      ...(withdrawn && { withdrawn }),
    },
    ...(series && { series: shorten(series) }),
    ...(yardstick && { yardstick: shorten(yardstick) }),
    said: data.asOfDays.map((day) => saidBy(judgementOf(data, id, day))),
  };
}

function saidBy({ standing, pace, outcome }: Judgement): Said {
  return { standing, ...(pace && { pace }), ...(outcome && { outcome }) };
}

/** A series with what the judge reads and nothing else. */
function shorten({ indicator, points }: Series): Series {
  const { calculation, scale, decimals, max, lagMonths } = indicator;
  return { indicator: { calculation, scale, decimals, max, lagMonths }, points: points.map(shortPoint) };
}

function shortPoint({ period, status, value, numerator, denominator, vintage, interval }: Point): Point {
  return { period, status, value, numerator, denominator, vintage, interval };
}
