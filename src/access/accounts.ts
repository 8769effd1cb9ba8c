import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import { apiPrefix } from '../platform/http.ts';
import { secretOf } from '../platform/secret.ts';
import type { Services } from '../platform/services.ts';
import { sendSignInLink } from './letters.ts';
import { markAccepted, mayBegin } from './people-sql.ts';

export const sessionCookie = 'vliegwiel_session';
export const ssoProvider = 'sso';
/** Where the library's own addresses would be; nothing listens there: our routes, which are in the API's description, ask it. */
export const libraryPath = '/library';
/** Holds the caller's address, put there by us. */
export const addressHeader = 'x-vliegwiel-address';

const day = 24 * 3600;
const linkMinutes = 10;

const triesOf = ({ signInTries }: Services['config']) => ({ window: 60, max: signInTries });

/** The library for signing in, over tables of ours. It looks for the single sign-on provider when it is made. */
export function createAccounts(services: Services) {
  const { db, config } = services;
  return betterAuth({
    appName: 'Vliegwiel',
    baseURL: config.url,
    basePath: libraryPath,
    secret: secretOf(config),
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => services.log.warn({ said: message }, 'Signing in') },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    user: { modelName: 'person', fields: userFields, additionalFields: { language: { type: 'string', input: false } } },
    session: {
      modelName: 'person_session',
      fields: sessionFields,
      additionalFields: { way: { type: 'string', required: false, input: false } },
      expiresIn: 7 * day,
      updateAge: day,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'person_login',
      fields: loginFields,
      encryptOAuthTokens: true,
      // Whom the company's own provider names is that person; only people who were invited get in.
      accountLinking: { enabled: true, trustedProviders: [ssoProvider], requireLocalEmailVerified: false },
    },
    verification: { modelName: 'person_proof', fields: proofFields, storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'person_try',
      fields: { lastRequest: 'last_request' },
      ...triesOf(config),
      customRules: {
        '/sign-in/*': triesOf(config),
        '/magic-link/*': triesOf(config),
        '/two-factor/*': triesOf(config),
        '/change-password': triesOf(config),
        '/sign-out': false,
      },
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: 'vliegwiel',
      cookies: { session_token: { name: sessionCookie } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) =>
            (await mayBegin(db, session.userId)) && { data: { ...session, way: wayOf(context?.path, context?.body) } },
          after: async (session, context) => {
            await markAccepted(db, session.userId);
            services.log.info({ person: session.userId, way: wayOf(context?.path, context?.body) }, 'Signed in');
          },
        },
      },
    },
    plugins: plugins(services),
  });
}

export type Accounts = ReturnType<typeof createAccounts>;

function plugins(services: Services) {
  const { config } = services;
  const second = twoFactor({
    issuer: 'Vliegwiel',
    twoFactorTable: 'person_two_factor',
    allowPasswordless: true,
    schema: {
      twoFactor: { fields: twoFactorFields },
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    },
  });
  // A link by e-mail is one factor as well, so the second is asked for after it too.
  const [hook] = second.hooks.after;
  const usual = hook!.matcher;
  hook!.matcher = (context) => usual(context) || context.path === '/magic-link/verify' || context.path === enterPath;
  const { sso } = config;
  return [
    second,
    magicLink({
      expiresIn: linkMinutes * 60,
      disableSignUp: true,
      storeToken: 'hashed',
      sendMagicLink: ({ email, token, metadata }) => sendSignInLink(services, { email, token, to: metadata?.to }),
    }),
    genericOAuth({
      config: sso
        ? [
            {
              providerId: ssoProvider,
              discoveryUrl: `${sso.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
              clientId: sso.client,
              ...(sso.secret === undefined ? {} : { clientSecret: sso.secret }),
              scopes: ['openid', 'profile', 'email'],
              pkce: true,
              requireIdTokenVerification: true,
              disableSignUp: true,
              redirectURI: `${config.url}${apiPrefix}/session/sso/callback`,
            },
          ]
        : [],
    }),
    entering,
  ];
}

const enterPath = '/enter';

/** Begins a session for somebody whom our own routes have made sure of. Not to be asked from outside: no route of ours passes it on. */
const entering = {
  id: 'entering',
  endpoints: {
    enter: createAuthEndpoint(
      enterPath,
      { method: 'POST', body: z.object({ person: z.string(), way: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.person);
        const session = user && (await ctx.context.internalAdapter.createSession(user.id));
        if (!session) throw ctx.error('UNAUTHORIZED');
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ends: session.expiresAt });
      },
    ),
  },
} as const;

function wayOf(path: string | undefined, body: unknown): string {
  if (path === enterPath) return (body as { way: string }).way;
  if (path === '/magic-link/verify') return 'link';
  if (path?.startsWith('/callback')) return 'sso';
  if (path?.startsWith('/two-factor/')) return 'code';
  return 'password';
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
const userFields = { ...times, emailVerified: 'email_verified' };
const sessionFields = {
  ...times,
  userId: 'person_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
};
const loginFields = {
  ...times,
  userId: 'person_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};
const proofFields = { ...times, expiresAt: 'expires_at' };
const twoFactorFields = {
  userId: 'person_id',
  backupCodes: 'backup_codes',
  failedVerificationCount: 'failed_verification_count',
  lockedUntil: 'locked_until',
};
