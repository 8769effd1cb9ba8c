import type { ReactNode } from 'react';

export type Tone = 'quiet' | 'good' | 'warn' | 'bad' | 'accent';
export type Mark = 'check' | 'pen' | 'clock' | 'alert' | 'dot' | 'lock' | 'stop';

const paths: Record<Mark, ReactNode> = {
  check: <path d="M2.5 7.5 6 11l5.5-7.5" />,
  pen: <path d="M3 11.5 3.6 9 9.5 3a1.4 1.4 0 0 1 2 2l-6 6zM8.5 4l2 2" />,
  clock: (
    <>
      <circle cx="7" cy="7" r="5.2" strokeDasharray="2.2 1.8" />
      <path d="M7 4.2V7l2 1.4" />
    </>
  ),
  alert: <path d="M7 2 13 12H1zM7 6v2.6M7 10.4v.1" />,
  dot: <circle cx="7" cy="7" r="3.2" fill="currentColor" stroke="none" />,
  lock: <path d="M3.5 6.2h7v5.3h-7zM5 6V4.3a2 2 0 0 1 4 0V6" />,
  stop: <path d="M4 4l6 6M10 4l-6 6" />,
};

/** A state in a word, a sign and a colour: never in colour alone. */
export function Sign({ tone, mark, children }: { tone: Tone; mark: Mark; children: ReactNode }) {
  return (
    <span className="sign" data-tone={tone}>
      <svg
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {paths[mark]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
