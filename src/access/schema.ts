import { z } from 'zod';
import { day, instant, plainText } from '../platform/schema.ts';

/** What a key may be allowed to do: a noun, and whether to read or to change it. */
export const scopes = [
  'company:read',
  'company:write',
  'partners:read',
  'partners:write',
  'products:read',
  'products:write',
  'customers:read',
  'customers:write',
  'rates:read',
  'rates:write',
  'goals:read',
  'goals:write',
  'facts:read',
  'facts:write',
  'imports:read',
  'imports:write',
  'programs:read',
  'programs:write',
  'enrolments:read',
  'enrolments:write',
  'runs:read',
  'runs:write',
  'statements:read',
  'ledger:read',
  'ledger:write',
  'questions:read',
  'questions:write',
  'notes:read',
  'notes:write',
  'keys:read',
  'keys:write',
  'people:read',
  'people:write',
  'mail:read',
] as const;
export type Scope = (typeof scopes)[number];

/** What a partner may do, each time with its own data and that of the partners below it only. */
export const partnerScopes: readonly Scope[] = [
  'company:read',
  'partners:read',
  'facts:read',
  'programs:read',
  'enrolments:write',
  'statements:read',
  'ledger:read',
  'questions:read',
  'questions:write',
  'people:read',
  'people:write',
];
export const scopeShape = z.enum(scopes).meta({ id: 'Scope' });

/** What somebody is: of the company, or of a partner. */
export const roles = ['owner', 'manager', 'finance', 'analyst', 'partner_admin', 'partner_user'] as const;
export const roleShape = z.enum(roles).meta({ id: 'Role' });
export type Role = z.infer<typeof roleShape>;

export const languageShape = z.enum(['en', 'nl']);
export const emailShape = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase())
  .meta({ description: 'An e-mail address.', examples: ['p.jansen@company.example'] });

/** A code as the company uses it: of a partner, product or customer. */
export const codeShape = plainText(64).meta({ description: 'A code as the company uses it.', examples: ['R-1001'] });
export const currencyShape = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, like EUR')
  .meta({ description: 'ISO 4217 code.', examples: ['EUR'] });
/** An amount of something: money, points, goods or a badge. */
export const unitShape = z
  .string()
  .meta({ description: 'An ISO 4217 code, `points`, `goods:ITEM` or `badge:ID`.', examples: ['EUR', 'points'] });

/** Sign-in without a password, for the demo only. */
export const signInShape = z
  .discriminatedUnion('role', [
    z.strictObject({
      role: z.literal('manager'),
      second: z.boolean().optional().describe('Another manager, who can review what the first one wrote.'),
    }),
    z.strictObject({ role: z.literal('partner'), partner: codeShape }),
  ])
  .meta({ id: 'SignIn' });
export type SignInShape = z.infer<typeof signInShape>;

export const sessionShape = z
  .object({
    role: z.enum(['manager', 'partner', 'key']).describe('`key` when an API key asks.'),
    partner: z
      .object({ code: z.string(), name: z.string(), language: z.enum(['en', 'nl']) })
      .nullable()
      .describe('Whose data is seen; null for the whole company.'),
    person: z
      .object({ id: z.string(), name: z.string(), email: z.string(), role: roleShape, language: languageShape })
      .nullable()
      .describe('Who is signed in; null for an API key.'),
    scopes: z.array(scopeShape),
    demo: z.boolean().describe('Whether demo sign-in is possible here.'),
    company: z.object({ name: z.string(), currency: currencyShape }).nullable(),
    expires_at: instant.nullable(),
  })
  .meta({ id: 'Session' });
export type SessionShape = z.infer<typeof sessionShape>;

/** GET /session/partners?search=…: whom one may sign in as, for the demo's sign-in screen. Only where demo is on; at most 50. */
export const demoPartnersShape = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string(), type: z.string() })) })
  .meta({ id: 'DemoPartners' });

export const newKeyShape = z
  .strictObject({
    name: plainText(100).describe('What the key is for, as people will recognise it in the list.'),
    scopes: z.array(scopeShape).min(1).max(scopes.length),
    partner: codeShape.optional().describe('Limits the key to this partner and those below it.'),
    expires_on: day.optional().describe('The first day on which it no longer works.'),
  })
  .meta({ id: 'NewKey' });
