import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { MailShape } from '../../src/mail/schema.ts';
import { mailboxQuery } from '../admin/people-queries.ts';
import { useLanguage } from '../shared/language.ts';
import { momentText } from '../shared/periods.ts';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import './mailbox.css';

const route = getRouteApi('/signed-in/mailbox');

/** What would have been sent, where nothing is: in the demo, and while trying things out. */
export function MailboxPage() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  const { mail: chosen } = route.useSearch();
  const mayRead = session.scopes.includes('mail:read');
  const mailbox = useQuery({ ...mailboxQuery(), enabled: mayRead, refetchInterval: 5000 });
  if (!mayRead) return <Empty title={t('mailbox.notYours')} text={t('mailbox.notYoursText')} />;
  if (mailbox.isPending) return <MailboxLoading />;
  if (mailbox.data === undefined) return <Failed error={mailbox.error} again={() => mailbox.refetch()} />;
  if (mailbox.data === null) return <Empty title={t('mailbox.absent')} text={t('mailbox.absentText')} />;
  const { items, next } = mailbox.data;
  if (items.length === 0) return <Empty title={t('mailbox.none')} text={t('mailbox.noneText')} />;
  const mail = items.find(({ id }) => id === chosen);
  return (
    <article>
      <title>{`${t('mailbox.title')} · Vliegwiel`}</title>
      <h1 className="answer">
        {next ? t('mailbox.countMany', { count: items.length }) : t('mailbox.count', { count: items.length })}
      </h1>
      <p className="answer-more">{t('mailbox.text')}</p>
      <div className="mailbox" data-open={mail !== undefined}>
        <nav aria-label={t('mailbox.list')}>
          <ul>
            {items.map((one) => (
              <li key={one.id}>
                <Link to="/mailbox" search={{ mail: one.id }} aria-current={one.id === chosen ? 'true' : undefined}>
                  <Head mail={one} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {mail ? <Letter mail={mail} /> : <p className="quiet mailbox-choose">{t('mailbox.choose')}</p>}
      </div>
    </article>
  );
}

function Head({ mail: { subject, to, created_at } }: { mail: MailShape }) {
  const { t, words } = useLanguage();
  return (
    <>
      <span className="mailbox-subject">{subject}</span>
      <span className="small quiet">{t('mailbox.to', { to })}</span>
      <span className="small quiet">{momentText(created_at, words)}</span>
    </>
  );
}

/** As its reader sees it. Nothing in it runs; its links open in a window of their own. */
function Letter({ mail }: { mail: MailShape }) {
  const { t, words } = useLanguage();
  const { id, subject, to, created_at, html, text, language } = mail;
  return (
    <section className="mailbox-letter" aria-labelledby="letter">
      <Link to="/mailbox" search={{}} className="mailbox-back">
        {t('mailbox.all')}
      </Link>
      <h2 id="letter" lang={language}>
        {subject}
      </h2>
      <p className="small quiet">
        {t('mailbox.to', { to })} · {momentText(created_at, words)}
      </p>
      {html ? (
        <iframe
          title={subject}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={`/api/v1/mailbox/${id}/letter`}
        />
      ) : (
        <p>{text ?? t('mailbox.gone')}</p>
      )}
    </section>
  );
}

function MailboxLoading() {
  return (
    <Loading>
      <Bone width="min(100%, 24rem)" height="2.5rem" />
      {['a', 'b', 'c'].map((key) => (
        <Bone key={key} width="20rem" height="4rem" style={{ marginTop: '1.5rem' }} />
      ))}
    </Loading>
  );
}
