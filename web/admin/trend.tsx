import type { ProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { drawn, figure } from '../shared/numbers.ts';
import { capital, daysText, periodName, periodShort } from '../shared/periods.ts';
import { Sign } from '../shared/sign.tsx';
import './trend.css';

type Point = ProgramShape['trend'][number];

/** A bar per period, oldest first; a period that is still open is hatched. */
export function TrendBars({ trend, tall = false }: { trend: readonly Point[]; tall?: boolean }) {
  const { words } = useLanguage();
  const most = Math.max(...trend.map(({ amount }) => drawn(amount)), 1);
  const height = tall ? 120 : 32;
  return (
    <span className="trend-bars" data-tall={tall} aria-hidden="true" style={{ height }}>
      {trend.map((point) => (
        <span key={point.period} className="trend-bar">
          <span className="trend-track">
            <span
              data-look={point.closed ? 'full' : 'hatched'}
              style={{ height: `${Math.max((Math.max(drawn(point.amount), 0) / most) * 100, 2)}%` }}
            />
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
    <div className="scroll">
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
              <th scope="row" className="trend-name">
                {capital(periodName({ ...point, key: point.period }, words))}
                <span className="small quiet wide-only"> {daysText(point.from, point.to, words)}</span>
              </th>
              <td className="number">{figure(point.amount, currency, words)}</td>
              <td className="number">{words.number(point.partners)}</td>
              <td>
                <StateSign closed={point.closed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Provisional and final, told apart everywhere in the same way. */
export function StateSign({ closed }: { closed: boolean }) {
  const { t } = useLanguage();
  return closed ? (
    <Sign tone="good" mark="lock">
      {t('status.final')}
    </Sign>
  ) : (
    <Sign tone="warn" mark="clock">
      {t('status.provisional')}
    </Sign>
  );
}
