import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isTest, parse, readSources, type Sources } from './harness/sources.ts';

/** Longer than 300 lines, each for a reason; none may be longer than 500. */
const longFiles: Record<string, string> = {
  'src/engine/program.ts': 'the whole program document in one schema, readable from top to bottom',
};
const usualLength = 300;
const hardLength = 500;
const functionLength = 70;

/** The folder whose sql.ts writes a table. Every table of migrations/ has one. */
const owners: Record<string, string> = {
  company: 'partners',
  partner: 'partners',
  partner_version: 'partners',
  product: 'products',
  product_version: 'products',
  customer: 'customers',
  fx_rate: 'rates',
  hand_goal: 'goals',
  sale: 'facts',
  activity: 'facts',
  training: 'facts',
  referral: 'facts',
  import: 'intake',
  import_mapping: 'intake',
  rejected_row: 'intake',
  program: 'programs',
  program_version: 'programs',
  enrolment: 'programs',
  program_period: 'programs',
  dirty: 'runs',
  run: 'runs',
  cell: 'runs',
  statement: 'runs',
  preview: 'previews',
  period_approval: 'runs',
  posting: 'ledger',
  question: 'questions',
  question_message: 'questions',
  note: 'notes',
  api_key: 'access',
  session: 'access',
  person: 'access',
  person_session: 'access',
  person_login: 'access',
  person_two_factor: 'access',
  person_proof: 'access',
  person_try: 'access',
  membership: 'access',
  mail: 'mail',
  idempotency_key: 'platform',
};

/** Made by a program, from openapi.json. */
const generated = 'web/shared/api.gen.ts';
const code = new Map(readSources(['src', 'web', 'test', 'scripts', 'bin'], /\.(tsx?|mjs)$/));
code.delete(generated);
const migrations = readSources(['migrations'], /\.sql$/);

const nameless = /(^|\/)(utils?|helpers?|common|misc|index|types|constants|managers?|base)\.(tsx?|mjs)$/;
// Put together here, so that this file does not hold what it looks for.
const unwanted = new RegExp(
  [
    `${'TO'}${'DO'}\\b`,
    `${'FIX'}${'ME'}\\b`,
    `\\b${'XX'}${'X'}\\b`,
    `@ts-${'ignore'}`,
    `@ts-${'nocheck'}`,
    `as ${'unknown'} as any`,
  ]
    .concat([`registry\\.${'npm'}`, `(^|[\\s'"\`(])/${'work'}/`, `${'lorem'} ipsum`, `\\.${'only'}\\((?=['"\`])`])
    .join('|'),
);

function untidy(sources: Sources): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    const lines = text.split('\n').length - 1;
    const limit = path in longFiles ? hardLength : usualLength;
    if (lines > limit) found.push(`${path} has ${lines} lines; ${limit} is the limit`);
    if (nameless.test(path) && path !== 'web/types.d.ts') found.push(`${path}: a name that says nothing`);
    const word = unwanted.exec(text);
    if (word) found.push(`${path}:${text.slice(0, word.index).split('\n').length}: ${word[0].trim()}`);
    found.push(...untidyNodes(path, text));
  }
  return found;
}

