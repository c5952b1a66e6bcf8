import { standings } from '../core/judgement.ts';
import { type Example } from './kit/samples.ts';
import matrix, { type MatrixRow } from './matrix.ts';

const rows = (chapters: readonly string[]): MatrixRow[] =>
  chapters.flatMap((group, chapter) =>
    Array.from({ length: 48 - 13 * chapter }, (_, index) => ({
      group,
      name: `${group} ${index + 1}`,
      standing: standings[Math.floor((index / (48 - 13 * chapter)) * standings.length)] ?? 'met',
      href: `commitments/${chapter}-${index}/`,
    })),
  );

export const wide: Example = (document) =>
  matrix(rows(['2 总体要求', '5 教育支持', '6 健康医疗']), {
    document,
    labels: { title: '一格一承诺' },
    formatCount: (count) => `${count} 项`,
  });

export const narrow: Example = (document) =>
  matrix(rows(['2 General requirements', '5 Education', '6 Health']), {
    document,
    width: 340,
    labels: { title: 'One mark per promise' },
    formatCount: (count) => `${count} promises`,
  });
