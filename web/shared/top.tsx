import { Burger, Collapse } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { useLanguage } from './language.ts';
import { isAt, type Place, places } from './navigation.ts';
import { sessionQuery } from './queries.ts';
import { LanguageSwitch, SchemeSwitch, SignOut } from './switches.tsx';
import './top.css';

/** Only managers fetch the palette, at the first press of its keys. */
const Palette = lazy(() => import('./ui/palette.tsx'));

/** The head of every page: where one can go, who one is, the language, light or dark. */
export function Top() {
  const session = useQuery(sessionQuery()).data;
  const routes = useRouter().routesByPath as Record<string, unknown>;
  const role = session?.partner ? 'partner' : 'manager';
  const known = session ? places[role].filter(({ path }) => path in routes) : [];
  return <TopBar places={known} who={session ? { role, name: session.partner?.name } : undefined} />;
}

interface Who {
  role: 'manager' | 'partner';
  name?: string | undefined;
}

interface Bar {
  readonly places: readonly Place[];
  readonly who: Who | undefined;
  /** Where several stand on one page. */
  readonly label?: string;
}

export function TopBar({ places: shown, who, label }: Bar) {
  const { t } = useLanguage();
  return (
    <header className="top">
      <Link to="/" className="mark" aria-label="Vliegwiel">
        <img src="/mark.svg" alt="" />
        <span>Vliegwiel</span>
      </Link>
      {shown.length > 0 ? <Menu places={shown} label={label ?? t('shell.menu')} /> : null}
      <div className="who">
        {who?.role === 'manager' ? <PaletteKeys /> : null}
        {who ? (
          <Link to="/me" className="small quiet who-name" aria-label={t('me.title')} title={t('me.title')}>
            {who.name ?? t('shell.manager')}
          </Link>
        ) : null}
        <LanguageSwitch />
        <SchemeSwitch />
        {who ? <SignOut /> : null}
      </div>
    </header>
  );
}

/** In a row on a desk; behind a button on a phone, unless there are few. */
function Menu({ places: shown, label }: { places: readonly Place[]; label: string }) {
  const { t } = useLanguage();
  const id = useId();
  const [opened, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when another page comes
  useEffect(close, [path]);
  const links = shown.map((place) => (
    <Link key={place.key} to={place.path as '/'} activeProps={{}} aria-current={isAt(place, path) ? 'page' : undefined}>
      {t(`place.${place.key}`)}
    </Link>
  ));
  if (shown.length < 3) return <nav aria-label={label}>{links}</nav>;
  return (
    <>
      <nav className="top-row" aria-label={label}>
        {links}
      </nav>
      <Burger
        className="top-burger"
        size="sm"
        opened={opened}
        onClick={toggle}
        aria-label={label}
        aria-expanded={opened}
        aria-controls={id}
      />
      <Collapse expanded={opened} className="top-menu" id={id}>
        <nav aria-label={label}>
          {links}
          <Link to="/me">{t('me.title')}</Link>
        </nav>
      </Collapse>
    </>
  );
}

function PaletteKeys() {
  const { t } = useLanguage();
  const [asked, setAsked] = useState(0);
  const open = () => setAsked((times) => times + 1);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button
        type="button"
        className="plain small quiet palette-button"
        onClick={open}
        aria-keyshortcuts="Control+K Meta+K"
      >
        {t('shell.goTo')} <kbd>Ctrl K</kbd>
      </button>
      {asked > 0 ? (
        <Suspense fallback={null}>
          <Palette asked={asked} />
        </Suspense>
      ) : null}
    </>
  );
}
