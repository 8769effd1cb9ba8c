import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reachesPeople } from '../mail/actions.ts';
import { Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { ssoProvider } from './accounts.ts';
import { forAnyone } from './caller.ts';
import { takeInvitation } from './people-sql.ts';
import { codeSignInShape, linkRequestShape, ownPath, passwordSignInShape, signedInShape, waysShape } from './schema.ts';
import { isDemo } from './sql.ts';

const tags = ['session'];
const config = { access: forAnyone, keepsNoAnswer: true };
const redirect = { 303: z.null().describe('To the application.') };
const secretText = z.string().min(1).max(200);
const fromProvider = z.string().max(4000).optional();
/** Providers add parameters of their own, which are passed over. */
const cameBack = z.object({
  code: fromProvider,
  state: fromProvider,
  iss: fromProvider,
  error: fromProvider,
  error_description: fromProvider,
});

/** Signing in as a person. Every way ends in the same session, in a cookie. */
export function signInRoutes(app: App, services: Services): void {
  app.get(
    '/session/ways',
    {
      schema: {
        tags,
        operationId: 'listSignInWays',
        summary: 'How one can sign in here',
        response: { 200: waysShape },
      },
      config,
    },
    async () => {
      const demo = await isDemo(services.db);
      const { sso } = services.config;
      return {
        password: true,
        link: reachesPeople(services.config, demo),
        sso: sso ? { name: sso.name } : null,
        demo: demo && services.config.demo,
      };
    },
  );
  passwordRoutes(app);
  linkRoutes(app, services);
  ssoRoutes(app, services);
}

function passwordRoutes(app: App): void {
  const response = { 200: signedInShape };
  app.post(
    '/session/password',
    {
      schema: {
        tags,
        operationId: 'signInByPassword',
        summary: 'Sign in by password',
        body: passwordSignInShape,
        response,
      },
      config,
    },
    async (request, reply) => {
      const { status, body } = await app.library.ask(request, reply, '/sign-in/email', { body: request.body });
      if (status !== 200) throw wrongPassword();
      return { needs_code: body.twoFactorRedirect === true };
    },
  );
  app.post(
    '/session/code',
    {
      schema: {
        tags,
        operationId: 'signInByCode',
        summary: 'Finish signing in with the second factor',
        body: codeSignInShape,
        response,
      },
      config,
    },
    async (request, reply) => {
      const { code, kind } = request.body;
      const path = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
      const { status } = await app.library.ask(request, reply, path, { body: { code } });
      if (status !== 200) throw wrongCode();
      return { needs_code: false };
    },
  );
}

function linkRoutes(app: App, services: Services): void {
  app.post(
    '/session/link',
    {
      schema: {
        tags,
        operationId: 'askSignInLink',
        summary: 'Have a link sent that signs in',
        description: 'The answer is the same whether somebody is known by this address or not.',
        body: linkRequestShape,
        response: { 202: z.null() },
      },
      config,
    },
    async (request, reply) => {
      const { email, to } = request.body;
      const body = { email, metadata: { to: to ?? '/' } };
      await app.library.ask(request, reply, '/sign-in/magic-link', { body });
      return reply.code(202).send(null);
    },
  );
  app.get(
    '/session/link',
    {
      schema: {
        tags,
        operationId: 'openSignInLink',
        summary: 'What the link opens',
        querystring: z.strictObject({ token: secretText, to: ownPath.optional() }),
        response: redirect,
      },
      config,
    },
    async (request, reply) => {
      const { token, to = '/' } = request.query;
      const { status, body } = await app.library.ask(request, reply, '/magic-link/verify', { query: { token } });
      if (status !== 200) return onward(reply, signInPage('link'));
      return onward(reply, body.twoFactorRedirect === true ? signInPage('code', to) : to);
    },
  );
  app.get(
    '/session/invitation',
    {
      schema: {
        tags,
        operationId: 'openInvitation',
        summary: 'What the link of an invitation opens',
        querystring: z.strictObject({ token: secretText }),
        response: redirect,
      },
      config,
    },
    async (request, reply) => {
      const taken = await takeInvitation(services.db, request.query.token);
      if (!taken) return onward(reply, signInPage('invitation'));
      const { needsCode } = await app.library.enter(request, reply, taken.person, 'invitation');
      return onward(reply, needsCode ? signInPage('code', taken.to) : taken.to);
    },
  );
}

function ssoRoutes(app: App, services: Services): void {
  const begin = async (request: FastifyRequest, reply: FastifyReply, to: string): Promise<string> => {
    if (!(await app.library.hasProvider())) throw noProvider(services.config.sso !== undefined);
    const callbackURL = services.config.url + to;
    const body = { provider: ssoProvider, callbackURL, errorCallbackURL: services.config.url + signInPage('sso') };
    const answer = await app.library.ask(request, reply, '/sign-in/social', { body });
    if (typeof answer.body.url !== 'string') throw noProvider(true);
    return answer.body.url;
  };
  app.get(
    '/session/sso',
    {
      schema: {
        tags,
        operationId: 'beginSso',
        summary: 'Go to the single sign-on provider',
        querystring: z.strictObject({ to: ownPath.optional() }),
        response: redirect,
      },
      config,
    },
    async (request, reply) => {
      // Another site may not sign anybody in: whoever comes from there presses the button first.
      if (request.headers['sec-fetch-site'] === 'cross-site') return onward(reply, '/sign-in');
      return onward(reply, await begin(request, reply, request.query.to ?? '/'));
    },
  );
  app.get(
    '/session/sso/callback',
    {
      schema: {
        tags,
        operationId: 'endSso',
        summary: 'Where the single sign-on provider sends people back to',
        querystring: cameBack,
        response: redirect,
      },
      config,
    },
    async (request, reply) => {
      if (!(await app.library.hasProvider())) throw noProvider(services.config.sso !== undefined);
      const given = Object.entries(request.query);
      const query = Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      const { location } = await app.library.ask(request, reply, `/callback/${ssoProvider}`, { query });
      return onward(reply, location ? ownPart(location, services.config.url) : signInPage('sso'));
    },
  );
}

const signInPage = (failed: string, to?: string): string =>
  `/sign-in?${new URLSearchParams({ [failed === 'code' ? 'step' : 'failed']: failed, ...(to ? { to } : {}) })}`;

/** Wherever the library points, people stay in this application. */
function ownPart(location: string, own: string): string {
  const target = new URL(location, own);
  if (target.origin !== new URL(own).origin || target.searchParams.has('error')) return signInPage('sso');
  return target.pathname + target.search;
}

const onward = (reply: FastifyReply, to: string) => reply.code(303).header('location', to).send(null);

function wrongPassword(): Problem {
  return new Problem({
    code: 'wrong-password',
    status: 401,
    title: {
      en: 'The e-mail address or the password is not right.',
      nl: 'Het e-mailadres of het wachtwoord klopt niet.',
    },
    detail: { en: 'Try again, or have a link sent to you.', nl: 'Probeer het opnieuw, of laat u een link sturen.' },
  });
}

export function wrongCode(): Problem {
  return new Problem({
    code: 'wrong-code',
    status: 401,
    title: { en: 'This code is not right, or too old.', nl: 'Deze code klopt niet, of is te oud.' },
    detail: {
      en: 'Take the code that the app shows now; after a few tries, sign in again from the beginning.',
      nl: 'Neem de code die de app nu toont; meld u na enkele pogingen weer van voren af aan.',
    },
  });
}

function noProvider(isSet: boolean): Problem {
  return isSet
    ? new Problem({
        code: 'sso-away',
        status: 503,
        title: {
          en: 'The provider of single sign-on does not answer.',
          nl: 'De aanbieder van single sign-on antwoordt niet.',
        },
        detail: {
          en: 'Try again in a moment, or sign in another way.',
          nl: 'Probeer het zo opnieuw, of meld u anders aan.',
        },
      })
    : new Problem({
        code: 'no-sso',
        status: 404,
        title: { en: 'There is no single sign-on here.', nl: 'Er is hier geen single sign-on.' },
      });
}
