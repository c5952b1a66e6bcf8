/** Whether 16 to 19 digits can be a bank card: the first digit of a card scheme and the check digit of Luhn. */
export function isCard(digits: string): boolean {
  return /^[3-69]\d{15,18}$/.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const value = place % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
