/** The first two digits of every identity number: the province (GB/T 2260). */
const provinces = new Set(
  [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46]
    .concat([50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83])
    .map(String),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** The check digit of the first 17 digits of an identity number (GB 11643-1999). */
export function checkDigit(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkDigits[sum % 11] ?? '';
}

/** Whether a text begins with the digits of a province. */
export function hasProvince(digits: string): boolean {
  return provinces.has(digits.slice(0, 2));
}

/** Whether `YYYYMMDD` is a day from 1900 to `today` (`YYYY-MM-DD`). */
export function isPastDay(digits: string, today: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (!/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) || day > today) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/**
 * The last year of birth for which a number with a wrong check digit is still taken for a mistyped identity number.
 * Later years are those of the plans themselves: an area code, a day and a serial number make a project number.
 */
const lastMistypedYear = '2012';

/**
 * What 18 characters are: an identity number, one with a wrong check digit (a typing error does not make it less
 * personal), or neither. A unified social credit code (GB 32100) can be all digits and is neither.
 */
export function judgeIdentity(digits: string, today: string): 'valid' | 'mistyped' | undefined {
  const number = digits.toUpperCase();
  if (!hasProvince(number) || !isPastDay(number.slice(6, 14), today)) return undefined;
  if (checkDigit(number) === number[17]) return 'valid';
  return number.slice(6, 10) <= lastMistypedYear && !isCreditCode(number) ? 'mistyped' : undefined;
}

/**
 * Whether 15 digits are an identity number of the form given until 1999, which has no check digit. Where nothing says
 * so, a birth before 1930 does not count: an area code with serial numbers looks the same.
 */
export function isOldIdentity(digits: string, hinted: boolean): boolean {
  if (!hasProvince(digits) || !isPastDay(`19${digits.slice(6, 12)}`, '1999-12-31')) return false;
  return hinted || digits.slice(6, 8) >= '30';
}

/** The type 1-7 and the grade 1-4 that follow the identity number in the number of a disability certificate. */
export function isDisabilityEnd(digits: string): boolean {
  return /^[1-7][1-4]$/.test(digits);
}

const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether 18 characters are a unified social credit code with the right check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  const sum = creditWeights.reduce((total, weight, index) => {
    const value = creditCharacters.indexOf(code[index] ?? ' ');
    return value < 0 ? NaN : total + weight * value;
  }, 0);
  return code.length === 18 && creditCharacters[(31 - (sum % 31)) % 31] === code[17];
}
