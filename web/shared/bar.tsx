import './bar.css';

export interface Part {
  readonly key: string;
  readonly share: number;
  /** How it is drawn: full, hatched, or pale. */
  readonly look: 'full' | 'hatched' | 'pale';
}

/** A bar of parts of a whole. The words beside it say the same, so a screen reader passes it by. */
export function Bar({ parts, tone = 'accent' }: { parts: readonly Part[]; tone?: 'accent' | 'warn' | 'bad' }) {
  return (
    <div className="bar" data-tone={tone} aria-hidden="true">
      {parts.map(({ key, share, look }) =>
        share > 0 ? <span key={key} data-look={look} style={{ width: `${Math.min(share, 1) * 100}%` }} /> : null,
      )}
    </div>
  );
}
