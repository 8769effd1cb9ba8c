import { Button, Progress } from '@mantine/core';
import { useLanguage } from '../language.ts';
import '@mantine/core/styles/Progress.css';
import './work.css';

interface Props {
  /** What goes on: "Importing sales.csv". */
  readonly title: string;
  readonly done: number;
  readonly total: number;
  /** How far in words, where the two figures are not what a reader counts. */
  readonly far?: string;
  /** As far as is known. */
  readonly secondsLeft?: number;
  /** It runs at the server, so that this page may be closed. */
  readonly goesOn?: boolean;
  readonly onStop?: () => void;
}

/** How far, and how long still. */
export function LongWork({ title, done, total, far: inWords, secondsLeft, goesOn = true, onStop }: Props) {
  const { t, words } = useLanguage();
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0;
  const minutes = Math.ceil((secondsLeft ?? 0) / 60);
  const left = (secondsLeft ?? 0) < 60 ? t('work.seconds') : t('work.minutes', { count: minutes });
  const far = inWords ?? t('work.of', { done: words.number(done), total: words.number(total) });
  return (
    <div className="long-work">
      <div className="long-work-head">
        <strong>{title}</strong>
        <span className="tabular">{far}</span>
      </div>
      <Progress.Root size="md">
        <Progress.Section value={share} aria-label={title} aria-valuetext={far} />
      </Progress.Root>
      <div className="long-work-head small quiet">
        <span>
          {secondsLeft === undefined ? null : `${left}. `}
          {goesOn ? t('work.goesOn') : null}
        </span>
        {onStop ? (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onStop}>
            {t('work.stop')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
