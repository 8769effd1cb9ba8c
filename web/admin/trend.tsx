import type { ProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { drawn, isNothing, moneyFigure } from '../shared/numbers.ts';
import { capital, daysText, periodBrief, periodName, periodShort } from '../shared/periods.ts';
import { Column } from '../shared/ui/column.tsx';
import { Status } from '../shared/ui/status.tsx';
import './trend.css';

type Point = ProgramShape['trend'][number];

/** Whether a program has granted money; one that pays in points is drawn by the partners that earn. */
export const hasMoney = (trend: readonly Point[]): boolean => trend.some(({ amount }) => !isNothing(amount));

/** A bar per period, oldest first; a period that is still open is hatched. */
export function TrendBars({ trend, tall = false }: { trend: readonly Point[]; tall?: boolean }) {
  const { words } = useLanguage();
  const money = hasMoney(trend);
  const sizeOf = (point: Point) => Math.max(money ? drawn(point.amount) : point.partners, 0);
  const most = Math.max(...trend.map(sizeOf), 1);
  const height = tall ? 120 : 32;
  return (
    <span className="trend-bars" data-tall={tall} aria-hidden="true" style={{ height }}>
      {trend.map((point) => (
        <span key={point.period} className="trend-bar">
          <span className="trend-track">
            <Column share={sizeOf(point) / most} isFinal={point.closed} />
          </span>
          {tall ? <span className="small quiet">{periodShort(point.period, words)}</span> : null}
        </span>
      ))}
    </span>
  );
}

/** The same in figures. */
export function TrendTable({
  trend,
  currency,
  caption,
}: {
  trend: readonly Point[];
  currency: string;
  caption: string;
}) {
  const { t, words } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, with the keyboard too
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className="figures">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.period')}</th>
            <th scope="col" className="number">
              {t('trend.amount', { currency })}
            </th>
            <th scope="col" className="number">
              {t('trend.partners')}
            </th>
            <th scope="col">{t('trend.state')}</th>
          </tr>
        </thead>
        <tbody>
          {trend.toReversed().map((point) => (
            <tr key={point.period}>
              <th scope="row">
                <span className="wide-only">{capital(periodName({ ...point, key: point.period }, words))}</span>
                <span className="phone-only">{periodBrief(point.period, words)}</span>
                <span className="small quiet wide-only"> {daysText(point.from, point.to, words)}</span>
              </th>
              <td className="number">{moneyFigure(point.amount, currency, words)}</td>
              <td className="number">{words.number(point.partners)}</td>
              <td>
                <Status of={point.closed ? 'final' : 'provisional'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
