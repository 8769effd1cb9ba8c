import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalid, Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { sessionCookie } from './accounts.ts';
import { forPeople, notSignedIn } from './caller.ts';
import { sendNotice } from './letters.ts';
import { deleteSessions, hasPassword, listSessions, type PersonRow, updatePerson } from './people-sql.ts';
import {
  changeMeShape,
  codeSignInShape,
  currentPasswordShape,
  type MeShape,
  meShape,
  newPasswordShape,
  twoFactorShape,
} from './schema.ts';
import { wrongCode } from './sign-in-routes.ts';

const tags = ['me'];
const config = { access: forPeople };
const secret = { access: forPeople, keepsNoAnswer: true };
const freshMinutes = 15;

/** What people see and change of themselves. */
export function meRoutes(app: App, services: Services): void {
  const { db } = services;
  app.get(
    '/me',
    { schema: { tags, operationId: 'getMe', summary: 'My account', response: { 200: meShape } }, config },
    (request) => showMe(request, services),
  );
  app.put(
    '/me',
    {
      schema: {
        tags,
        operationId: 'changeMe',
        summary: 'Change my name or language',
        body: changeMeShape,
        response: { 204: z.null() },
      },
      config,
    },
    async (request, reply) => {
      const { name, language } = request.body;
      await updatePerson(db, personOf(request).id, { name, language });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/me/sessions',
    {
      schema: {
        tags,
        operationId: 'signOutEverywhere',
        summary: 'Sign out everywhere, here too',
        response: { 204: z.null() },
      },
      config,
    },
    async (request, reply) => {
      await deleteSessions(db, personOf(request).id);
      reply.clearCookie(sessionCookie, { path: '/' });
      return reply.code(204).send(null);
    },
  );
  passwordRoutes(app, services);
  twoFactorRoutes(app, services);
}

function passwordRoutes(app: App, services: Services): void {
  const { db } = services;
  app.put(
    '/me/password',
    {
      schema: {
        tags,
        operationId: 'setPassword',
        summary: 'Choose a password',
        description: 'Other sessions end. Whoever forgot the password signs in by a link first.',
        body: newPasswordShape,
        response: { 204: z.null() },
      },
      config: secret,
    },
    async (request, reply) => {
      const me = personOf(request);
      const { password, current } = request.body;
      const isKnown = await hasPassword(db, me.id);
      if (isKnown && current !== undefined) {
        const body = { newPassword: password, currentPassword: current, revokeOtherSessions: true };
        const { status } = await app.library.ask(request, reply, '/change-password', { body });
        if (status !== 200) throw wrongCurrent();
      } else {
        if (isKnown && !isFreshFromMail(request)) throw needsCurrent();
        await app.library.putPassword(me.id, password);
        await deleteSessions(db, me.id, request.sessionId);
      }
      await tell(services, me, 'password');
      return reply.code(204).send(null);
    },
  );
}

function twoFactorRoutes(app: App, services: Services): void {
  app.post(
    '/me/two-factor',
    {
      schema: {
        tags,
        operationId: 'prepareTwoFactor',
        summary: 'Prepare the second factor: an app that shows codes',
        description: 'It is on once a code was confirmed.',
        body: z.strictObject({ password: z.string().max(128).optional() }).meta({ id: 'PrepareTwoFactor' }),
        response: { 200: twoFactorShape },
      },
      config: secret,
    },
    async (request, reply) => {
      const { status, body } = await app.library.ask(request, reply, '/two-factor/enable', { body: request.body });
      if (status !== 200) throw body.code === 'TOTP_ALREADY_ENABLED' ? isOn() : wrongCurrent();
      return { uri: String(body.totpURI), recovery_codes: body.backupCodes as string[] };
    },
  );
  app.post(
    '/me/two-factor/confirm',
    {
      schema: {
        tags,
        operationId: 'confirmTwoFactor',
        summary: 'Switch the second factor on with a first code',
        body: codeSignInShape.pick({ code: true }).meta({ id: 'ConfirmTwoFactor' }),
        response: { 204: z.null() },
      },
      config: secret,
    },
    async (request, reply) => {
      const { code } = request.body;
      const { status } = await app.library.ask(request, reply, '/two-factor/verify-totp', { body: { code } });
      if (status !== 200) throw wrongCode();
      await tell(services, personOf(request), 'two-factor-on');
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/me/two-factor/off',
    {
      schema: {
        tags,
        operationId: 'stopTwoFactor',
        summary: 'Switch the second factor off',
        body: currentPasswordShape.partial().meta({ id: 'StopTwoFactor' }),
        response: { 204: z.null() },
      },
      config: secret,
    },
    async (request, reply) => {
      const { status } = await app.library.ask(request, reply, '/two-factor/disable', { body: request.body });
      if (status !== 200) throw wrongCurrent();
      await tell(services, personOf(request), 'two-factor-off');
      return reply.code(204).send(null);
    },
  );
}

const tell = ({ db, config }: Services, me: PersonRow, what: Parameters<typeof sendNotice>[3]): Promise<void> =>
  db.transaction().execute((tx) => sendNotice(tx, config, me, what));

/** The guard lets people in only. */
function personOf({ caller }: FastifyRequest): PersonRow {
  if (!caller.person) throw notSignedIn();
  return caller.person;
}

const isFreshFromMail = ({ sessionBegan, sessionWay }: FastifyRequest): boolean =>
  (sessionWay === 'link' || sessionWay === 'invitation') &&
  sessionBegan !== undefined &&
  Date.now() - sessionBegan.getTime() < freshMinutes * 60_000;

async function showMe(request: FastifyRequest, { db }: Services): Promise<MeShape> {
  const { id, name, email, role, partner, language, two_factor } = personOf(request);
  const sessions = await listSessions(db, id);
  return {
    id,
    name,
    email,
    role,
    partner,
    language,
    has_password: await hasPassword(db, id),
    two_factor,
    sessions: sessions.map((one) => ({
      way: one.way,
      address: one.ip_address,
      browser: one.user_agent,
      begun_at: one.created_at.toISOString(),
      is_this: one.id === request.sessionId,
    })),
  };
}

function wrongCurrent(): Problem {
  return new Problem({
    code: 'wrong-password',
    status: 403,
    title: { en: 'The present password is not right.', nl: 'Het huidige wachtwoord klopt niet.' },
    detail: { en: 'Nothing was changed. Try again.', nl: 'Er is niets gewijzigd. Probeer het opnieuw.' },
  });
}

function needsCurrent(): Problem {
  return invalid(
    'current-password-missing',
    { en: 'Give your present password as well.', nl: 'Geef ook uw huidige wachtwoord.' },
    {
      detail: {
        en: `Forgotten? Sign out, have a link sent to you, and choose a new password within ${freshMinutes} minutes.`,
        nl: `Vergeten? Meld u af, laat u een link sturen en kies binnen ${freshMinutes} minuten een nieuw wachtwoord.`,
      },
      where: { path: ['current'] },
    },
  );
}

function isOn(): Problem {
  return new Problem({
    code: 'two-factor-on',
    status: 409,
    title: { en: 'The second factor is on already.', nl: 'De tweede factor staat al aan.' },
    detail: { en: 'Switch it off first for another app.', nl: 'Zet hem eerst uit voor een andere app.' },
  });
}
