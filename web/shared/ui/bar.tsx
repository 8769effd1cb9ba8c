import './bar.css';

interface Part {
  readonly key: string;
  readonly share: number;
  /** How it is drawn: full, hatched, or dotted. */
  readonly look: 'full' | 'hatched' | 'dotted';
}

/** A bar of parts of a whole. The words beside it say the same, so a screen reader passes it by. */
export function Bar({
  parts,
  tone = 'accent',
  mark,
}: {
  parts: readonly Part[];
  tone?: 'accent' | 'warn' | 'bad';
  /** A line across the bar at this share of it, such as the budget that was passed. */
  mark?: number | undefined;
}) {
  return (
    <div className="bar" data-tone={tone} aria-hidden="true">
      {mark === undefined ? null : <i className="bar-mark" style={{ left: `${mark * 100}%` }} />}
      {parts.map(({ key, share, look }) =>
        share > 0 ? <span key={key} data-look={look} style={{ width: `${Math.min(share, 1) * 100}%` }} /> : null,
      )}
    </div>
  );
}
