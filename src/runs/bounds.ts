import type { Line } from '../engine/result.ts';
import { invalid, type Problem } from '../platform/errors.ts';

/** Minor units of this many digits are kept: of thousands of results, the sums still fit where the ledger keeps them. */
const mostDigits = 15;

/** Throws amount-too-large for a result that is larger than can be kept: a rate was mistyped, or a fact's amount. */
export function mustFit(period: string, lines: readonly Line[]): void {
  for (const line of lines) {
    if (digits(line.earnedMinor) > mostDigits || digits(line.amountMinor) > mostDigits) throw tooLarge(period, line);
  }
}

const digits = (minor: string): number => (minor.startsWith('-') ? minor.length - 1 : minor.length);

function tooLarge(period: string, { incentive, unit }: Line): Problem {
  return invalid(
    'amount-too-large',
    {
      en: `Incentive “${incentive}” comes to an amount of ${unit} in ${period} that is larger than can be kept.`,
      nl: `Incentive “${incentive}” komt in ${period} uit op een bedrag in ${unit} dat groter is dan bewaard kan worden.`,
    },
    {
      detail: {
        en: 'Nothing was changed. Look for a mistyped rate in the program, or a mistyped amount among the facts.',
        nl: 'Er is niets veranderd. Zoek een verkeerd getypt percentage in het programma of bedrag in de feiten.',
      },
      where: { path: ['incentives', incentive] },
    },
  );
}
