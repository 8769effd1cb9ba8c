import type { Bilingual } from '../platform/errors.ts';

type Values = Readonly<Record<string, unknown>>;
type Sentence = (p: Values, value: string) => Bilingual;

/** Why a row is refused and what to do, by its code. */
export const reasons: Readonly<Record<string, Sentence>> = {
  required: () => ({ en: 'It needs a value.', nl: 'Hier moet een waarde staan.' }),
  columns: (p) => ({
    en: `The row has ${p.found} values, the header ${p.expected} columns. Perhaps a separator in a text is not quoted.`,
    nl: `De rij heeft ${p.found} waarden, de kopregel ${p.expected} kolommen. Misschien staat een scheidingsteken in een tekst niet tussen aanhalingstekens.`,
  }),
  'not-an-object': () => ({
    en: 'The line is not a JSON object. Write one object per line: {"id": "1", …}.',
    nl: 'De regel is geen JSON-object. Schrijf één object per regel: {"id": "1", …}.',
  }),
  'wrong-type': () => ({
    en: 'The value is of a kind that does not belong here. Write it as text.',
    nl: 'De waarde is van een soort die hier niet hoort. Schrijf hem als tekst.',
  }),
  'number-not-text': () => ({
    en: 'A number with decimals may change on its way as a JSON number. Write it as text: "12.50".',
    nl: 'Een getal met decimalen kan als JSON-getal onderweg veranderen. Schrijf het als tekst: "12.50".',
  }),
  'cell-error': () => ({
    en: 'The cell holds an error, or a formula whose value was never calculated. Mend it in the spreadsheet, and save it there.',
    nl: 'De cel bevat een fout, of een formule waarvan de waarde nooit is berekend. Herstel hem in de spreadsheet, en sla hem daar op.',
  }),
  'not-a-number': () => ({
    en: 'This is not a number. Write digits only, without a currency or a percent sign.',
    nl: 'Dit is geen getal. Schrijf alleen cijfers, zonder valuta of procentteken.',
  }),
  'number-ambiguous': () => ({
    en: 'The point can mark thousands or decimals. Say which: --decimal point, or --decimal comma --grouping point.',
    nl: 'De punt kan duizendtallen of decimalen scheiden. Zeg welke: --decimal point, of --decimal comma --grouping point.',
  }),
  'number-undeclared': () => ({
    en: 'It was not declared how numbers are written. Say it: --decimal comma, or --decimal point (with --grouping for thousands).',
    nl: 'Er is niet gezegd hoe getallen geschreven zijn. Zeg het: --decimal comma, of --decimal point (met --grouping voor duizendtallen).',
  }),
  'number-format': (p) => ({
    en: `Numbers were declared to be written like ${p.format}. Correct it, or declare another way with --decimal and --grouping.`,
    nl: `Er is gezegd dat getallen geschreven zijn als ${p.format}. Verbeter het, of zeg een andere schrijfwijze met --decimal en --grouping.`,
  }),
  'too-many-decimals': (p) => ({
    en: `At most ${p.most} decimals are kept, and none is cut off. Round it at the source.`,
    nl: `Er worden hoogstens ${p.most} decimalen bewaard, en er wordt niets afgekapt. Rond het af bij de bron.`,
  }),
  'too-large': () => ({
    en: 'The number is larger than can be kept (1,000,000,000,000).',
    nl: 'Het getal is groter dan bewaard kan worden (1.000.000.000.000).',
  }),
  'not-a-date': () => ({
    en: 'This is not a date. Write it like 2026-03-31.',
    nl: 'Dit is geen datum. Schrijf hem als 2026-03-31.',
  }),
  'date-undeclared': () => ({
    en: 'It was not declared whether the day or the month comes first. Say it: --dates dmy or --dates mdy.',
    nl: 'Er is niet gezegd of de dag of de maand vooraan staat. Zeg het: --dates dmy of --dates mdy.',
  }),
  'date-format': (p) => ({
    en: `Dates were declared to be written like ${p.format}. Correct it, or declare --dates dmy or mdy.`,
    nl: `Er is gezegd dat datums geschreven zijn als ${p.format}. Verbeter het, of zeg --dates dmy of mdy.`,
  }),
  'no-such-date': () => ({ en: 'This date does not exist.', nl: 'Deze datum bestaat niet.' }),
  'date-out-of-range': () => ({
    en: 'The year must be from 1900 to 2999.',
    nl: 'Het jaar moet van 1900 tot 2999 zijn.',
  }),
  'date-in-future': (p) => ({
    en: `The date is after today (${p.today}). A fact has happened already.`,
    nl: `De datum is na vandaag (${p.today}). Een feit is al gebeurd.`,
  }),
  'too-long': (p) => ({
    en: `The text is longer than ${p.most} characters.`,
    nl: `De tekst is langer dan ${p.most} tekens.`,
  }),
  'control-character': () => ({
    en: 'The text holds a character that cannot be shown.',
    nl: 'De tekst bevat een teken dat niet getoond kan worden.',
  }),
  'not-one-of': (p) => ({ en: `It must be one of: ${p.choices}.`, nl: `Het moet een van deze zijn: ${p.choices}.` }),
  'not-a-period': () => ({
    en: 'This is not a period. Write it like 2026, 2026-Q1, 2026-03 or campaign.',
    nl: 'Dit is geen periode. Schrijf hem als 2026, 2026-Q1, 2026-03 of campaign.',
  }),
  'unknown-currency': (_, value) => ({
    en: `“${value}” is not a currency. Write its ISO 4217 code, like EUR.`,
    nl: `“${value}” is geen valuta. Schrijf de ISO 4217-code, zoals EUR.`,
  }),
  'no-rate': (p, value) => ({
    en: `There is no rate for ${value} on ${p.day ?? 'this date'}. Import rates first: columns currency, valid_from, rate.`,
    nl: `Er is geen koers voor ${value} op ${p.day ?? 'deze datum'}. Importeer eerst koersen: kolommen currency, valid_from, rate.`,
  }),
  'rate-not-positive': () => ({ en: 'A rate must be above zero.', nl: 'Een koers moet boven nul zijn.' }),
  'base-currency': (_, value) => ({
    en: `${value} is the company's own currency: its rate is always 1.`,
    nl: `${value} is de eigen valuta van het bedrijf: de koers is altijd 1.`,
  }),
  'rate-known': (p) => ({
    en: `The rate from this date is known as ${p.rate}, and rates do not change. Give the new one from a later date.`,
    nl: `De koers vanaf deze datum is bekend als ${p.rate}, en koersen veranderen niet. Geef de nieuwe vanaf een latere datum.`,
  }),
  'rate-too-late': (p) => ({
    en: `Facts in ${p.currency} up to ${p.day} were already taken in with the rate before; this one would change them. Give it from a later date.`,
    nl: `Feiten in ${p.currency} tot en met ${p.day} zijn al ingenomen met de koers ervoor; deze zou ze veranderen. Geef hem vanaf een latere datum.`,
  }),
  'unknown-partner': (_, value) => ({
    en: `There is no partner “${value}”. Import it first, or correct the code.`,
    nl: `Er is geen partner “${value}”. Importeer hem eerst, of verbeter de code.`,
  }),
  'partner-not-yet': (p, value) => ({
    en: `Partner “${value}” is known from ${p.since} on. Import it with an earlier valid_from, or correct the date.`,
    nl: `Partner “${value}” is bekend vanaf ${p.since}. Importeer hem met een eerdere valid_from, of verbeter de datum.`,
  }),
  'unknown-product': (_, value) => ({
    en: `There is no product “${value}”. Import it first, or correct the code.`,
    nl: `Er is geen product “${value}”. Importeer het eerst, of verbeter de code.`,
  }),
  'product-not-yet': (p, value) => ({
    en: `Product “${value}” is known from ${p.since} on. Import it with an earlier valid_from, or correct the date.`,
    nl: `Product “${value}” is bekend vanaf ${p.since}. Importeer het met een eerdere valid_from, of verbeter de datum.`,
  }),
  'unknown-seller': (_, value) => ({
    en: `There is no partner “${value}” to be the seller. Import it first, or correct the code.`,
    nl: `Er is geen partner “${value}” om verkoper te zijn. Importeer hem eerst, of verbeter de code.`,
  }),
  'unknown-parent': (_, value) => ({
    en: `There is no partner “${value}” to stand above this one, in the store or in this file.`,
    nl: `Er is geen partner “${value}” om boven deze te staan, niet in de opslag en niet in dit bestand.`,
  }),
  cycle: (p) => ({
    en: `These partners would stand above each other: ${p.partners}.`,
    nl: `Deze partners zouden boven elkaar staan: ${p.partners}.`,
  }),
  'conflict-in-file': (p) => ({
    en: `Line ${p.line} has the same key with other content; neither is taken. Keep one of them.`,
    nl: `Regel ${p.line} heeft dezelfde sleutel met andere inhoud; geen van beide is genomen. Houd er één over.`,
  }),
  'conflict-known': (p) => ({
    en: `This id is known (of partner ${p.partner}) with other content. Facts do not change: send a correction with an id of its own that names this one in corrects.`,
    nl: `Dit id is bekend (van partner ${p.partner}) met andere inhoud. Feiten veranderen niet: stuur een correctie met een eigen id die dit id noemt in corrects.`,
  }),
  'unknown-corrected': (_, value) => ({
    en: `There is no fact “${value}” to correct, in the store or in this file.`,
    nl: `Er is geen feit “${value}” om te corrigeren, niet in de opslag en niet in dit bestand.`,
  }),
  'corrects-other-partner': (_, value) => ({
    en: `Fact “${value}” is another partner's. A correction names the same partner.`,
    nl: `Feit “${value}” is van een andere partner. Een correctie noemt dezelfde partner.`,
  }),
  'corrects-refused': (_, value) => ({
    en: `Fact “${value}”, which this one corrects, is itself refused, or corrects this one in turn.`,
    nl: `Feit “${value}”, dat deze regel corrigeert, is zelf geweigerd, of corrigeert op zijn beurt deze regel.`,
  }),
  'split-needed': (_, value) => ({
    en: `Fact “${value}” is shared between partners. Say in split how the correction is shared, CODE:100% for one partner's part.`,
    nl: `Feit “${value}” is gedeeld tussen partners. Zeg in split hoe de correctie gedeeld wordt, CODE:100% voor het deel van één partner.`,
  }),
  'split-format': () => ({
    en: 'A split is written like CODE:60%;CODE:40%.',
    nl: 'Een verdeling wordt geschreven als CODE:60%;CODE:40%.',
  }),
  'split-share': () => ({ en: 'Each share must be above 0%.', nl: 'Elk deel moet boven 0% zijn.' }),
  'split-twice': (p) => ({
    en: `Partner ${p.partner} is named twice in the split.`,
    nl: `Partner ${p.partner} staat twee keer in de verdeling.`,
  }),
  'split-sum': (p) => ({
    en: `The shares add up to ${p.sum}, not to 100%.`,
    nl: `De delen tellen op tot ${p.sum}, niet tot 100%.`,
  }),
  'split-partner': (_, value) => ({
    en: `Partner “${value}” is not one of those in the split.`,
    nl: `Partner “${value}” is niet een van die in de verdeling.`,
  }),
};

/** The sentence for a person, in both languages. */
export function reasonOf(code: string, params: Values, value: string | null): Bilingual {
  return reasons[code]?.(params, value ?? '') ?? { en: code, nl: code };
}
