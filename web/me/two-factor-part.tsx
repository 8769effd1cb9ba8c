import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeShape } from '../../src/access/schema.ts';
import { answer, api, done } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { Sign } from '../shared/sign.tsx';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { meQuery } from './me-data.ts';
import '@mantine/core/styles/PasswordInput.css';

interface Prepared {
  readonly uri: string;
  readonly recovery_codes: readonly string[];
}

/** A second step when signing in: a code of an app on one's phone. */
export function TwoFactorPart({ me }: { me: MeShape }) {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const [prepared, setPrepared] = useState<Prepared>();
  const close = () => {
    setIsOpen(false);
    setPrepared(undefined);
  };
  return (
    <section className="section">
      <h2>{t('me.twoFactor')}</h2>
      <p>
        <Sign tone={me.two_factor ? 'good' : 'quiet'} mark={me.two_factor ? 'check' : 'stop'}>
          {me.two_factor ? t('me.twoFactorOn') : t('me.twoFactorOff')}
        </Sign>
      </p>
      {prepared ? (
        <ConfirmCode prepared={prepared} close={close} />
      ) : isOpen ? (
        <FirstForm me={me} onPrepared={setPrepared} close={close} />
      ) : (
        <Button variant="default" onClick={() => setIsOpen(true)}>
          {me.two_factor ? t('me.switchOff') : t('me.switchOn')}
        </Button>
      )}
    </section>
  );
}

/** Asks for the password, where there is one, before the second step is prepared or switched off. */
function FirstForm({ me, onPrepared, close }: { me: MeShape; onPrepared: (of: Prepared) => void; close: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const form = useForm({ initialValues: { password: '' } });
  const send = async ({ password }: { password: string }) => {
    const body = password ? { password } : {};
    if (!me.two_factor) return onPrepared(await answer(api.POST('/api/v1/me/two-factor', { body })));
    await done(api.POST('/api/v1/me/two-factor/off', { body }));
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    void say({ text: t('me.twoFactorOff') });
    close();
  };
  return (
    <Form form={form} send={me.two_factor ? t('me.switchOff') : t('me.goOn')} onSend={send} onCancel={close}>
      <p className="me-text">{me.two_factor ? t('me.offText') : t('me.onText')}</p>
      {me.has_password ? (
        <PasswordInput
          label={t('me.current')}
          autoComplete="current-password"
          maxLength={128}
          visibilityToggleButtonProps={{ 'aria-label': t('me.showPassword') }}
          {...form.getInputProps('password')}
        />
      ) : null}
    </Form>
  );
}

function ConfirmCode({ prepared: { uri, recovery_codes: codes }, close }: { prepared: Prepared; close: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (/^\d{6}$/.test(code.replaceAll(' ', '')) ? null : t('me.codeMissing')) },
  });
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Form
      form={form}
      send={t('me.switchOn')}
      onCancel={close}
      onSend={async ({ code }) => {
        await done(api.POST('/api/v1/me/two-factor/confirm', { body: { code: code.replaceAll(' ', '') } }));
        await client.invalidateQueries({ queryKey: meQuery.queryKey });
        void say({ text: t('me.twoFactorOn') });
        close();
      }}
    >
      <div className="me-text">
        <p>{t('me.scan')}</p>
        <p className="me-secret tabular">{secret.match(/.{1,4}/g)?.join(' ')}</p>
        <p>
          <a href={uri}>{t('me.openApp')}</a>
        </p>
        <p>{t('me.recovery')}</p>
        <ul className="me-codes tabular">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <TextInput
        label={t('me.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        {...form.getInputProps('code')}
      />
    </Form>
  );
}
