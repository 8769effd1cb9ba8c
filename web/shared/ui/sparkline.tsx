import { sparkPoints } from './geometry.ts';
import './sparkline.css';

const [width, height] = [96, 24];

/** How something went, in the space of a word. The words beside it say where it stands now; `label` says what it shows to who cannot see it. */
export function Sparkline({ values, label }: { values: readonly string[]; label: string }) {
  const points = sparkPoints(values, width, height);
  const last = points.at(-1);
  if (!last) return null;
  return (
    <svg className="spark" viewBox={`-2 -4 ${width + 8} ${height + 8}`} role="img" aria-label={label}>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <circle cx={last.x} cy={last.y} r="3" />
    </svg>
  );
}
