import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { answer, api } from './api.ts';
import { useLanguage } from './language.ts';
import { Said } from './sign-in-own.tsx';
import { Form } from './ui/form.tsx';

interface Props {
  readonly onDone: () => Promise<void>;
  /** Begins anew, with another account or because it took too long. */
  readonly onAgain: () => void;
}

/** The second factor: a code of the app, or one of the recovery codes. */
export function CodeForm({ onDone, onAgain }: Props) {
  const { t } = useLanguage();
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const [error, setError] = useState<unknown>();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.replaceAll(' ', '').length < 6 ? t('signIn.codeMissing') : null) },
  });
  const send = async ({ code }: { code: string }) => {
    setError(undefined);
    try {
      await answer(api.POST('/api/v1/session/code', { body: { code: code.replaceAll(' ', ''), kind } }));
      await onDone();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <h2>{t('signIn.second')}</h2>
      <Form form={form} onSend={send} send={t('signIn.title')}>
        <TextInput
          label={kind === 'app' ? t('signIn.code') : t('signIn.recoveryCode')}
          description={kind === 'app' ? t('signIn.codeText') : t('signIn.recoveryText')}
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={20}
          {...form.getInputProps('code')}
        />
        <Said error={error} />
      </Form>
      <div className="sign-in-others">
        <button type="button" className="plain" onClick={() => setKind(kind === 'app' ? 'recovery' : 'app')}>
          {kind === 'app' ? t('signIn.withRecovery') : t('signIn.withApp')}
        </button>
        <button type="button" className="plain" onClick={onAgain}>
          {t('signIn.fromStart')}
        </button>
      </div>
    </>
  );
}
