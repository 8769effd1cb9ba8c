import { useLanguage } from '../language.ts';
import { isNegative, written } from '../numbers.ts';
import { type Stage, waterfallBars } from './geometry.ts';
import './waterfall.css';

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly stages: readonly Stage[];
  /** What it began with, in a unit of its own: a first bar of full length, and words that say so below. */
  readonly before?: { readonly label: string; readonly text: string; readonly note: string } | undefined;
}

/** What adds to an amount and what takes off it, bars and figures in one table: the picture is its own table. */
export function Waterfall({ title, unit, stages, before }: Props) {
  const { words } = useLanguage();
  const bars = waterfallBars(stages);
  return (
    <div>
      <table className="waterfall">
        <caption className="unseen">{title}</caption>
        <tbody>
          {before ? <Row look="measured" label={before.label} bar={{ left: 0, width: 1 }} text={before.text} /> : null}
          {stages.map(({ key, label, change, isTotal }, index) => {
            const takes = !isTotal && isNegative(change);
            const sign = takes || isTotal || index === 0 ? '' : '+';
            return (
              <Row
                key={key}
                look={isTotal ? 'now' : takes ? 'less' : 'more'}
                label={label}
                bar={bars[index]!}
                text={`${sign}${written(change, unit, words)}`}
              />
            );
          })}
        </tbody>
      </table>
      {before ? <p className="small quiet waterfall-note">{before.note}</p> : null}
    </div>
  );
}

function Row({
  look,
  label,
  bar,
  text,
}: {
  look: 'measured' | 'more' | 'less' | 'now';
  label: string;
  bar: { left: number; width: number };
  text: string;
}) {
  return (
    <tr data-stage={look}>
      <th scope="row">{label}</th>
      <td className="waterfall-bar" aria-hidden="true">
        <span
          className="waterfall-stage"
          style={{ left: `${bar.left * 100}%`, width: `max(2px, ${bar.width * 100}%)` }}
        />
      </td>
      <td className="number">{text}</td>
    </tr>
  );
}
