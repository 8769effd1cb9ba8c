import { partnerScopes, type Role, type Scope, scopes } from './schema.ts';

const reading = scopes.filter((scope) => scope.endsWith(':read'));
const only = (...left: Scope[]): readonly Scope[] => scopes.filter((scope) => !left.includes(scope));

/** What each role may do. docs/accounts.md shows this table; a test compares them. */
export const roleScopes: Record<Role, readonly Scope[]> = {
  owner: scopes,
  manager: only('keys:write', 'people:write'),
  finance: [
    ...reading.filter((scope) => scope !== 'keys:read' && scope !== 'mail:read'),
    'goals:write',
    'rates:write',
    'runs:write',
    'ledger:write',
  ],
  analyst: reading.filter((scope) => scope !== 'keys:read' && scope !== 'mail:read' && scope !== 'people:read'),
  partner_admin: partnerScopes,
  partner_user: partnerScopes.filter((scope) => scope !== 'people:read' && scope !== 'people:write'),
};

export const isPartnerRole = (role: Role): role is 'partner_admin' | 'partner_user' => role.startsWith('partner_');