export type NewKeyShape = z.infer<typeof newKeyShape>;

export const keyShape = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(scopeShape),
    partner: codeShape.nullable(),
    created_at: instant,
    expires_at: instant.nullable(),
    revoked_at: instant.nullable(),
  })
  .meta({ id: 'Key' });
export type KeyShape = z.infer<typeof keyShape>;

export const shownKeyShape = keyShape
  .extend({ key: z.string().describe('The key itself. Shown this once; keep it in a safe place.') })
  .meta({ id: 'ShownKey' });
export type ShownKeyShape = z.infer<typeof shownKeyShape>;

const password = z.string().min(1).max(128);

/** Signing in as a person: by password, a link by e-mail, or single sign-on; and the second step where it is on. */
export const passwordSignInShape = z.strictObject({ email: emailShape, password }).meta({ id: 'PasswordSignIn' });
export const codeSignInShape = z
  .strictObject({
    code: z.string().min(6).max(20).describe('Of the authenticator app, or one of the recovery codes.'),
    kind: z.enum(['app', 'recovery']).default('app'),
  })
  .meta({ id: 'CodeSignIn' });
/** An address of the application itself: another site's would begin with two slashes. */
export const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/, 'must be an address of this site, like /programs')
  .meta({ examples: ['/'] });
export const linkRequestShape = z
  .strictObject({ email: emailShape, to: ownPath.optional().describe('Where the link leads.') })
  .meta({ id: 'LinkRequest' });
export const signedInShape = z
  .object({ needs_code: z.boolean().describe('A code of the second factor is asked for before the session begins.') })
  .meta({ id: 'SignedIn' });
export const waysShape = z
  .object({
    password: z.boolean(),
    link: z.boolean().describe('Whether a link can be sent by e-mail.'),
    sso: z.object({ name: z.string() }).nullable(),
    demo: z.boolean(),
  })
  .meta({ id: 'SignInWays' });

export const newPersonShape = z
  .strictObject({
    email: emailShape,
    name: plainText(100),
    role: roleShape,
    partner: codeShape.optional().describe('For the two roles of a partner.'),
    language: languageShape.optional().describe('Of the invitation; a partner’s own otherwise.'),
    to: ownPath.optional().describe('What the invitation opens.'),
  })
  .meta({ id: 'NewPerson' });
export type NewPersonShape = z.infer<typeof newPersonShape>;
export const personShape = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleShape,
    partner: codeShape.nullable(),
    language: languageShape,
    two_factor: z.boolean(),
    invited_at: instant,
    invited_by: z.string(),
    accepted_at: instant.nullable(),
    changed_at: instant,
    changed_by: z.string(),
  })
  .meta({ id: 'Person' });
export type PersonShape = z.infer<typeof personShape>;

export const meShape = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleShape,
    partner: codeShape.nullable(),
    language: languageShape,
    has_password: z.boolean(),
    two_factor: z.boolean(),
    sessions: z.array(
      z.object({
        way: z.string().nullable(),
        address: z.string().nullable(),
        browser: z.string().nullable(),
        begun_at: instant,
        is_this: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type MeShape = z.infer<typeof meShape>;
export const changeMeShape = z
  .strictObject({ name: plainText(100).optional(), language: languageShape.optional() })
  .meta({ id: 'ChangeMe' });
export const newPasswordShape = z
  .strictObject({
    password: z.string().min(12).max(128).describe('12 characters or more.'),
    current: password.optional().describe('The present one, unless there is none or you just came by a link.'),
  })
  .meta({ id: 'NewPassword' });
export const currentPasswordShape = z.strictObject({ password }).meta({ id: 'CurrentPassword' });
export const twoFactorShape = z
  .object({
    uri: z.string().describe('For the authenticator app, mostly shown as a QR code.'),
    recovery_codes: z.array(z.string()).describe('Each works once, when the app is out of reach. Shown this once.'),
  })
  .meta({ id: 'TwoFactor' });