function untidyNodes(path: string, text: string): string[] {
  const found: string[] = [];
  const file = parse(path, text);
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    const start = lineOf(node.getStart(file));
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${path}:${start}: any`);
    const length = ts.isFunctionLike(node) ? lineOf(node.end) - start + 1 : 0;
    if (length > functionLength && !isDescribe(node)) found.push(`${path}:${start}: a function of ${length} lines`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const statements = file.statements.filter((one) => !ts.isImportDeclaration(one));
  const passedOn = statements.filter((one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined);
  if (passedOn.length > 0 && passedOn.length === statements.length) found.push(`${path}: a barrel`);
  if (passedOn.some((one) => ts.isExportDeclaration(one) && !one.exportClause)) found.push(`${path}: export *`);
  return found;
}

/** describe('…', () => {…}) groups tests: it is a chapter, not a function. */
function isDescribe(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression.getText().startsWith('describe');
}

function foreignWrites(sources: Sources): string[] {
  const found: string[] = [];
  const write = /\b(?:insert into|update|delete from|merge into|truncate(?: table)?|copy)\s+(?:only\s+)?"?([a-z_]+)/gi;
  for (const [path, text] of sources) {
    if (isTest(path) || !path.startsWith('src/')) continue;
    for (const [what, table] of text.matchAll(write)) {
      const owner = owners[table!];
      // “on conflict … do update set” names no table.
      if (!owner || table === 'set') continue;
      const isOwn = path.startsWith(`src/${owner}/`) && (owner === 'platform' || /(^|[/-])sql\.ts$/.test(path));
      const looksLikeSql = /[a-z]/.test(what[0]!);
      if (!isOwn && looksLikeSql) found.push(`${path}: “${what}” belongs in src/${owner}/sql.ts`);
    }
  }
  return found;
}

function withoutReason(sources: Sources): string[] {
  return [...sources].filter(([, text]) => !/^-- .{15,}/.test(text)).map(([path]) => path);
}

test('files and functions are short, and hold nothing left over', () => {
  expect(untidy(code)).toEqual([]);
});

test('only its own sql.ts writes a table, and every table has an owner', () => {
  const created = [...migrations.values()].flatMap((text) =>
    [...text.matchAll(/create table (\w+)/g)].map(([, name]) => name!),
  );
  expect(created.filter((name) => !(name in owners))).toEqual([]);
  expect(foreignWrites(code)).toEqual([]);
});

test('every migration says why on its first line', () => {
  expect(withoutReason(migrations)).toEqual([]);
});

test('the check saw the files', () => {
  expect(code.size).toBeGreaterThan(150);
  expect(migrations.size).toBeGreaterThanOrEqual(5);
  for (const path of Object.keys(longFiles)) expect(code.get(path)!.split('\n').length).toBeGreaterThan(usualLength);
});

describe('what is planted is seen:', () => {
  const line = 'export const a = 1;\n';
  const cases: [string, string, string, RegExp][] = [
    ['a long file', 'src/a.ts', line.repeat(301), /301 lines/],
    ['a very long file', Object.keys(longFiles)[0]!, line.repeat(501), /501 lines/],
    ['a long function', 'src/a.ts', `export function a() {\n${'  void 0;\n'.repeat(70)}}\n`, /a function of 72 lines/],
    ['any', 'src/a.ts', 'export const a: any = 1;', /src\/a.ts:1: any/],
    ['a reminder', 'src/a.ts', `// ${'TO'}DO later`, /src\/a.ts:1: TO/],
    ['a barrel', 'src/a.ts', `export { b } from './b.ts';`, /a barrel/],
    ['export all', 'src/a.ts', `export * from './b.ts';\n${line}`, /export \*/],
    ['an empty name', 'src/utils.ts', line, /says nothing/],
    ['a path of a workplace', 'src/a.ts', `// see /${'work'}/notes`, /:1: .work/],
    ['a skipped rest', 'src/a.test.ts', `test.${'only'}('a', () => {});`, /only/],
  ];
  test.each(cases)('%s', (_name, path, text, expected) => {
    expect(untidy(new Map([[path, text]])).join('\n')).toMatch(expected);
  });

  test('a foreign write and a migration without a reason', () => {
    expect(foreignWrites(new Map([['src/runs/sql.ts', 'insert into posting (a)']]))).toHaveLength(1);
    expect(foreignWrites(new Map([['src/ledger/actions.ts', 'update posting set']]))).toHaveLength(1);
    expect(foreignWrites(new Map([['src/ledger/sql.ts', 'insert into posting (a)']]))).toEqual([]);
    expect(withoutReason(new Map([['migrations/9.sql', 'create table a ();']]))).toEqual(['migrations/9.sql']);
  });
});
