import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from './api.ts';
import { chooseLanguage, useLanguage } from './language.ts';
import { sessionQuery } from './queries.ts';

export function LanguageSwitch() {
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

export function SchemeSwitch() {
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

export function SignOut() {
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
