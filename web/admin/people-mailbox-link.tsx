import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../shared/language.ts';
import { mailboxQuery } from './people-queries.ts';
import './people-mailbox-link.css';

/** Where no e-mail is really sent, people find it here. */
export function MailboxLink({ scopes }: { scopes: readonly string[] }) {
  const { t } = useLanguage();
  const mailbox = useQuery({ ...mailboxQuery(), enabled: scopes.includes('mail:read') });
  if (!mailbox.data) return null;
  return (
    <p className="people-mailbox quiet">
      {t('mailbox.instead')} <Link to="/mailbox">{t('mailbox.open')}</Link>
    </p>
  );
}
