import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '../platform/config.ts';
import type { Jobs } from '../platform/queue.ts';
import type { Services } from '../platform/services.ts';
import { mailTask } from './actions.ts';
import { deleteOldMail, findMail, markFailed, markSent } from './sql.ts';

const payload = z.object({ mail: z.string().regex(/^\d{1,18}$/) });
const patience = 20_000;
const keptDays = 30;

/** Sends what was posted. A worker that dies between the server's yes and our note sends it again: rather twice than never. */
export const jobs: Jobs = {
  [mailTask]: async (given, { db, config, log }) => {
    const id = BigInt(payload.parse(given).mail);
    const mail = await findMail(db, id);
    if (!mail || mail.sent_at || mail.text === null || mail.html === null) return;
    const sender = transportOf(config);
    if (!sender) return;
    try {
      await sender.sendMail({
        from: config.mail.from,
        to: { name: '', address: mail.address },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'auto-submitted': 'auto-generated' },
      });
    } catch (error) {
      await markFailed(db, id, error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      sender.close();
    }
    await markSent(db, id);
    log.info({ mail: String(id), kind: mail.kind }, 'Mail sent');
  },
};

function transportOf({ mail: { smtp } }: Config): Transporter | undefined {
  if (smtp === undefined) return undefined;
  const address = new URL(smtp);
  return createTransport({
    host: address.hostname,
    ...(address.port ? { port: Number(address.port) } : {}),
    secure: address.protocol === 'smtps:',
    ...(address.username
      ? { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }
      : {}),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Forgets mail that nobody will ask for again; tells how many. */
export const forgetOldMail = ({ db }: Services): Promise<number> => deleteOldMail(db, keptDays);
