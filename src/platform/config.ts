import { z } from 'zod';
import { Problem } from './errors.ts';

/** What a setting may hold, said when it does not. */
const must = (en: string, nl: string): string => `${en}|${nl}`;
const count = (from: number, to: number) => {
  const error = must(
    `must be a whole number from ${from} to ${to}`,
    `moet een geheel getal van ${from} tot en met ${to} zijn`,
  );
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .pipe(z.number().min(from, error).max(to, error));
};
const one = <const T extends readonly string[]>(choices: T) => {
  const list = choices.join(', ');
  return z.enum(choices, must(`must be one of ${list}`, `moet een van ${list} zijn`));
};
const yesNo = one(['yes', 'no']).transform((answer) => answer === 'yes');
const day = z.iso.date(
  must('must be an existing day, like 2026-03-31', 'moet een bestaande dag zijn, zoals 2026-03-31'),
);

/** The environment variables that Vliegwiel reads, and what each may hold. */
const settings = z.object({
  PORT: count(1, 65_535).default(4800).describe('the port of the web server'),
  HOST: z.string().min(1).default('127.0.0.1').describe('the address it listens on; 0.0.0.0 for every network'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres|postgresql|socket):\/\//,
      must('must begin with postgresql://', 'moet beginnen met postgresql://'),
    )
    .optional()
    .describe('a PostgreSQL 15+ server instead of the one that comes along'),
  LOG_LEVEL: one(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('what is logged: trace, debug, info, warn, error or silent'),
  LOG_FORMAT: one(['text', 'json']).optional().describe('text for a terminal, json for a collector'),
  VLIEGWIEL_HOME: z.string().min(1).optional().describe('the folder of the database that comes along'),
  VLIEGWIEL_TODAY: day.optional().describe('pretend that it is this day (tests)'),
  VLIEGWIEL_DEMO: yesNo.default(true).describe('load the demo company into an empty database at npm start'),
  VLIEGWIEL_POOL: count(2, 500).default(10).describe('connections to the database per process'),
  VLIEGWIEL_STATEMENT_SECONDS: count(1, 3600)
    .default(30)
    .describe('a question to the database that takes longer is given up; calculations and imports apart'),
  VLIEGWIEL_STOP_SECONDS: count(1, 3600)
    .default(25)
    .describe('what is not finished so long after a request to stop is undone'),
  VLIEGWIEL_JOBS: count(1, 64).default(2).describe('background jobs at a time'),
  VLIEGWIEL_DRAIN_SECONDS: count(0, 600)
    .default(1)
    .describe('after SIGTERM, /ready says no for so long while requests are still taken'),
  VLIEGWIEL_RATE_LIMIT: count(1, 10_000_000).default(3000).describe('requests per minute from one address'),
  VLIEGWIEL_BODY_LIMIT_MB: count(1, 4096).default(16).describe('the largest request body, uploads of files apart'),
  VLIEGWIEL_REQUEST_SECONDS: count(1, 3600)
    .default(60)
    .describe('a request that is not there by then is cut off; a file that is uploaded, when it pauses for so long'),
  VLIEGWIEL_TRUST_PROXY: yesNo.default(false).describe('believe X-Forwarded-For of a proxy in front'),
  VLIEGWIEL_KEEP_REJECTED_DAYS: count(1, 36_500).default(90).describe('refused rows of imports are kept for so long'),
  VLIEGWIEL_URL: z
    .url({
      protocol: /^https?$/,
      error: must(
        'must be an address like https://rewards.company.com',
        'moet een adres zijn zoals https://rewards.company.com',
      ),
    })
    .transform((url) => new URL(url).origin)
    .optional()
    .describe('the address that people use; links in e-mail begin with it (http://localhost and the port)'),
  VLIEGWIEL_SECRET: z
    .string()
    .min(32, must('must have 32 characters or more', 'moet 32 tekens of meer hebben'))
    .optional()
    .describe('signs sessions, the same for all processes (made at the first start, kept in the data folder)'),
  VLIEGWIEL_SIGN_IN_TRIES: count(1, 1_000_000).default(10).describe('tries to sign in per minute from one address'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, must('must begin with smtp:// or smtps://', 'moet beginnen met smtp:// of smtps://'))
    .optional()
    .describe('the server that sends e-mail, like smtps://user:password@mail.company.com'),
  VLIEGWIEL_MAIL_FROM: z
    .string()
    .min(3)
    .max(200)
    .default('Vliegwiel <vliegwiel@localhost>')
    .describe('the sender of e-mail'),
  VLIEGWIEL_MAILBOX: yesNo
    .optional()
    .describe('show managers the e-mail that nobody sends, without SMTP_URL (yes with the demo company, else no)'),
  VLIEGWIEL_SSO_ISSUER: z
    .url(must('must be an address', 'moet een adres zijn'))
    .optional()
    .describe('the OpenID Connect provider for single sign-on'),
  VLIEGWIEL_SSO_CLIENT: z.string().min(1).optional().describe('what the provider knows Vliegwiel by'),
  VLIEGWIEL_SSO_SECRET: z.string().min(1).optional().describe('the secret that goes with it'),
  VLIEGWIEL_SSO_NAME: z.string().min(1).max(60).default('Single sign-on').describe('what the button to sign in says'),
  VLIEGWIEL_METRICS_TOKEN: z
    .string()
    .min(16, must('must have 16 characters or more', 'moet 16 tekens of meer hebben'))
    .optional()
    .describe('opens /metrics to whoever sends it as a bearer token'),
  VLIEGWIEL_DATA: z.string().optional().describe('the folder with real sales data for tests and examples'),
});

