import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { partnerIdOf } from '../access/actions.ts';
import { forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { asCaller } from '../access/sight.ts';
import { getPartner } from '../partners/actions.ts';
import { conflict, type Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { programOf, setEnrolment } from '../programs/actions.ts';
import { enrolmentShape, programIdShape, type SetEnrolmentShape, setEnrolmentShape } from '../programs/schema.ts';
import { heldOn, showEnrolment, standingOf } from '../programs/show.ts';
import { enrolmentsOn, lockProgram } from '../programs/sql.ts';
import { markPartnersDirty } from './mark-sql.ts';

export function enrolmentRoutes(app: App, services: Services): void {
  app.put(
    '/partners/:partner/programs/:program/enrolment',
    {
      schema: {
        tags: ['programs'],
        operationId: 'setEnrolment',
        summary: 'Invite a partner, enrol it or let it leave, from today',
        params: z.object({ partner: codeShape, program: programIdShape }),
        body: setEnrolmentShape,
        response: { 200: enrolmentShape },
      },
      config: { access: forPartnersToo('enrolments:write') },
    },
    (request) => enrol(services, { ...request.params, status: request.body.status }, request),
  );
}

type Wanted = { partner: string; program: string; status: SetEnrolmentShape['status'] };

/** Notes the enrolment and marks the partner's results. A partner enrols only where it may, and cannot invite. */
async function enrol(
  { db, clock }: Services,
  { partner: code, program, status }: Wanted,
  { caller, db: seen }: Pick<FastifyRequest, 'caller' | 'db'>,
) {
  const today = clock.today();
  const partner = await getPartner(seen, code, today);
  const partnerId = await partnerIdOf(seen, code);
  // What is not in effect, or not for it, is not there for a partner.
  await programOf(seen, program);
  return db.transaction().execute(async (tx) => {
    const { id, versions } = await programOf(tx, program);
    await lockProgram(tx, id);
    if (caller.partner) {
      const { held, status: held_status } = heldOn(versions, today);
      const now = (await enrolmentsOn(tx, partnerId, today)).get(id);
      const standing = held_status === 'active' ? standingOf(held.document, partner, now) : undefined;
      const isOpen = (held.document.enrolment ?? 'automatic') !== 'invitation';
      const may = {
        invited: false,
        enrolled: standing === 'may_join' || standing === 'invited' || (standing === 'left' && isOpen),
        left: standing === 'taking_part' || standing === 'invited',
      };
      if (!may[status] && status !== now) throw mayNot(program);
    }
    await asCaller(tx, caller, today, () => setEnrolment(tx, { program, partnerId, status, since: today }));
    await markPartnersDirty(tx, [partnerId]);
    return showEnrolment({ partner: code, program, status, since: today, changed_at: clock.now() });
  });
}

function mayNot(program: string): Problem {
  return conflict(
    'enrolment-not-possible',
    {
      en: `This is not possible for ${program}: it is not open to you, or it is not running.`,
      nl: `Dit kan niet bij ${program}: het staat niet voor u open, of het loopt niet.`,
    },
    { en: 'Ask the company for an invitation.', nl: 'Vraag het bedrijf om een uitnodiging.' },
  );
}
