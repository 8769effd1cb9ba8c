/** The same sentence in each language that the product speaks. */
export type Bilingual = { en: string; nl: string };

/** The place in someone's input: a file, its line and column, or a path into a document. */
export type Where = {
  file?: string;
  line?: number;
  column?: number;
  columnName?: string;
  path?: readonly (string | number)[];
};

export type ProblemFields = {
  /** Stable and machine-readable, in kebab-case: `unknown-partner`. */
  code: string;
  /** The HTTP status; the CLI derives its exit code from it. */
  status: number;
  /** What happened. */
  title: Bilingual;
  /** What to do next. */
  detail?: Bilingual;
  where?: Where;
  /** Values that a program may want apart from the sentence. */
  params?: Record<string, unknown>;
  cause?: unknown;
};

/** A mistake or circumstance that the reader can do something about. HTTP shows it as problem+json, the CLI as a message and exit code. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: Bilingual;
  readonly detail: Bilingual | undefined;
  readonly where: Where | undefined;
  readonly params: Record<string, unknown>;

  constructor(fields: ProblemFields) {
    super(fields.detail ? `${fields.title.en} ${fields.detail.en}` : fields.title.en, { cause: fields.cause });
    this.name = 'Problem';
    this.code = fields.code;
    this.status = fields.status;
    this.title = fields.title;
    this.detail = fields.detail;
    this.where = fields.where;
    this.params = fields.params ?? {};
  }
}

/** `sales.csv, line 12, column 3 (amount)`, or '' without a place. */
export function placeOf(where: Where | undefined): string {
  if (!where) return '';
  const parts: string[] = [];
  if (where.file !== undefined) parts.push(where.file);
  if (where.line !== undefined) parts.push(`line ${where.line}`);
  if (where.column !== undefined)
    parts.push(where.columnName ? `column ${where.column} (${where.columnName})` : `column ${where.column}`);
  else if (where.columnName !== undefined) parts.push(`column ${where.columnName}`);
  if (where.path && where.path.length > 0) parts.push(where.path.join('.'));
  return parts.join(', ');
}

/** Something asked for by name does not exist; `of`: what it would belong to. */
export function notFound(what: Bilingual, name: string, of?: string): Problem {
  const [en, nl] = of === undefined ? ['', ''] : [` of ${of}`, ` van ${of}`];
  return new Problem({
    code: 'not-found',
    status: 404,
    title: { en: `There is no ${what.en} “${name}”${en}.`, nl: `Er is geen ${what.nl} “${name}”${nl}.` },
    params: { name },
  });
}

/** The request is understood but contradicts what is there. */
export function conflict(code: string, title: Bilingual, detail?: Bilingual): Problem {
  return new Problem({ code, status: 409, title, ...(detail ? { detail } : {}) });
}

/** The input itself is wrong. */
export function invalid(code: string, title: Bilingual, more: { detail?: Bilingual; where?: Where } = {}): Problem {
  return new Problem({ code, status: 422, title, ...more });
}

/** The `code` of an operating-system or PostgreSQL error (`EADDRINUSE`, `23505`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
