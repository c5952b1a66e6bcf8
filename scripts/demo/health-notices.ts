import { createStream } from './random.ts';
import { county } from './towns.ts';

/** A notice about health work among the poor that was to be published, and the day it was. */
interface HealthNotice {
  readonly notice_id: string;
  readonly area: string;
  readonly subject: string;
  readonly office: string;
  readonly planned_on: string;
  /** Empty where it was not published by the end of 2020. */
  readonly published_on: string;
}

/** What is published each year: the subject, the office and the day planned. */
const subjects = [
  ['rates', '县人力资源和社会保障局', '01-20'],
  ['assistance', '县民政局', '01-31'],
  ['hospitals', '县卫生和计划生育局', '03-10'],
  ['free-services', '县卫生和计划生育局', '04-07'],
  ['results', '县卫生和计划生育局', '12-15'],
] as const;

/** What nobody published. */
const missing = ['rates 2016', 'free-services 2016', 'results 2018'];

/** Five notices a year. */
export const healthNotices: readonly HealthNotice[] = drawNotices();

function drawNotices(): HealthNotice[] {
  const next = createStream('health notices');
  const rows = [2016, 2017, 2018, 2019, 2020].flatMap((year) =>
    subjects.map(([subject, office, day]) => {
      const late = Math.floor(next() * next() * 40);
      const planned_on = `${year}-${day}`;
      const published = new Date(Date.parse(`${planned_on}T00:00:00Z`) + late * 86_400_000).toISOString().slice(0, 10);
      return {
        subject,
        office,
        planned_on,
        published_on: missing.includes(`${subject} ${year}`) || published > '2020-12-31' ? '' : published,
      };
    }),
  );
  return rows.map((row, i) => ({ notice_id: `GK${String(i + 1).padStart(2, '0')}`, area: county, ...row }));
}
