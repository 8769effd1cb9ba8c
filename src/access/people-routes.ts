import { z } from 'zod';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import { pageOf, pageQuery, plainText } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { partnerIdOf } from './actions.ts';
import { forPartnersToo } from './caller.ts';
import { actorOf, changeRole, invite, inviteAgain, personOf, remove } from './people.ts';
import { listPeople, type PersonRow } from './people-sql.ts';
import { codeShape, newPersonShape, type PersonShape, personShape, roleShape } from './schema.ts';

const tags = ['people'];
const params = z.object({ id: plainText(64) });
const peopleQuery = pageQuery
  .extend({
    partner: codeShape.optional().describe('Of this partner only.'),
    of: z.enum(['company', 'partners']).optional().describe('Of the company, or of its partners only.'),
    search: plainText(100).optional().describe('Part of the name, of the address or of the partner.'),
  })
  .strict();
const reading = { access: forPartnersToo('people:read') };
const writing = { access: forPartnersToo('people:write') };

/** Who may sign in. A partner's administrator sees and manages that partner's people only. */
export function peopleRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  invitingRoutes(app, services);
  changingRoutes(app, services);
}

function readingRoutes(app: App, { db }: Services): void {
  app.get(
    '/people',
    {
      schema: {
        tags,
        operationId: 'listPeople',
        summary: 'Who may sign in, by e-mail address',
        querystring: peopleQuery,
        response: { 200: pageOf(personShape).meta({ id: 'PersonPage' }) },
      },
      config: reading,
    },
    async ({ caller, query: { cursor, limit, partner, of: side, search } }) => {
      const [after = ''] = readCursor(cursor, 1) ?? [];
      // Of partners below, an administrator sees the results, not the people.
      const own = caller.partner?.id ?? null;
      const asked = partner === undefined ? own : await partnerIdOf(db, partner);
      const rows =
        own !== null && asked !== own
          ? []
          : await listPeople(db, { partner: asked, side, search, after, limit: limit + 1 });
      return page(rows, limit, (row) => [row.email], showPerson);
    },
  );
  app.get(
    '/people/:id',
    {
      schema: { tags, operationId: 'getPerson', summary: 'One of them', params, response: { 200: personShape } },
      config: reading,
    },
    async ({ caller, params: { id } }) => showPerson(await personOf(db, id, actorOf(caller))),
  );
}

function invitingRoutes(app: App, { db, config }: Services): void {
  app.post(
    '/people',
    {
      schema: {
        tags,
        operationId: 'invitePerson',
        summary: 'Invite somebody by e-mail',
        description: 'The link signs in and works once, for seven days.',
        body: newPersonShape,
        response: { 201: personShape },
      },
      config: writing,
    },
    async ({ caller, body }, reply) => {
      const by = actorOf(caller);
      const { id } = await invite(db, config, body, by);
      return reply.code(201).send(showPerson(await personOf(db, id, by)));
    },
  );
  app.post(
    '/people/:id/invitation',
    {
      schema: {
        tags,
        operationId: 'invitePersonAgain',
        summary: 'Send the invitation again',
        description: 'With a new link; the old one stops working.',
        params,
        response: { 202: z.null() },
      },
      config: writing,
    },
    async ({ caller, params: { id } }, reply) => {
      await inviteAgain(db, config, id, actorOf(caller));
      return reply.code(202).send(null);
    },
  );
}

function changingRoutes(app: App, { db }: Services): void {
  app.put(
    '/people/:id',
    {
      schema: {
        tags,
        operationId: 'changePerson',
        summary: 'Change somebody’s role',
        params,
        body: z.strictObject({ role: roleShape }).meta({ id: 'ChangePerson' }),
        response: { 200: personShape },
      },
      config: writing,
    },
    async ({ caller, params: { id }, body: { role } }) => showPerson(await changeRole(db, id, role, actorOf(caller))),
  );
  app.delete(
    '/people/:id',
    {
      schema: {
        tags,
        operationId: 'removePerson',
        summary: 'Remove somebody',
        description: 'All sessions and ways to sign in end at once.',
        params,
        response: { 204: z.null() },
      },
      config: writing,
    },
    async ({ caller, params: { id } }, reply) => {
      await remove(db, id, actorOf(caller));
      return reply.code(204).send(null);
    },
  );
}

function showPerson(row: PersonRow): PersonShape {
  const { id, name, email, role, partner, language, two_factor, invited_by, changed_by } = row;
  return {
    id,
    name,
    email,
    role,
    partner,
    language,
    two_factor,
    invited_at: row.invited_at.toISOString(),
    invited_by,
    accepted_at: row.accepted_at?.toISOString() ?? null,
    changed_at: row.changed_at.toISOString(),
    changed_by,
  };
}
