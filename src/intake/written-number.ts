/** A number that a file holds as such, not as a text: a point marks its decimals, whatever is declared of texts. */
export interface ExactNumber {
  readonly exact: string;
}

const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** A spreadsheet keeps no more: what is written beyond is what counting in twos left over. */
const KEPT_DIGITS = 15;
const MOST_DECIMALS = 6;

/**
 * The decimal that a cell's number is, from its text alone: never through binary floating point. Exponents are written out. With more decimals than
 * are kept, it is the number that the spreadsheet shows, of 15 digits: 1234.5599999999999 is 1234.56. What is no number stays as it is.
 */
export function writtenNumber(text: string): string {
  const match = WRITTEN.exec(text.trim());
  if (!match || `${match[2]}${match[3] ?? ''}` === '') return text;
  const [, sign = '', whole = '', part = '', exponent = '0'] = match;
  let digits = (whole + part).replace(/^0+(?=\d)/, '');
  let decimals = part.length - Number(exponent);
  if (decimals > MOST_DECIMALS && digits.length > KEPT_DIGITS) {
    const cut = digits.length - KEPT_DIGITS;
    const ten = 10n ** BigInt(cut);
    digits = String((BigInt(digits) + ten / 2n) / ten);
    decimals -= cut;
  }
  return (sign === '-' && digits !== '0' ? '-' : '') + plain(digits, decimals);
}

function plain(digits: string, decimals: number): string {
  if (decimals <= 0) return digits === '0' ? '0' : digits + '0'.repeat(-decimals);
  const padded = digits.padStart(decimals + 1, '0');
  const part = padded.slice(-decimals).replace(/0+$/, '');
  const whole = padded.slice(0, -decimals);
  return part === '' ? whole : `${whole}.${part}`;
}
