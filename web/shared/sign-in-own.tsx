import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { answer, api, done, Failure } from './api.ts';
import { useLanguage } from './language.ts';
import { ownAddress, saidBy } from './sign-in-enter.ts';
import { Form } from './ui/form.tsx';
import '@mantine/core/styles/PasswordInput.css';

interface Props {
  readonly ways: { readonly link: boolean; readonly sso: { readonly name: string } | null };
  readonly to: string | undefined;
  readonly onDone: () => Promise<void>;
  /** The password was right, and a code is asked for as well. */
  readonly onCode: () => void;
}

/** With an account of one's own: a link by e-mail, a password, or the company's single sign-on. */
export function OwnWays({ ways, to, onDone, onCode }: Props) {
  const { t } = useLanguage();
  const [way, setWay] = useState<'link' | 'password'>(ways.link ? 'link' : 'password');
  const [sentTo, setSentTo] = useState<string>();
  const [error, setError] = useState<unknown>();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('signIn.emailWrong')),
      password: (password) => (way === 'link' || password !== '' ? null : t('signIn.passwordMissing')),
    },
  });
  const send = async ({ email, password }: { email: string; password: string }) => {
    setError(undefined);
    try {
      if (way === 'link') {
        const body = { email: email.trim(), ...(to ? { to: ownAddress(to) } : {}) };
        await done(api.POST('/api/v1/session/link', { body }));
        return setSentTo(email.trim());
      }
      const body = { email: email.trim(), password };
      const { needs_code } = await answer(api.POST('/api/v1/session/password', { body }));
      if (needs_code) onCode();
      else await onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  if (sentTo !== undefined) return <LinkSent email={sentTo} again={() => setSentTo(undefined)} />;
  return (
    <>
      <Form form={form} onSend={send} send={way === 'link' ? t('signIn.sendLink') : t('signIn.title')}>
        <TextInput
          label={t('signIn.email')}
          description={way === 'link' ? t('signIn.linkText') : undefined}
          type="email"
          name="email"
          autoComplete="username"
          maxLength={254}
          {...form.getInputProps('email')}
        />
        {way === 'password' ? (
          <PasswordInput
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
            maxLength={128}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            {...form.getInputProps('password')}
          />
        ) : null}
        <Said error={error} />
      </Form>
      <div className="sign-in-others">
        {ways.link ? (
          <button type="button" className="plain" onClick={() => setWay(way === 'link' ? 'password' : 'link')}>
            {way === 'link' ? t('signIn.withPassword') : t('signIn.withLink')}
          </button>
        ) : null}
        {ways.sso ? <SsoButton name={ways.sso.name} to={to} /> : null}
      </div>
    </>
  );
}

/** Says the same whether somebody is known by this address or not. */
function LinkSent({ email, again }: { email: string; again: () => void }) {
  const { t } = useLanguage();
  return (
    <div role="status">
      <p className="sign-in-sent">{t('signIn.sent', { email })}</p>
      <p className="quiet">{t('signIn.sentAdvice')}</p>
      <Button variant="light" onClick={again}>
        {t('signIn.sendAgain')}
      </Button>
    </div>
  );
}

/** The provider is tried first: where it does not answer, people stay here and read so. */
function SsoButton({ name, to }: { name: string; to: string | undefined }) {
  const { t } = useLanguage();
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const address = `/api/v1/session/sso?${new URLSearchParams({ to: ownAddress(to) })}`;
  const go = async () => {
    setIsBusy(true);
    try {
      const found = await fetch(address, { redirect: 'manual' });
      if (found.type === 'opaqueredirect') return location.assign(address);
      throw new Failure(found.status, await found.json());
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" onClick={go} loading={isBusy}>
        {t('signIn.withSso', { name })}
      </Button>
      <Said error={error} />
    </>
  );
}

export function Said({ error }: { error: unknown }) {
  const { t } = useLanguage();
  if (error === undefined) return null;
  return (
    <p role="alert" className="sign-in-error">
      {saidBy(error) ?? t('signIn.failed')}
    </p>
  );
}
