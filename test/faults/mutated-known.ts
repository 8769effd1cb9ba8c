import { volume } from '../harness/volume.ts';
import type { Known, Operation } from './mutated-operations.ts';

/* What names stand for in the company of the damaged requests. */

const parameters: Known = {
  ...{
    partner: 'A',
    parent: 'A',
    below: 'A',
    program: 'volume',
    period: '2026-Q1',
    incentive: 'growth',
    version: '2',
    id: '2',
    import: '2',
  },
  ...{
    source: 'sales',
    product: 'P1',
    customer: 'C1',
    measure: '0',
    limit: 50,
    from: '2026-01-01',
    to: '2026-12-31',
    corrects: '1',
    tag: 'x',
  },
};
const fields: Known = {
  ...{
    partner: 'A',
    parent: 'A',
    seller: 'S',
    product: 'P1',
    customer: 'C1',
    program: 'volume',
    period: '2026-Q1',
    goal_set: 'quota',
    split: 'A:60%;B:40%',
  },
  ...{
    currency: 'USD',
    base_currency: 'EUR',
    time_zone: 'Europe/Amsterdam',
    unit: 'EUR',
    amount: '12.50',
    quantity: '3',
    cost: '1',
    value: '100',
    rate: '1.1',
  },
  ...{
    id: 'n1',
    code: 'N1',
    date: '2026-03-31',
    corrects: '1',
    valid_from: '2026-01-01',
    starts: '2026-10-01',
    ends: '2026-12-31',
    score: '9',
  },
  ...{
    document: volume,
    confirmed: [],
    customer_scope: 'company',
    expires_on: '2027-01-01',
    launched_on: '2026-01-01',
  },
  ...{ email: 'new@people.example', incentive: 'growth', password: 'twelve or more' },
};

/** Of what was made for this: `import` may be undone. */
export type Ids = Readonly<Record<'person' | 'preview' | 'question' | 'note' | 'import', string>>;

export function knownTo({ id, path }: Operation, ids: Ids): { params: Known; body: Known } {
  if (id === 'setEnrolment')
    return { params: { ...parameters, program: 'joined' }, body: { ...fields, status: 'enrolled' } };
  if (id === 'createKey') return { params: parameters, body: { ...fields, scopes: ['partners:read'] } };
  if (id === 'signInByCode' || id === 'confirmTwoFactor') return { params: parameters, body: { code: '123456' } };
  if (id === 'invitePerson' || id === 'changePerson')
    return { params: { ...parameters, id: ids.person }, body: { ...fields, role: 'finance' } };
  if (id === 'undoImport') return { params: { ...parameters, id: ids.import }, body: fields };
  const noun = (['person', 'preview', 'question', 'note'] as const).find((one) => path.includes(nounIn[one]));
  return { params: noun ? { ...parameters, id: ids[noun] } : parameters, body: fields };
}

const nounIn = { person: '/people/', preview: '/previews/', question: '/questions/', note: '/notes/' };
