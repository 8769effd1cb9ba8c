import type { Distribution } from './platform/citus.ts';

/** Where the rows of each table live when the database is spread over machines. A test holds this against the tables that there are. */
export const distribution: Distribution = {
  column: 'partner_id',
  // What grows with sales: each partner's rows together on one machine.
  distributed: ['sale', 'activity', 'training', 'referral', 'dirty', 'cell', 'statement', 'posting'],
  // What is small and joined with those: whole on every machine, what others point to first.
  reference: [
    'company',
    'partner',
    'partner_version',
    'product',
    'product_version',
    'customer',
    'fx_rate',
    'hand_goal',
    'program',
    'program_version',
    'program_period',
    'period_approval',
    'enrolment',
    'question',
    'question_message',
    'note',
    'api_key',
    'person',
    'person_session',
    'person_login',
    'person_two_factor',
    'membership',
  ],
  // What is never joined with those: on the machine that is connected to. A refused row has no partner that one could be sure of.
  local: [
    'migration',
    'import',
    'import_mapping',
    'rejected_row',
    'run',
    'preview',
    'idempotency_key',
    'person_proof',
    'person_try',
    'mail',
  ],
};
