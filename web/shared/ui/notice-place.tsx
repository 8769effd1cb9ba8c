import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { useLanguage } from '../language.ts';
import { Sign } from '../sign.tsx';
import type { Notice } from './notice.ts';
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import './notices.css';

/** Long enough to read and to reach for the button. */
const shownFor = 12_000;

export default function NoticePlaceLoaded() {
  const { t } = useLanguage();
  return <Notifications position="bottom-center" autoClose={shownFor} limit={3} aria-label={t('work.close')} />;
}

export function show(notice: Notice): void {
  const id = notifications.show({
    message: <Message notice={notice} close={() => notifications.hide(id)} />,
    withCloseButton: false,
    withBorder: true,
    className: 'notice',
    role: notice.tone === 'bad' ? 'alert' : 'status',
  });
}

function Message({ notice, close }: { notice: Notice; close: () => void }) {
  const { t } = useLanguage();
  const undo = async () => {
    try {
      await notice.undo?.();
      close();
      show({ text: t('work.undone') });
    } catch {
      show({ text: t('work.undoFailed'), tone: 'bad' });
    }
  };
  const isBad = notice.tone === 'bad';
  return (
    <div className="notice-in">
      <Sign tone={isBad ? 'bad' : 'good'} mark={isBad ? 'alert' : 'check'}>
        {notice.text}
      </Sign>
      <span className="notice-buttons">
        {notice.undo ? (
          <Button size="compact-sm" variant="light" onClick={undo}>
            {t('work.undo')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
          {t('work.close')}
        </Button>
      </span>
    </div>
  );
}
