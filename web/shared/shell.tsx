import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from './api.ts';
import { chooseLanguage, useLanguage } from './language.ts';
import { sessionQuery } from './queries.ts';
import { Empty, Failed, OfflineNotice } from './states.tsx';

/** What surrounds every page: who one is, the language, light or dark. */
export function Shell() {
  const { t } = useLanguage();
  const page = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    // A new page is announced from its top; a changed filter leaves the reader where they were.
    if (before.current !== path) page.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <>
      <a className="skip" href="#page">
        {t('shell.skip')}
      </a>
      <OfflineNotice />
      <Top />
      <main id="page" className="page" ref={page} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function Top() {
  const { t } = useLanguage();
  const session = useQuery(sessionQuery()).data;
  return (
    <header className="top">
      <Link to="/" className="mark" aria-label="Vliegwiel">
        <img src="/mark.svg" alt="" />
        <span>Vliegwiel</span>
      </Link>
      {session && !session.partner ? (
        <nav aria-label={t('shell.menu')}>
          <Link to="/programs" activeOptions={{ exact: false }}>
            {t('shell.programs')}
          </Link>
        </nav>
      ) : null}
      <div className="who">
        {session ? <span className="small quiet who-name">{session.partner?.name ?? t('shell.manager')}</span> : null}
        <LanguageSwitch />
        <SchemeSwitch />
        {session ? <SignOut /> : null}
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const { t, language } = useLanguage();
  const other = language === 'en' ? 'nl' : 'en';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      className="switch"
      aria-label={t('shell.otherLanguage')}
      lang={other}
      title={t('shell.otherLanguage')}
      onClick={() => chooseLanguage(other)}
    >
      {other.toUpperCase()}
    </ActionIcon>
  );
}

function SchemeSwitch() {
  const { t } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light');
  const label = now === 'light' ? t('shell.toDark') : t('shell.toLight');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      className="switch"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(now === 'light' ? 'dark' : 'light')}
    >
      <svg
        viewBox="0 0 20 20"
        width="18"
        height="18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        {now === 'light' ? (
          <path d="M16.5 11.6A6.8 6.8 0 0 1 8.4 3.5a6.8 6.8 0 1 0 8.1 8.1Z" strokeLinejoin="round" />
        ) : (
          <>
            <circle cx="10" cy="10" r="3.4" />
            <path
              d="M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4"
              strokeLinecap="round"
            />
          </>
        )}
      </svg>
    </ActionIcon>
  );
}

function SignOut() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = async () => {
    await api.DELETE('/api/v1/session').catch(() => {});
    client.clear();
    client.setQueryData(sessionQuery().queryKey, null);
    await navigate({ to: '/sign-in' });
  };
  return (
    <button type="button" className="plain small sign-out" onClick={leave}>
      {t('shell.signOut')}
    </button>
  );
}

export function Missing() {
  const { t } = useLanguage();
  return (
    <Empty title={t('state.noPage')} text={t('state.noPageText')}>
      <Link to="/">{t('state.home')}</Link>
    </Empty>
  );
}

export function WentWrong({ error, reset }: { error: unknown; reset: () => void }) {
  return <Failed error={error} again={reset} />;
}
