import { Button } from '@mantine/core';
import { onlineManager } from '@tanstack/react-query';
import { type CSSProperties, type ReactNode, useSyncExternalStore } from 'react';
import { Failure } from './api.ts';
import { useLanguage } from './language.ts';
import './states.css';

/** A grey shape in the place of what is being fetched. */
export function Bone({
  width = '100%',
  height = '1rem',
  style,
}: {
  width?: string;
  height?: string;
  style?: CSSProperties;
}) {
  return <div className="bone" style={{ width, height, ...style }} />;
}

/** The page's own shape while it is being fetched; a screen reader hears one sentence. */
export function Loading({ children }: { children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <div role="status">
      <span className="unseen">{t('state.loading')}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** Nothing here yet, or nothing that fits: what this place will show, and what starts it. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <section className="state">
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** What happened, what is safe, what to do. */
export function Failed({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useLanguage();
  const failure = error instanceof Failure ? error : undefined;
  const unreachable = failure?.status === 0;
  const missing = failure?.status === 404;
  const title = unreachable ? t('state.unreachable') : (failure?.problem?.title ?? t('state.failed'));
  const advice = unreachable ? t('state.unreachableAdvice') : (failure?.problem?.detail ?? t('state.failedAdvice'));
  return (
    <section className="state" role="alert">
      <h2>{title}</h2>
      <p>
        {missing ? null : `${t('state.safe')} `}
        {advice}
      </p>
      {missing ? null : <Button onClick={again}>{t('state.again')}</Button>}
    </section>
  );
}

/** Says that the connection is gone; what is on the screen stays. */
export function OfflineNotice() {
  const { t } = useLanguage();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status" aria-live="polite">
      {online ? null : <div className="offline">{t('state.offline')}</div>}
    </div>
  );
}
