import { z } from 'zod';
import { partnerIdOf } from '../access/actions.ts';
import { type Caller, forCompany } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { signatureOf } from '../access/signature.ts';
import { notFound, Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { keepAnswer } from '../platform/idempotency.ts';
import { page, readCursor } from '../platform/page.ts';
import { pageQuery, serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { type NoteShape, newNoteShape, notePageShape, noteShape } from './schema.ts';
import { deleteNote, findNote, insertNote, type NoteRow, noteRows } from './sql.ts';

const tags = ['notes'];
const params = z.object({ partner: codeShape });

export function routes(app: App, services: Services): void {
  readRoute(app, services);
  writeRoutes(app, services);
}

function readRoute(app: App, { db }: Services): void {
  app.get(
    '/partners/:partner/notes',
    {
      schema: {
        tags,
        operationId: 'listNotes',
        summary: 'What the company noted about a partner, newest first',
        params,
        querystring: pageQuery.strict(),
        response: { 200: notePageShape },
      },
      config: { access: forCompany('notes:read') },
    },
    async ({ params: { partner }, query: { cursor, limit }, caller }) => {
      const [last] = readCursor(cursor, ['serial']) ?? [];
      const before = last === undefined ? undefined : BigInt(last);
      const rows = await noteRows(db, await partnerIdOf(db, partner), limit + 1, before);
      return page(
        rows,
        limit,
        ({ id }) => [id],
        (row) => showNote(row, caller),
      );
    },
  );
}

function writeRoutes(app: App, { db }: Services): void {
  app.post(
    '/partners/:partner/notes',
    {
      schema: {
        tags,
        operationId: 'addNote',
        summary: 'Note something about a partner',
        description: 'Partners never see it.',
        params,
        body: newNoteShape,
        response: { 201: noteShape },
      },
      config: { access: forCompany('notes:write') },
    },
    async (request, reply) => {
      const { params, body, caller } = request;
      const partnerId = await partnerIdOf(db, params.partner);
      const signature = await signatureOf(db, caller);
      const note = await db.transaction().execute(async (tx) => {
        const shown = showNote(await insertNote(tx, { partnerId, text: body.text, ...signature }), caller);
        await keepAnswer(tx, request, { status: 201, body: shown });
        return shown;
      });
      return reply.code(201).send(note);
    },
  );
  app.delete(
    '/partners/:partner/notes/:id',
    {
      schema: {
        tags,
        operationId: 'removeNote',
        summary: 'Remove a note of one’s own',
        params: params.extend({ id: serial }),
        response: { 204: z.null() },
      },
      config: { access: forCompany('notes:write') },
    },
    async ({ params: { partner, id }, caller }, reply) => {
      const note = await findNote(db, await partnerIdOf(db, partner), BigInt(id));
      if (!note) throw notFound({ en: 'note', nl: 'notitie' }, id, partner);
      if (note.author !== caller.id) throw notYours();
      await deleteNote(db, note.id);
      return reply.code(204).send(null);
    },
  );
}

function showNote({ id, author, author_name, text, written_at }: NoteRow, caller: Caller): NoteShape {
  return { id: String(id), text, name: author_name, own: author === caller.id, written_at: written_at.toISOString() };
}

function notYours(): Problem {
  return new Problem({
    code: 'note-of-another',
    status: 409,
    title: { en: 'Somebody else wrote this note.', nl: 'Iemand anders schreef deze notitie.' },
    detail: { en: 'Ask who wrote it to remove it.', nl: 'Vraag de schrijver om de notitie te verwijderen.' },
  });
}
