import { useLanguage } from '../language.ts';
import { type Mark, Sign, type Tone } from '../sign.tsx';

const looks = {
  draft: { tone: 'quiet', mark: 'pen' },
  in_review: { tone: 'accent', mark: 'clock' },
  active: { tone: 'good', mark: 'dot' },
  ended: { tone: 'quiet', mark: 'lock' },
  provisional: { tone: 'warn', mark: 'clock' },
  final: { tone: 'good', mark: 'lock' },
  waiting: { tone: 'quiet', mark: 'clock' },
  running: { tone: 'accent', mark: 'clock' },
  done: { tone: 'good', mark: 'check' },
  failed: { tone: 'bad', mark: 'alert' },
  approved: { tone: 'good', mark: 'check' },
  rejected: { tone: 'bad', mark: 'stop' },
  open: { tone: 'accent', mark: 'dot' },
  answered: { tone: 'good', mark: 'check' },
} as const satisfies Record<string, { tone: Tone; mark: Mark }>;

export type StatusName = keyof typeof looks;

/** What state something is in: a word, a sign and a colour, the same ones everywhere. `children` says it in more words. */
export function Status({ of, children }: { of: StatusName; children?: string }) {
  const { t } = useLanguage();
  return <Sign {...looks[of]}>{children ?? t(`status.${of}`)}</Sign>;
}
