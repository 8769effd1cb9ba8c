import { type Bilingual, Problem, type Where } from '../platform/errors.ts';

type Params = Readonly<Record<string, string | number>>;

/** What is wrong with a file as a whole: nothing of it is taken in. Title, and what to do. */
const sentences: Record<string, (p: Params) => { title: Bilingual; detail: Bilingual }> = {
  'empty-file': () => ({
    title: { en: 'The file is empty.', nl: 'Het bestand is leeg.' },
    detail: {
      en: 'It needs a header line with the names of its columns, and a line for each row.',
      nl: 'Het heeft een kopregel met de namen van de kolommen nodig, en een regel per rij.',
    },
  }),
  'utf-16': () => ({
    title: { en: 'The file is in UTF-16, not UTF-8.', nl: 'Het bestand is UTF-16, geen UTF-8.' },
    detail: {
      en: 'Save it as UTF-8; Excel calls that “CSV UTF-8”.',
      nl: 'Bewaar het als UTF-8; Excel noemt dat “CSV UTF-8”.',
    },
  }),
  'broken-utf-8': (p) => ({
    title: {
      en: `The byte ${p.byte} at offset ${p.offset} is not valid UTF-8.`,
      nl: `De byte ${p.byte} op positie ${p.offset} is geen geldige UTF-8.`,
    },
    detail: {
      en: 'Save the file as UTF-8, or say how it is encoded: --encoding windows-1252.',
      nl: 'Bewaar het bestand als UTF-8, of zeg hoe het gecodeerd is: --encoding windows-1252.',
    },
  }),
  'record-too-long': (p) => ({
    title: {
      en: `The record that begins here is longer than ${p.most} characters.`,
      nl: `Het record dat hier begint is langer dan ${p.most} tekens.`,
    },
    detail: {
      en: 'Perhaps a quotation mark is not closed, or the file has no line ends.',
      nl: 'Misschien is een aanhalingsteken niet gesloten, of heeft het bestand geen regeleinden.',
    },
  }),
  'quote-not-closed': () => ({
    title: {
      en: 'A quotation mark in the record that begins here is not closed.',
      nl: 'Een aanhalingsteken in het record dat hier begint is niet gesloten.',
    },
    detail: {
      en: 'Close it, or write a quotation mark that belongs to the text twice: "5"" pipe".',
      nl: 'Sluit het, of schrijf een aanhalingsteken dat bij de tekst hoort dubbel: "5"" buis".',
    },
  }),
  'stray-quote': () => ({
    title: {
      en: 'A quotation mark stands where none can be.',
      nl: 'Er staat een aanhalingsteken waar het niet kan.',
    },
    detail: {
      en: 'Quote the whole value and write its own marks twice: "5"" pipe".',
      nl: 'Zet de hele waarde tussen aanhalingstekens en schrijf eigen tekens dubbel: "5"" buis".',
    },
  }),
  'too-many-columns': (p) => ({
    title: {
      en: `The header names more than ${p.most} columns.`,
      nl: `De kopregel noemt meer dan ${p.most} kolommen.`,
    },
    detail: { en: 'Leave out the columns that are not used.', nl: 'Laat de kolommen weg die niet gebruikt worden.' },
  }),
  'no-delimiter': (p) => ({
    title: {
      en: `It is not clear what separates the columns of the header “${p.header}”.`,
      nl: `Het is niet duidelijk wat de kolommen van de kopregel “${p.header}” scheidt.`,
    },
    detail: {
      en: 'Say it: --delimiter ";" (or "," or tab).',
      nl: 'Zeg het: --delimiter ";" (of "," of tab).',
    },
  }),
  'duplicate-column': (p) => ({
    title: { en: `The header names “${p.column}” twice.`, nl: `De kopregel noemt “${p.column}” twee keer.` },
    detail: { en: 'Give each column its own name.', nl: 'Geef elke kolom een eigen naam.' },
  }),
  'missing-column': (p) => ({
    title: {
      en: `The first line names no column for ${p.missing}; it reads: ${p.header}`,
      nl: `De eerste regel noemt geen kolom voor ${p.missing}; er staat: ${p.header}`,
    },
    detail: {
      en: `Add a header line, or say which column it is: --map ${p.example}=<column of the file> (or ${p.example}==<one value for all>).`,
      nl: `Voeg een kopregel toe, of zeg welke kolom het is: --map ${p.example}=<kolom van het bestand> (of ${p.example}==<één waarde voor alles>).`,
    },
  }),
  'unknown-mapping': (p) => ({
    title: {
      en: `There is no column “${p.column}” to map to.`,
      nl: `Er is geen kolom “${p.column}” om naar af te beelden.`,
    },
    detail: { en: `Known are: ${p.known}.`, nl: `Bekend zijn: ${p.known}.` },
  }),
  'mapped-column-absent': (p) => ({
    title: {
      en: `The file has no column “${p.column}”, which should give ${p.name}.`,
      nl: `Het bestand heeft geen kolom “${p.column}”, die ${p.name} zou moeten geven.`,
    },
    detail: { en: `Its header reads: ${p.header}`, nl: `De kopregel luidt: ${p.header}` },
  }),
  'wrong-constant': (p) => ({
    title: {
      en: `The value “${p.value}” that the mapping gives for ${p.name} cannot be read.`,
      nl: `De waarde “${p.value}” die de afbeelding geeft voor ${p.name} is niet te lezen.`,
    },
    detail: { en: 'Correct the mapping.', nl: 'Verbeter de afbeelding.' },
  }),
  'no-workbook': () => ({
    title: { en: 'The file is not a readable workbook (.xlsx).', nl: 'Het bestand is geen leesbare werkmap (.xlsx).' },
    detail: {
      en: 'Save it as “Excel Workbook (.xlsx)” without a password, or as CSV.',
      nl: 'Bewaar het als “Excel-werkmap (.xlsx)” zonder wachtwoord, of als CSV.',
    },
  }),
  'no-such-sheet': (p) => ({
    title: {
      en: `The workbook has no sheet “${p.sheet}”.`,
      nl: `De werkmap heeft geen blad “${p.sheet}”.`,
    },
    detail: { en: `Its sheets are: ${p.sheets}.`, nl: `De bladen zijn: ${p.sheets}.` },
  }),
  'workbook-too-large': (p) => ({
    title: {
      en: `The workbook is too large: at most ${p.most} MB, and five times that unpacked, is read.`,
      nl: `De werkmap is te groot: hooguit ${p.most} MB, en uitgepakt vijf keer zoveel, wordt gelezen.`,
    },
    detail: {
      en: 'Save the sheet as CSV, which may have any length.',
      nl: 'Bewaar het blad als CSV, dat elke lengte mag hebben.',
    },
  }),
  'sheet-too-large': (p) => ({
    title: {
      en: `A sheet of the workbook reaches beyond ${p.rows} rows, ${p.columns} columns or ten million cells.`,
      nl: `Een blad van de werkmap reikt voorbij ${p.rows} rijen, ${p.columns} kolommen of tien miljoen cellen.`,
    },
    detail: {
      en: 'Remove what stands far below or to the right, or save the sheet as CSV, which may have any length.',
      nl: 'Verwijder wat ver naar beneden of naar rechts staat, of bewaar het blad als CSV, dat elke lengte mag hebben.',
    },
  }),
  'ambiguous-locale': () => ({
    title: {
      en: 'Decimals and thousands cannot be marked by the same character.',
      nl: 'Decimalen en duizendtallen kunnen niet met hetzelfde teken gescheiden worden.',
    },
    detail: {
      en: 'For example: --decimal comma --grouping point.',
      nl: 'Bijvoorbeeld: --decimal comma --grouping point.',
    },
  }),
};

export const fileProblemCodes: readonly string[] = Object.keys(sentences);

/** A Problem with a file as a whole. */
export function fileProblem(code: string, more: { line?: number; params?: Params } = {}): Problem {
  const { title, detail } = sentences[code]!(more.params ?? {});
  const where: Where = more.line === undefined ? {} : { line: more.line };
  return new Problem({ code, status: 422, title, detail, where, params: { ...more.params } });
}

/** Somebody asked to end an import before its time. */
export function cancelled(): Problem {
  return new Problem({
    code: 'import-cancelled',
    status: 409,
    title: { en: 'The import was cancelled.', nl: 'De import is geannuleerd.' },
    detail: { en: 'Nothing of it was taken in.', nl: 'Er is niets van ingenomen.' },
  });
}

/** The same, with the name of the file as its place. */
export function inFile(problem: Problem, file: string): Problem {
  if (problem.where?.file !== undefined) return problem;
  const { code, status, title, detail, params } = problem;
  return new Problem({
    code,
    status,
    title,
    ...(detail ? { detail } : {}),
    params,
    where: { file, ...problem.where },
    cause: problem.cause,
  });
}
