import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { partnerIdOf, seenPartners } from '../access/actions.ts';
import { type Access, forCompany, forPartnersToo } from '../access/caller.ts';
import { idsBelow } from '../access/sql.ts';
import { selectFacts, showFact } from '../facts/list-sql.ts';
import { sourceShape } from '../facts/schema.ts';
import { entryRows } from '../ledger/sql.ts';
import { selectPartners } from '../partners/sql.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import type { Services } from '../platform/services.ts';
import { programOf } from '../programs/actions.ts';
import { listOfPeriod } from '../statements/actions.ts';
import { entryColumns, factColumns, partnerColumns, statementColumns } from './columns.ts';
import { csvOf } from './csv.ts';
import { entriesFile, type FileQuery, factsFile, partnersFile, statementsFile } from './schema.ts';
import { statementFileRoutes } from './statement-routes.ts';
import { pagesOf, type Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

export function routes(app: App, services: Services): void {
  partnersRoute(app, services);
  entriesRoute(app, services);
  factsRoute(app, services);
  statementsRoute(app);
  statementFileRoutes(app, services);
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const described = (operationId: string, summary: string) => ({
  tags: ['exports'],
  operationId,
  summary,
  description: 'All that the filters find, as it is read: a list of any length takes no more memory than a page.',
  produces: ['text/csv', xlsxType],
  response: {
    200: {
      content: {
        'text/csv': { schema: z.string() },
        [xlsxType]: { schema: z.any().meta({ type: 'string', format: 'binary' }) },
      },
    },
  },
});

function send<Row>(reply: FastifyReply, request: FastifyRequest, query: FileQuery, table: Table<Row>) {
  const language = query.language ?? languageOf(request.headers['accept-language']);
  const pieces = query.format === 'xlsx' ? xlsxOf(table, language) : csvOf(table, language);
  reply
    .type(query.format === 'xlsx' ? xlsxType : 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${table.name}.${query.format}"`);
  return reply.send(Readable.from(pieces) as never);
}

function partnersRoute(app: App, { clock }: Services): void {
  const access: Access = forPartnersToo('partners:read');
  const schema = { ...described('exportPartners', 'Partners as they are today, as a file'), querystring: partnersFile };
  app.get('/exports/partners', { schema, config: { access } }, async (request, reply) => {
    const { query, caller, db } = request;
    const { format, language, ...filters } = query;
    const below = filters.below ?? caller.partner?.code;
    const pages = pagesOf(
      (after: string | undefined, limit) => selectPartners(db, { ...filters, below, limit }, after, clock.today()),
      ({ code }) => code,
    );
    return send(reply, request, { format, language }, { name: 'partners', columns: partnerColumns, pages });
  });
}

function entriesRoute(app: App, { clock }: Services): void {
  const access: Access = forPartnersToo('ledger:read');
  const schema = {
    ...described('exportEntries', 'The ledger’s lines, newest first, as a file'),
    querystring: entriesFile,
  };
  app.get('/exports/entries', { schema, config: { access } }, async (request, reply) => {
    const { query, caller, db } = request;
    const { format, language, partner, program, period, ...rest } = query;
    const partnerIds =
      partner === undefined ? await seenPartners(db, caller, clock.today()) : [await partnerIdOf(db, partner)];
    const programId = program === undefined ? undefined : (await programOf(db, program)).id;
    const filter = { ...rest, partnerIds: partnerIds ?? undefined, programId, aboutPeriod: period };
    const pages = pagesOf(
      (before: { posting: bigint; line: number } | undefined, limit) => entryRows(db, filter, limit + 1, before),
      ({ posting_id: posting, line }) => ({ posting, line }),
    );
    return send(reply, request, { format, language }, { name: 'entries', columns: entryColumns, pages });
  });
}

function factsRoute(app: App, { clock }: Services): void {
  const access: Access = forPartnersToo('facts:read');
  const schema = {
    ...described('exportFacts', 'What happened, last taken in first, as a file'),
    params: z.object({ source: sourceShape }),
    querystring: factsFile,
  };
  app.get('/exports/facts/:source', { schema, config: { access } }, async (request, reply) => {
    const { query, caller, db } = request;
    const { source } = request.params;
    const { format, language, partner, import: importId, ...filters } = query;
    const root = partner === undefined ? caller.partner?.id : await partnerIdOf(db, partner);
    const partnerIds = root === undefined ? undefined : await idsBelow(db, root, clock.today());
    const wanted = { ...filters, partnerIds, importId: importId === undefined ? undefined : BigInt(importId) };
    const isPartner = caller.partner !== null;
    const pages = pagesOf(
      (before: bigint | undefined, limit) => selectFacts(db, source, wanted, before, limit + 1),
      ({ seq }) => seq,
    );
    const shown = mapped(pages, (row) => showFact(source, row, isPartner));
    return send(
      reply,
      request,
      { format, language },
      { name: source, columns: factColumns(source, isPartner), pages: shown },
    );
  });
}

async function* mapped<A, B>(pages: AsyncIterable<readonly A[]>, show: (row: A) => B): AsyncGenerator<readonly B[]> {
  for await (const page of pages) yield page.map(show);
}

function statementsRoute(app: App): void {
  const access: Access = forCompany('statements:read');
  const schema = {
    ...described('exportStatements', 'The partners of a program’s period with their amounts, largest first, as a file'),
    querystring: statementsFile,
  };
  app.get('/exports/statements', { schema, config: { access } }, async (request, reply) => {
    const { query, db } = request;
    const { format, program, period, search } = query;
    const language = query.language ?? languageOf(request.headers['accept-language']);
    await programOf(db, program);
    const read = async (after: { amount: bigint; partner: string } | undefined, limit: number) => {
      const { rows, show } = await listOfPeriod(db, { program, period, search }, limit + 1, after, language);
      return rows.map((row) => ({ ...show(row), after: { amount: row.amount_minor, partner: row.partner } }));
    };
    const pages = pagesOf(read, ({ after }) => after);
    const name = `statements-${program}-${period}`;
    return send(reply, request, { format, language }, { name, columns: statementColumns, pages });
  });
}
