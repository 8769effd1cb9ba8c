import { Alert, Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useLanguage } from '../language.ts';
import { Failed } from '../states.tsx';
import '@mantine/core/styles/Alert.css';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Stack.css';
import './form.css';

interface Props<Values extends object> {
  /** Made by `useForm`. */
  readonly form: { validate(): { hasErrors: boolean; errors: object }; getValues(): Values };
  /** Sends it; what it throws is shown above the button, and everything typed stays. */
  readonly onSend: (values: Values) => Promise<void>;
  readonly send: string;
  readonly children: ReactNode;
  readonly onCancel?: () => void;
}

/** Fields, what is wrong with them, and the button; what was typed is kept whatever happens. */
export function Form<Values extends object>({ form, onSend, send, children, onCancel }: Props<Values>) {
  const { t } = useLanguage();
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const [wrong, setWrong] = useState(0);
  const element = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const { hasErrors, errors } = form.validate();
    setWrong(hasErrors ? Object.keys(errors).length : 0);
    setError(undefined);
    if (hasErrors) {
      // After React has marked them.
      setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setIsBusy(true);
    try {
      await onSend(form.getValues());
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className="form">
      <Stack gap="md">
        {wrong > 0 ? (
          <Alert color="red" variant="light" role="alert" title={t('form.problems', { count: wrong })}>
            {t('form.kept')}
          </Alert>
        ) : null}
        {children}
        {error ? (
          <div className="form-failed">
            <Failed error={error} again={() => element.current?.requestSubmit()} />
            <p className="small quiet">{t('form.kept')}</p>
          </div>
        ) : null}
        <Group gap="sm">
          <Button type="submit" loading={isBusy}>
            {send}
          </Button>
          {onCancel ? (
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {t('work.cancel')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
