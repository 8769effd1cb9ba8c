import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import { type Bilingual, conflict } from '../platform/errors.ts';
import type { Language } from '../platform/language.ts';
import { enqueue } from '../platform/queue.ts';
import { insertMail } from './sql.ts';

export const mailTask = 'mail';

/** A short letter: what it is about, one link, and what the link is good for. */
export type Letter = {
  kind: string;
  language: Language;
  address: string;
  subject: Bilingual;
  /** Paragraphs before the link. */
  lines: readonly Bilingual[];
  link?: { label: Bilingual; url: string } | undefined;
  /** Paragraphs after it. */
  closing?: readonly Bilingual[];
};

/** Sends a letter as part of the caller's transaction: it goes exactly when the rest is committed. */
export async function post(tx: Database, config: Config, letter: Letter): Promise<void> {
  const { language, link, closing = [] } = letter;
  const say = (sentence: Bilingual): string => sentence[language];
  const text = [
    ...letter.lines.map(say),
    ...(link ? [`${say(link.label)}:\n${link.url}`] : []),
    ...closing.map(say),
  ].join('\n\n');
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`;
  const content = [
    ...letter.lines.map((line) => paragraph(escaped(say(line)))),
    ...(link ? [paragraph(`<a href="${escaped(link.url)}">${escaped(say(link.label))}</a>`)] : []),
    ...closing.map((line) => paragraph(escaped(say(line)))),
  ].join('\n');
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(say(letter.subject))}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:24px">
${content}
</body></html>`;
  const { kind, address } = letter;
  const id = await insertMail(tx, { kind, language, address, subject: say(letter.subject), text: `${text}\n`, html });
  if (config.mail.smtp) await enqueue(tx, mailTask, { mail: String(id) }, { key: `mail ${id}` });
}

/** Whether anybody gets to see what is posted: by e-mail, or in the mailbox of the application. */
export const reachesPeople = (config: Config, isDemo: boolean): boolean =>
  config.mail.smtp !== undefined || showsMailbox(config, isDemo);

/** Where mail is really sent, nobody else reads it. */
export const showsMailbox = ({ mail }: Config, isDemo: boolean): boolean =>
  mail.smtp === undefined && (mail.mailbox ?? isDemo);

export function noMail() {
  return conflict(
    'no-mail',
    { en: 'No e-mail can be sent from here yet.', nl: 'Er kan hier nog geen e-mail worden verzonden.' },
    {
      en: 'Set SMTP_URL, or let an administrator use `vliegwiel person invite`, which prints the link.',
      nl: 'Stel SMTP_URL in, of laat een beheerder `vliegwiel person invite` gebruiken, dat de link toont.',
    },
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
