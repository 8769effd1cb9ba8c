import { z } from 'zod';
import { showsMailbox } from '../mail/actions.ts';
import { type MailShape, mailShape } from '../mail/schema.ts';
import { findMail, listMail, type MailRow } from '../mail/sql.ts';
import { Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import { pageOf, pageQuery, serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { forCompany } from './caller.ts';
import { isDemo } from './sql.ts';

/** What would have been sent, where nothing is: in the demo and while trying things out. */
export function mailboxRoutes(app: App, services: Services): void {
  const { db, config } = services;
  letterRoute(app, services);
  app.get(
    '/mailbox',
    {
      schema: {
        tags: ['mail'],
        operationId: 'listMail',
        summary: 'E-mail that nobody sends, newest first',
        description: 'Only without SMTP_URL, and with the demo company or VLIEGWIEL_MAILBOX=yes.',
        querystring: pageQuery.strict(),
        response: { 200: pageOf(mailShape).meta({ id: 'MailPage' }) },
      },
      config: { access: forCompany('mail:read') },
    },
    async ({ query: { cursor, limit } }) => {
      if (!showsMailbox(config, await isDemo(db))) throw noMailbox();
      const before = readCursor(cursor, ['serial'])?.[0];
      const rows = await listMail(db, before === undefined ? undefined : BigInt(before), limit + 1);
      return page(rows, limit, (row) => [row.id], showMail);
    },
  );
}

/** A letter brings its own style, and may do nothing. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

function letterRoute(app: App, { db, config }: Services): void {
  app.get(
    '/mailbox/:id/letter',
    {
      schema: {
        tags: ['mail'],
        operationId: 'getLetter',
        summary: 'An e-mail as its reader sees it',
        description: 'Its links open in a window of their own.',
        params: z.object({ id: serial }),
        produces: ['text/html'],
        response: { 200: { content: { 'text/html': { schema: z.string() } } } },
      },
      config: { access: forCompany('mail:read') },
    },
    async ({ params: { id } }, reply) => {
      if (!showsMailbox(config, await isDemo(db))) throw noMailbox();
      const mail = await findMail(db, BigInt(id));
      if (!mail?.html) throw noLetter(id);
      reply.type('text/html; charset=utf-8').header('content-security-policy', letterPolicy);
      return reply.send(mail.html.replace('<head>', '<head><base target="_blank">') as never);
    },
  );
}

function noLetter(id: string): Problem {
  return new Problem({
    code: 'no-letter',
    status: 404,
    title: { en: `There is no e-mail ${id} to read.`, nl: `Er is geen e-mail ${id} om te lezen.` },
    detail: {
      en: 'What was sent is no longer kept; the mailbox lists what is.',
      nl: 'Wat is verzonden wordt niet meer bewaard; het postvak toont wat er wel is.',
    },
  });
}

function showMail(row: MailRow): MailShape {
  const { id, kind, language, address, subject, text, html, created_at } = row;
  return {
    id: String(id),
    kind,
    language,
    to: address,
    subject,
    text,
    html,
    created_at: created_at.toISOString(),
  };
}

function noMailbox(): Problem {
  return new Problem({
    code: 'no-mailbox',
    status: 404,
    title: { en: 'There is no mailbox here.', nl: 'Er is hier geen postvak.' },
    detail: {
      en: 'It shows e-mail where none is sent: without SMTP_URL and with VLIEGWIEL_MAILBOX=yes.',
      nl: 'Het toont e-mail waar er geen wordt verzonden: zonder SMTP_URL en met VLIEGWIEL_MAILBOX=yes.',
    },
  });
}
