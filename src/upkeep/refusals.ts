import { conflict, invalid, Problem } from '../platform/errors.ts';

/** Why a backup or a database is left as it is. */
const otherCopy = {
  en: 'Nothing was changed. Take another backup, or another copy of this one.',
  nl: 'Er is niets gewijzigd. Neem een andere back-up, of een andere kopie van deze.',
};

export const noBackup = (file: string) =>
  invalid(
    'no-backup',
    { en: `${file} is not a backup of Vliegwiel.`, nl: `${file} is geen back-up van Vliegwiel.` },
    {
      detail: {
        en: 'Give a file that was made with: vliegwiel backup',
        nl: 'Geef een bestand dat gemaakt is met: vliegwiel backup',
      },
    },
  );

export const newerFormat = (file: string, version: number) =>
  invalid(
    'newer-backup',
    {
      en: `${file} was made by a newer Vliegwiel: its format is ${version}, which this version does not know.`,
      nl: `${file} is gemaakt door een nieuwere Vliegwiel: het formaat is ${version}, en dat kent deze versie niet.`,
    },
    { detail: newerProduct },
  );

const newerProduct = {
  en: 'Nothing was changed. Restore it with the version that made it, or a newer one.',
  nl: 'Er is niets gewijzigd. Zet hem terug met de versie die hem maakte, of een nieuwere.',
};

export const newerMigration = (file: string, migration: string, product: string) =>
  invalid(
    'newer-backup',
    {
      en: `${file} was made by a newer Vliegwiel (${product}): it has ${migration}, which this version does not know.`,
      nl: `${file} is gemaakt door een nieuwere Vliegwiel (${product}): hij heeft ${migration}, en dat kent deze versie niet.`,
    },
    { detail: newerProduct },
  );

export const otherMigration = (file: string, migration: string) =>
  invalid(
    'other-migrations',
    {
      en: `${file} was made where migrations/${migration} is another one than here.`,
      nl: `${file} is gemaakt waar migrations/${migration} een andere is dan hier.`,
    },
    { detail: newerProduct },
  );

export const incomplete = (file: string) =>
  invalid(
    'incomplete-backup',
    { en: `${file} is cut short: its end is missing.`, nl: `${file} is afgebroken: het einde ontbreekt.` },
    { detail: otherCopy },
  );

export const damaged = (file: string) =>
  invalid(
    'damaged-backup',
    {
      en: `${file} is not what was written: its checksum is another.`,
      nl: `${file} is niet wat er geschreven is: de controlesom klopt niet.`,
    },
    { detail: otherCopy },
  );

export const badHeader = (file: string, cause: unknown) =>
  new Problem({
    code: 'damaged-backup',
    status: 422,
    title: {
      en: `${file} is not what was written: its header cannot be read.`,
      nl: `${file} is niet wat er geschreven is: de kop is niet te lezen.`,
    },
    detail: otherCopy,
    cause,
  });

export const otherTables = (file: string, table: string) =>
  invalid(
    'other-tables',
    {
      en: `${file} does not fit: its table ${table} is not as the migrations named in it make it.`,
      nl: `${file} past niet: de tabel ${table} is niet zoals de migraties die erin staan hem maken.`,
    },
    { detail: otherCopy },
  );

export const otherRows = (file: string, table: string, wanted: number, loaded: number) =>
  invalid(
    'damaged-backup',
    {
      en: `${file} promises ${wanted} rows of ${table}, and has ${loaded}.`,
      nl: `${file} belooft ${wanted} rijen van ${table}, en heeft er ${loaded}.`,
    },
    { detail: otherCopy },
  );

export const nothingToBackUp = () =>
  conflict(
    'nothing-to-back-up',
    { en: 'There is no Vliegwiel in this database.', nl: 'Er is geen Vliegwiel in deze database.' },
    {
      en: 'Set DATABASE_URL or VLIEGWIEL_HOME to the database that is used.',
      nl: 'Zet DATABASE_URL of VLIEGWIEL_HOME op de database die gebruikt wordt.',
    },
  );

export const notEmpty = (table: string) =>
  conflict(
    'not-empty',
    {
      en: `This database is not empty: there are rows in ${table}.`,
      nl: `Deze database is niet leeg: er staan rijen in ${table}.`,
    },
    {
      en: 'Nothing was changed. Restore into an empty database, or add --replace to remove everything that is in this one.',
      nl: 'Er is niets gewijzigd. Zet terug in een lege database, of voeg --replace toe om alles te verwijderen wat in deze staat.',
    },
  );

export const notOurs = (table: string) =>
  conflict(
    'not-ours',
    {
      en: `This database belongs to something else: it has a table ${table}, and no migrations of Vliegwiel.`,
      nl: `Deze database is van iets anders: er is een tabel ${table}, en er zijn geen migraties van Vliegwiel.`,
    },
    {
      en: 'Nothing was changed. Make a database of its own for Vliegwiel.',
      nl: 'Er is niets gewijzigd. Maak voor Vliegwiel een eigen database.',
    },
  );

export const inUse = (who: string) =>
  conflict(
    'database-in-use',
    { en: `This database is in use: ${who}.`, nl: `Deze database is in gebruik: ${who}.` },
    {
      en: 'Nothing was changed. Stop what works with it (vliegwiel serve, vliegwiel worker), then restore.',
      nl: 'Er is niets gewijzigd. Stop wat ermee werkt (vliegwiel serve, vliegwiel worker) en zet dan terug.',
    },
  );

export const isOfCluster = (table: string) =>
  conflict(
    'database-spread',
    {
      en: `The tables of this database are spread over machines (${table} is one of them).`,
      nl: `De tabellen van deze database zijn over machines verdeeld (${table} is er een van).`,
    },
    {
      en: 'Nothing was changed. Restore into a new, empty database on the coordinator, then spread it with: vliegwiel migrate --citus',
      nl: 'Er is niets gewijzigd. Zet terug in een nieuwe, lege database op de coördinator, en verdeel die daarna met: vliegwiel migrate --citus',
    },
  );

const said = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export const mayNotRead = (cause: unknown) =>
  new Problem({
    code: 'backup-not-allowed',
    status: 403,
    title: {
      en: 'This database account may not read everything, and a part is no backup.',
      nl: 'Dit databaseaccount mag niet alles lezen, en een deel is geen back-up.',
    },
    detail: {
      en: `Use the account that owns the database. PostgreSQL says: ${said(cause)}.`,
      nl: `Gebruik het account dat eigenaar van de database is. PostgreSQL zegt: ${said(cause)}.`,
    },
    cause,
  });

export const mayNotRestore = (cause: unknown) =>
  new Problem({
    code: 'restore-not-allowed',
    status: 403,
    title: {
      en: 'This database account may not make what the backup needs.',
      nl: 'Dit databaseaccount mag niet maken wat de back-up nodig heeft.',
    },
    detail: {
      en: `Nothing was changed. Use the account that owns the database. PostgreSQL says: ${said(cause)}.`,
      nl: `Er is niets gewijzigd. Gebruik het account dat eigenaar van de database is. PostgreSQL zegt: ${said(cause)}.`,
    },
    cause,
  });
