import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useLanguage } from './language.ts';
import { Empty, Failed, OfflineNotice } from './states.tsx';
import { Top } from './top.tsx';
import { NoticePlace } from './ui/notices.tsx';

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
      <NoticePlace />
    </>
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
