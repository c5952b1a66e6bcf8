/** Days since 1970 as `2020-02-29`; the engine's two infinities as `infinity` and `-infinity`. */
export function dateText(days: number): string {
  if (days === 2_147_483_647) return 'infinity';
  if (days === -2_147_483_647) return '-infinity';
  const { year, month, day } = civil(days);
  const shown = year > 0 ? year : 1 - year;
  return `${pad(shown, 4)}-${pad(month)}-${pad(day)}${year > 0 ? '' : ' (BC)'}`;
}

/** A point in time as `2020-01-01 12:34:56.5`, counted in units of which `perSecond` make a second. */
export function timestampText(value: bigint, perSecond: bigint, zone: string): string {
  if (value === 2n ** 63n - 1n) return 'infinity';
  if (value === -(2n ** 63n) + 1n) return '-infinity';
  const perDay = perSecond * 86_400n;
  const days = floorDivide(value, perDay);
  const date = dateText(Number(days));
  const text = `${date.replace(' (BC)', '')} ${timeText(value - days * perDay, perSecond)}${zone}`;
  return date.endsWith('(BC)') ? `${text} (BC)` : text;
}

/** A time of day as `12:34:56.789`. */
export function timeText(value: bigint, perSecond: bigint): string {
  const seconds = Number(value / perSecond);
  const fraction = String(value % perSecond)
    .padStart(String(perSecond).length - 1, '0')
    .replace(/0+$/, '');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => pad(part))
    .join(':');
  return perSecond > 1n && fraction ? `${clock}.${fraction}` : clock;
}

/** A span as DuckDB prints it: `1 year 2 months 3 days 04:05:06`. */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
  const microseconds = nanoseconds / 1000n;
  const size = microseconds < 0n ? -microseconds : microseconds;
  const parts = [
    part(Math.trunc(months / 12), 'year'),
    part(months % 12, 'month'),
    part(days, 'day'),
    size === 0n ? '' : `${microseconds < 0n ? '-' : ''}${timeText(size, 1_000_000n)}`,
  ].filter(Boolean);
  return parts.length === 0 ? '00:00:00' : parts.join(' ');
}

function part(count: number, unit: string): string {
  if (count === 0) return '';
  return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
}

/** Year, month and day of a day number, for every year (proleptic Gregorian; Howard Hinnant's algorithm). */
function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
