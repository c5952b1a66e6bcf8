import { periodKind, periodYear, type Day, type Period } from './period.ts';
import type { Language } from './text.ts';

const quartersZh = ['一', '二', '三', '四'];
const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A period: `2016年`, `2016年第三季度`, `2016年7月`; `2016`, `Q3 2016`, `July 2016`. */
export function formatPeriod(period: Period, language: Language): string {
  const year = periodYear(period);
  const kind = periodKind(period);
  if (kind === 'year') return language === 'zh' ? `${year}年` : String(year);
  const number = Number(period.slice(kind === 'quarter' ? 6 : 5));
  if (kind === 'quarter') return language === 'zh' ? `${year}年第${quartersZh[number - 1]}季度` : `Q${number} ${year}`;
  return language === 'zh' ? `${year}年${number}月` : `${monthsEn[number - 1]} ${year}`;
}

/** A day: `2016年12月31日`, `31 December 2016`; with `yearEnd` the last day of a year is `2016年底`, `end of 2016`. */
export function formatDay(day: Day, language: Language, { yearEnd = false }: { yearEnd?: boolean } = {}): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (yearEnd && month === 12 && date === 31) return language === 'zh' ? `${year}年底` : `end of ${year}`;
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${monthsEn[month - 1]} ${year}`;
}