type Settings = z.infer<typeof settings>;

export type Config = {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  logLevel: Settings['LOG_LEVEL'];
  logFormat: Settings['LOG_FORMAT'];
  home: string | undefined;
  today: string | undefined;
  demo: boolean;
  pool: number;
  statementSeconds: number;
  stopSeconds: number;
  jobs: number;
  drainSeconds: number;
  keepRejectedDays: number;
  rateLimit: number;
  bodyLimit: number;
  requestSeconds: number;
  trustProxy: boolean;
  /** The address that people use. */
  url: string;
  secret: string | undefined;
  signInTries: number;
  metricsToken: string | undefined;
  mail: { smtp: string | undefined; from: string; mailbox: boolean | undefined };
  sso: { issuer: string; client: string; secret: string | undefined; name: string } | undefined;
};

/** Reads the settings, or says which one is wrong and what it may be. Names that look like ours but are unknown are refused too. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const names = Object.keys(settings.shape);
  const strange = Object.keys(environment).find((name) => name.startsWith('VLIEGWIEL_') && !names.includes(name));
  if (strange) throw unknownName(strange, names);
  const given = Object.fromEntries(
    names.map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const result = settings.safeParse(given);
  if (!result.success) throw wrongValue(result.error, given);
  const read = result.data;
  return {
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    logLevel: read.LOG_LEVEL,
    logFormat: read.LOG_FORMAT,
    home: read.VLIEGWIEL_HOME,
    today: read.VLIEGWIEL_TODAY,
    demo: read.VLIEGWIEL_DEMO,
    pool: read.VLIEGWIEL_POOL,
    statementSeconds: read.VLIEGWIEL_STATEMENT_SECONDS,
    stopSeconds: read.VLIEGWIEL_STOP_SECONDS,
    jobs: read.VLIEGWIEL_JOBS,
    drainSeconds: read.VLIEGWIEL_DRAIN_SECONDS,
    keepRejectedDays: read.VLIEGWIEL_KEEP_REJECTED_DAYS,
    rateLimit: read.VLIEGWIEL_RATE_LIMIT,
    bodyLimit: read.VLIEGWIEL_BODY_LIMIT_MB * 1_048_576,
    requestSeconds: read.VLIEGWIEL_REQUEST_SECONDS,
    trustProxy: read.VLIEGWIEL_TRUST_PROXY,
    url: read.VLIEGWIEL_URL ?? `http://localhost:${read.PORT}`,
    secret: read.VLIEGWIEL_SECRET,
    signInTries: read.VLIEGWIEL_SIGN_IN_TRIES,
    metricsToken: read.VLIEGWIEL_METRICS_TOKEN,
    mail: { smtp: read.SMTP_URL, from: read.VLIEGWIEL_MAIL_FROM, mailbox: read.VLIEGWIEL_MAILBOX },
    sso: ssoOf(read),
  };
}

/** The settings as lines of help: name, meaning, default. */
export function describeSettings(): string {
  const defaults = settings.parse({}) as Record<string, unknown>;
  return Object.entries(settings.shape)
    .map(([name, schema]) => {
      const preset = defaults[name];
      const shown = typeof preset === 'boolean' ? (preset ? 'yes' : 'no') : preset;
      return `  ${name.padEnd(24)} ${schema.description ?? ''}${shown === undefined ? '' : ` (${shown})`}`;
    })
    .join('\n');
}

function ssoOf(read: Settings): Config['sso'] {
  const { VLIEGWIEL_SSO_ISSUER: issuer, VLIEGWIEL_SSO_CLIENT: client } = read;
  return issuer && client
    ? { issuer, client, secret: read.VLIEGWIEL_SSO_SECRET, name: read.VLIEGWIEL_SSO_NAME }
    : undefined;
}

/** A connection string holds a password. */
const secrets = ['DATABASE_URL', 'SMTP_URL', 'VLIEGWIEL_SECRET', 'VLIEGWIEL_SSO_SECRET', 'VLIEGWIEL_METRICS_TOKEN'];

function wrongValue(error: z.ZodError, given: Record<string, string | undefined>): Problem {
  const issue = error.issues[0]!;
  const name = String(issue.path[0]);
  const value = secrets.includes(name) ? '…' : given[name];
  const [en, nl = issue.message] = issue.message.split('|');
  return new Problem({
    code: 'wrong-setting',
    status: 400,
    title: {
      en: `The setting ${name}=${value} is not right: it ${en}.`,
      nl: `De instelling ${name}=${value} klopt niet: die ${nl}.`,
    },
    detail: {
      en: 'Correct the environment variable, or leave it out for the default.',
      nl: 'Verbeter de omgevingsvariabele, of laat hem weg voor de standaardwaarde.',
    },
    params: { name },
  });
}

function unknownName(name: string, names: string[]): Problem {
  const nearest = names.filter((known) => known.startsWith('VLIEGWIEL_')).join(', ');
  return new Problem({
    code: 'unknown-setting',
    status: 400,
    title: { en: `There is no setting ${name}.`, nl: `Er is geen instelling ${name}.` },
    detail: { en: `Known are: ${nearest}.`, nl: `Bekend zijn: ${nearest}.` },
    params: { name },
  });
}
