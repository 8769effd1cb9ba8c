import { useLanguage } from '../language.ts';
import { isMoney, toGo, written } from '../numbers.ts';
import { type BulletStep, bulletOf } from './geometry.ts';
import './bullet-bar.css';

interface Props {
  readonly name: string;
  readonly value: string;
  /** What the value is counted in; null for a plain number. */
  readonly unit: string | null;
  readonly steps: readonly BulletStep[];
}

/** How far something has come: a bar with its steps marked, and the next one named. All it shows is in the words below it. */
export function BulletBar({ name, value, unit, steps }: Props) {
  const { t, words } = useLanguage();
  const { share, marks, next } = bulletOf(value, steps);
  const write = (amount: string) => (unit && isMoney(unit) ? written(amount, unit, words) : words.number(amount));
  return (
    <div className="bullet">
      <p className="bullet-head">
        <span>{name}</span>
        <strong className="number">{write(value)}</strong>
      </p>
      <div className="bullet-track" aria-hidden="true">
        <span className="bullet-fill" style={{ width: `${share * 100}%` }} />
        {marks.map(({ step, share: at, isReached }) => (
          <span key={step.at} className="bullet-mark" data-reached={isReached} style={{ left: `${at * 100}%` }} />
        ))}
      </div>
      <p className="tabular bullet-next">
        {next ? t('picture.toGo', { left: toGo(next.left, unit, words), name: next.step.name }) : t('picture.top')}
      </p>
      <ol className="small quiet tabular bullet-steps">
        {marks.map(({ step, isReached }) => (
          <li key={step.at} aria-current={step === next?.step ? 'step' : undefined}>
            <svg viewBox="0 0 14 14" aria-hidden="true">
              {isReached ? <path d="M2.5 7.5 6 11l5.5-7.5" /> : <circle cx="7" cy="7" r="4" />}
            </svg>
            {t('picture.stepAt', { name: step.name, at: write(step.at) })}
            {isReached ? <span className="unseen"> ({t('picture.reached')})</span> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
