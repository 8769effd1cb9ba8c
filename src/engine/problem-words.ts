/** What the schema says of itself, in Dutch. A test holds these against the schema's own words. */
export const dutchMessages: Readonly<Record<string, string>> = {
  'use lower-case letters, digits and hyphens, at most 63':
    'gebruik kleine letters, cijfers en streepjes, hoogstens 63',
  'not a number: write 12, "12.50", "2%" or "1/3"': 'geen getal: schrijf 12, "12.50", "2%" of "1/3"',
  'not an existing date: write YYYY-MM-DD': 'geen bestaande datum: schrijf JJJJ-MM-DD',
  'write a date from 1900 to 2999': 'schrijf een datum van 1900 tot en met 2999',
  'give at least one of from, above, to, below, starts_with':
    'geef minstens een van from, above, to, below, starts_with',
  'give exactly one of sum, average, min, max, count, distinct, days_between':
    'geef precies een van sum, average, min, max, count, distinct, days_between',
  'give amount or percent': 'geef amount of percent',
  'target goes with amount': 'target hoort bij amount',
  'per goes with average, sum or count': 'per hoort bij average, sum of count',
  'weights and matrix go with sum or count': 'weights en matrix horen bij sum of count',
  'give weights or matrix, not both': 'geef weights of matrix, niet allebei',
  'give at_least, above, at_most or below': 'geef at_least, above, at_most of below',
  'give from (that value included) or above (not included)':
    'geef from (die waarde telt mee) of above (die waarde telt niet mee)',
  'give rate or per_unit, not both': 'geef rate of per_unit, niet allebei',
  'block goes with per_unit': 'block hoort bij per_unit',
  'give by, or bands': 'geef by, of bands',
  'goal goes with measure': 'goal hoort bij measure',
  'not an ISO 4217 currency': 'geen munt volgens ISO 4217, zoals EUR',
  'not an IANA time zone': 'geen tijdzone volgens IANA, zoals Europe/Amsterdam',
  'the program ends before it starts': 'het programma eindigt voordat het begint',
};

/** A message of the schema in Dutch; one that is not known stays as it is. */
export const dutchOf = (message: string): string => dutchMessages[message] ?? message;
