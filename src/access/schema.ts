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
];
export const scopeShape = z.enum(scopes).meta({ id: 'Scope' });

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
    z.strictObject({ role: z.literal('manager') }),
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
