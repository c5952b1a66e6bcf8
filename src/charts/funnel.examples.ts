import type { Language } from '../core/text.ts';
import { tellProcedure } from '../i18n/promise-sentences.ts';
import * as chart from './funnel.ts';
import type { FunnelOptions, FunnelRow } from './funnel.ts';
import { example } from './kit/example.ts';
import { sampleLabels } from './kit/samples.examples.ts';

const names: Readonly<Record<Language, readonly string[]>> = {
  zh: ['村民代表会议评议', '村“两委”和工作队核实', '本户认可', '村内公示', '村内公告'],
  en: [
    'Assessed by the village representatives',
    'Verified by the village committees and the work team',
    'Agreed to by the household',
    'Public notice in the village',
    'Announced in the village',
  ],
};

const rows = (language: Language): FunnelRow[] => {
  const [assessed = '', verified = '', agreed = '', notice = '', announced = ''] = names[language];
  return [
    { name: assessed, status: 'reported', value: 571, of: 571 },
    { name: verified, status: 'reported', value: 549, of: 571 },
    { name: agreed, status: 'reported', value: 0, of: 571 },
    { name: notice, status: 'suppressed', value: 3, of: 571 },
    { name: announced, status: 'not-reported' },
  ];
};

function procedure(title: { zh: string; en: string }, ordered: boolean) {
  return example<FunnelRow, FunnelOptions>({
    title,
    chart,
    rows,
    options: (language) => {
      const short = (missing: number): string => (language === 'zh' ? `，差${missing}` : `, ${missing} short`);
      const format = (value: number, of: number | undefined): string =>
        `${value} / ${of}${of !== undefined && value < of ? short(of - value) : ''}`;
      const labels = sampleLabels(language, language === 'zh' ? '2016年贫困户退出的每一步' : 'Steps of an exit, 2016');
      const table = chart.tabulate(rows(language), { labels, format, ordered: false });
      const told = table.rows.map(([name = '', text = '']) => ({ name, text: text.replace('＊', '') }));
      return { labels: { ...labels, description: tellProcedure(told, language) }, format, ordered };
    },
  });
}

/** Steps in order: one taken by fewer than should have, one by none, one suppressed, one not reported. */
export const steps = procedure({ zh: '依次的步骤', en: 'Steps in order' }, true);

/** Conditions that hold beside each other. */
export const conditions = procedure({ zh: '并列的条件', en: 'Conditions beside each other' }, false);
