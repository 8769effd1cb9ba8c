import { useLanguage } from '../language.ts';
import { written } from '../numbers.ts';
import { comparedWith } from './compared.ts';
import './change.css';

interface Props {
  readonly now: string;
  readonly before: string;
  readonly unit: string;
  /** What it is compared with, by name: “Q3 2025”. */
  readonly than: string;
  /** Whether more is good, bad, or neither. */
  readonly more?: 'good' | 'bad' | 'neither';
}

/** “+12% on Q3 2025”: a change is always one against something that is named. */
export function Change({ now, before, unit, than, more = 'neither' }: Props) {
  const { t, words } = useLanguage();
  const compared = comparedWith(now, before);
  const { how } = compared;
  const rises = how === 'more' || how === 'amountMore';
  const falls = how === 'less' || how === 'amountLess';
  const isGood = more === 'neither' || !(rises || falls) ? undefined : (more === 'good') === rises;
  const holes = {
    than,
    percent: 'percent' in compared ? `${words.number(compared.percent)}%` : '',
    difference: 'difference' in compared ? written(compared.difference, unit, words) : '',
  };
  return (
    <span className="change small tabular" data-tone={isGood === undefined ? undefined : isGood ? 'good' : 'bad'}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {rises ? <path d="M6 2 11 10H1z" /> : falls ? <path d="M6 10 1 2h10z" /> : <path d="M1 5h10v2H1z" />}
      </svg>
      {t(`figure.${how}`, holes)}
    </span>
  );
}
