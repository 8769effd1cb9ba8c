import { post } from '../mail/actions.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import { apiPrefix } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { findPersonByEmail } from './people-sql.ts';

/** Sends a link that signs in to whoever is known by this address; to nobody else, without a word about it. */
export async function sendSignInLink(
  { db, config }: Services,
  { email, token, to }: { email: string; token: string; to: unknown },
): Promise<void> {
  const person = await findPersonByEmail(db, email);
  if (!person) return;
  const query = new URLSearchParams({ token, ...(typeof to === 'string' ? { to } : {}) });
  await db.transaction().execute((tx) =>
    post(tx, config, {
      kind: 'sign-in',
      language: person.language,
      address: person.email,
      subject: { en: 'Sign in to Vliegwiel', nl: 'Aanmelden bij Vliegwiel' },
      lines: [
        { en: `Hello ${person.name},`, nl: `Beste ${person.name},` },
        {
          en: 'You asked for a link to sign in. It works once, for 10 minutes.',
          nl: 'U hebt om een link gevraagd om u aan te melden. Hij werkt één keer, 10 minuten lang.',
        },
      ],
      link: {
        label: { en: 'Sign in', nl: 'Aanmelden' },
        url: `${config.url}${apiPrefix}/session/link?${query}`,
      },
      closing: [
        {
          en: 'Did you not ask for it? Then you need not do anything.',
          nl: 'Hebt u er niet om gevraagd? Dan hoeft u niets te doen.',
        },
      ],
    }),
  );
}

export const invitationUrl = (config: Config, token: string): string =>
  `${config.url}${apiPrefix}/session/invitation?${new URLSearchParams({ token })}`;

export async function sendInvitation(
  tx: Database,
  config: Config,
  person: { name: string; email: string; language: 'en' | 'nl' },
  { token, company, by, days }: { token: string; company: string; by: string; days: number },
): Promise<void> {
  await post(tx, config, {
    kind: 'invitation',
    language: person.language,
    address: person.email,
    subject: { en: `${company} invites you to Vliegwiel`, nl: `${company} nodigt u uit voor Vliegwiel` },
    lines: [
      { en: `Hello ${person.name},`, nl: `Beste ${person.name},` },
      {
        en: `${by} invites you to ${company}’s programs in Vliegwiel. The link opens them; there is nothing to fill in.`,
        nl: `${by} nodigt u uit voor de programma’s van ${company} in Vliegwiel. De link opent ze; u hoeft niets in te vullen.`,
      },
    ],
    link: { label: { en: 'Open Vliegwiel', nl: 'Vliegwiel openen' }, url: invitationUrl(config, token) },
    closing: [
      {
        en: `The link works once, for ${days} days. After that, the page to sign in sends you another.`,
        nl: `De link werkt één keer, ${days} dagen lang. Daarna stuurt de aanmeldpagina u een nieuwe.`,
      },
    ],
  });
}

/** Says that something about signing in changed, so that nobody else can change it unnoticed. */
export async function sendNotice(
  db: Database,
  config: Config,
  person: { name: string; email: string; language: 'en' | 'nl' },
  what: 'password' | 'two-factor-on' | 'two-factor-off',
): Promise<void> {
  const sentence = {
    password: { en: 'Your password was changed.', nl: 'Uw wachtwoord is gewijzigd.' },
    'two-factor-on': {
      en: 'Signing in now asks for a code of your app as well.',
      nl: 'Bij het aanmelden wordt nu ook om een code van uw app gevraagd.',
    },
    'two-factor-off': {
      en: 'Signing in no longer asks for a code of your app.',
      nl: 'Bij het aanmelden wordt niet meer om een code van uw app gevraagd.',
    },
  }[what];
  await post(db, config, {
    kind: what,
    language: person.language,
    address: person.email,
    subject: sentence,
    lines: [
      { en: `Hello ${person.name},`, nl: `Beste ${person.name},` },
      sentence,
      {
        en: 'Was this not you? Sign in, sign out everywhere and tell your administrator.',
        nl: 'Was u dit niet? Meld u aan, meld u overal af en licht uw beheerder in.',
      },
    ],
  });
}
