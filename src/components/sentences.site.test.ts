import { describe, expect, inject, test, vi } from 'vitest';
import { languages, type Language } from '../core/text.ts';
import { tellSeries } from '../i18n/chart-sentences.ts';
import { describePromise } from '../i18n/statements.ts';
import { readPublished } from '../query/published.ts';
import { periodsOf, shownGroups } from './indicator.ts';
import { seriesOptions } from './pictures.ts';
import { viewPromise } from './promise.ts';
import { targetAt } from './target.ts';
import { townFigures, townsTold } from './towns.ts';

vi.stubEnv('SUNLEDGER_DATA', inject('site').folder);
const data = readPublished(inject('site').folder);
const folds = [1, 1e3, 1e4, 1e6, 1e8, 1e9];

/** The numbers that a text prints, but for the one in the name of a unit. */
function numbersIn(text: string): string[] {
  return (
    text
      .replaceAll('per 1,000', 'per thousand')
      .replace(/(\d),(?=\d{3})/g, '$1')
      .match(/\d+(?:\.\d+)?/g) ?? []
  );
}

/** Whether a printed number is one of the values, rounded as it is printed, in full or in 万, 亿, thousands, millions. */
function isOf(printed: string, values: readonly number[]): boolean {
  const half = 0.5 * 10 ** -(printed.split('.')[1]?.length ?? 0) + 1e-9;
  return values.some((value) => folds.some((fold) => Math.abs(Math.abs(value) / fold - Number(printed)) <= half));
}

const dayNumbers = (day: string | undefined): number[] => (day ?? '').split('-').map(Number);

describe('the sentences of the shipped release agree with its figures', () => {
  test.each(languages)('every number about a promise stands in its judgement: %s', (language: Language) => {
    const odd = data.commitments.flatMap((commitment) =>
      data.asOfDays.flatMap((asOf) => {
        const { judgement, telling } = viewPromise(data, commitment, { asOf, language });
        const { steps, breached } = judgement;
        const known = [
          ...steps.flatMap(({ due, upper, observed, gap, remaining, monthsLate, by, reachedOn }) => [
            ...[due, upper, observed, gap, remaining, monthsLate].filter((value) => value !== undefined),
            ...dayNumbers(by),
            ...dayNumbers(reachedOn),
          ]),
          ...commitment.steps.flatMap(({ value, by }) => [...(value === undefined ? [] : [value]), ...dayNumbers(by)]),
          ...(breached ? [breached.years, breached.of] : []),
          ...Array.from({ length: steps.length + 1 }, (_, index) => index),
        ];
        const quoted = [commitment.relative?.name[language], ...steps.map(({ document }) => document)];
        const told = quoted.reduce<string>(
          (text, quote) => (quote ? text.replaceAll(quote, '') : text),
          describePromise(judgement, telling),
        );
        return numbersIn(told)
          .filter((printed) => !isOf(printed, known))
          .map((printed) => `${commitment.id} ${asOf}: ${printed} in ${told}`);
      }),
    );
    expect(odd.slice(0, 5)).toEqual([]);
  });

  test.each(languages)('every number about a series stands in one of its rows or is a difference: %s', (language) => {
    const odd = [...data.seriesByKey.values()].flatMap((rows) => {
      const indicator = data.indicators[rows[0]?.indicator ?? ''];
      if (!indicator) return [];
      const told = tellSeries(rows, { language, ...seriesOptions(data, indicator, language), name: '' });
      const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]));
      const [first = 0, last = 0] = [values[0], values.at(-1)];
      const known = [
        ...values,
        last - first,
        ...rows.flatMap(({ period }) => period.match(/\d+/g)?.map(Number) ?? []),
        ...Array.from({ length: rows.length + 1 }, (_, index) => index),
      ];
      return numbersIn(told)
        .filter((printed) => !isOf(printed, known))
        .map((printed) => `${rows[0]?.indicator} ${rows[0]?.area}: ${printed} in ${told}`);
    });
    expect(odd.slice(0, 5)).toEqual([]);
  });

  test.each(languages)(
    'every number about the towns is one of theirs, a count of them, or the level due: %s',
    (language) => {
      let told = 0;
      const odd = Object.keys(data.indicators).flatMap((indicator) => {
        const definition = data.indicators[indicator];
        const period = periodsOf(data, indicator).at(-1);
        if (!definition || period === undefined) return [];
        return shownGroups(data, indicator).flatMap((groups) => {
          const choice = { indicator, groups, period, language };
          const target = targetAt(data, indicator, choice);
          const figures = townFigures(data, choice);
          if (figures.length === 0) return [];
          told++;
          const printing = seriesOptions(data, definition, language);
          const text = townsTold({ language, target }, figures, printing.format);
          const values = figures.flatMap(({ strong, value }) => (strong || typeof value !== 'number' ? [] : [value]));
          const counts = Array.from({ length: figures.length + 1 }, (_, index) => index);
          return numbersIn(target ? text.replaceAll(target.level, '') : text)
            .filter((printed) => !isOf(printed, [...values, ...counts]))
            .map((printed) => `${indicator} ${groups}: ${printed} in ${text}`);
        });
      });
      expect(odd.slice(0, 5)).toEqual([]);
      expect(told).toBeGreaterThan(100);
    },
  );

  test.each(languages)('a step that is withheld names what was due and nothing else: %s', (language) => {
    const withheld = data.judgements.filter(({ steps }) => steps.some(({ verdict }) => verdict === 'suppressed'));
    expect(withheld.length).toBeGreaterThan(0);
    for (const { steps } of withheld)
      for (const step of steps.filter(({ verdict }) => verdict === 'suppressed'))
        expect([step.observed, step.gap, step.numerator, step.remaining, step.p], language).toEqual(
          Array.from({ length: 5 }, () => undefined),
        );
  });

  test('a share is told as 100 % only where it is 100 %', () => {
    for (const judgement of data.judgements)
      for (const { observed, verdict, due } of judgement.steps)
        if (verdict === 'missed' && due === 100 && observed !== undefined) {
          const commitment = data.commitmentById.get(judgement.commitment);
          if (!commitment) continue;
          const { telling } = viewPromise(data, commitment, { asOf: judgement.asOf, language: 'zh' });
          expect(describePromise(judgement, telling), judgement.commitment).not.toMatch(/实际100%，差/);
        }
  });
});
