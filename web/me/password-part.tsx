import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeShape } from '../../src/access/schema.ts';
import { api, done } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { meQuery } from './me-data.ts';
import '@mantine/core/styles/PasswordInput.css';

/** A password, for who wants one beside the link by e-mail. */
export function PasswordPart({ me }: { me: MeShape }) {
  const { t } = useLanguage();
  // After it was changed, the fields are empty again.
  const [times, setTimes] = useState(0);
  return (
    <section className="section">
      <h2>{t('me.password')}</h2>
      <p className="quiet">{me.has_password ? t('me.hasPassword') : t('me.noPassword')}</p>
      <PasswordForm key={times} hasPassword={me.has_password} after={() => setTimes(times + 1)} />
    </section>
  );
}

function PasswordForm({ hasPassword, after }: { hasPassword: boolean; after: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: { password: (password) => (password.length < 12 ? t('me.passwordShort') : null) },
  });
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('me.showPassword') } };
  return (
    <Form
      form={form}
      send={hasPassword ? t('me.changePassword') : t('me.setPassword')}
      onSend={async ({ current, password }) => {
        await done(api.PUT('/api/v1/me/password', { body: { password, ...(current ? { current } : {}) } }));
        await client.invalidateQueries({ queryKey: meQuery.queryKey });
        void say({ text: t('me.passwordSet') });
        after();
      }}
    >
      {hasPassword ? (
        <PasswordInput
          {...eye}
          label={t('me.current')}
          description={t('me.currentHelp')}
          autoComplete="current-password"
          maxLength={128}
          {...form.getInputProps('current')}
        />
      ) : null}
      <PasswordInput
        {...eye}
        label={t('me.newPassword')}
        description={t('me.passwordHelp')}
        autoComplete="new-password"
        maxLength={128}
        {...form.getInputProps('password')}
      />
    </Form>
  );
}
