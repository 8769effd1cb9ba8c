import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLanguage } from '../language.ts';
import { Failed } from '../states.tsx';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Stack.css';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will change, and what will not. */
  readonly children: ReactNode;
  /** The verb on the button: "Close the period", never "OK". */
  readonly confirm: string;
  readonly isDangerous?: boolean;
  /** Whether why must or may be said. */
  readonly reason?: 'needed' | 'asked';
  readonly onConfirm: (reason: string) => Promise<void>;
}

/** A question before something that matters. A reason that was typed stays when it fails. */
export function Confirm(props: Props) {
  const { opened, onClose, title } = props;
  const { t } = useLanguage();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('work.close') }}
      styles={{ title: { fontSize: 'var(--size-title)', fontWeight: 600 } }}
    >
      <Question {...props} />
    </Modal>
  );
}

function Question({ onClose, children, confirm, isDangerous, reason, onConfirm }: Props) {
  const { t } = useLanguage();
  const [why, setWhy] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const isNeeded = reason === 'needed' && why.trim() === '';
    setIsMissing(isNeeded);
    if (isNeeded || isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await onConfirm(why.trim());
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <div>{children}</div>
        {reason ? (
          <Textarea
            label={reason === 'asked' ? `${t('work.reason')} (${t('form.optional')})` : t('work.reason')}
            description={t('work.reasonHelp')}
            value={why}
            onChange={({ currentTarget }) => setWhy(currentTarget.value)}
            error={isMissing ? t('work.reasonMissing') : undefined}
            required={reason === 'needed'}
            withAsterisk={false}
            maxLength={1000}
            autosize
            minRows={2}
            data-autofocus
          />
        ) : null}
        {error ? <Failed error={error} again={() => setError(undefined)} /> : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('work.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} {...(isDangerous ? { color: 'red.9' } : {})}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
