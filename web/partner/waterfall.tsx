import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { drawn, isMoney, isNegative, isNothing, written } from '../shared/numbers.ts';
import { stagesOf } from './stages.ts';

/** From what was measured to what it comes to now: bars and their figures in one table. */
export function Waterfall({ line }: { line: StatementShape['lines'][number] }) {
  const { t, words } = useLanguage();
  const stages = stagesOf(line.steps, line.amount, line.unit);
  if (stages.length < 2 || stages.every(({ change }) => isNothing(change))) return null;
  const ends = stages.flatMap(({ after, change }) => [drawn(after), drawn(after) - drawn(change)]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = Math.max(high - low, 1e-6);
  const valueUnit = line.value_unit ?? '';
  const measured = line.value === null || line.value.includes('/') ? null : line.value;
  return (
    <div>
      <h5>{t('waterfall.title')}</h5>
      <table className="waterfall">
        <caption className="unseen">{t('waterfall.title')}</caption>
        <tbody>
          {measured === null ? null : (
            <tr data-stage="measured">
              <th scope="row">{t('waterfall.measured')}</th>
              <td className="waterfall-bar" aria-hidden="true">
                <span className="waterfall-stage" style={{ left: 0, width: '100%' }} />
              </td>
              <td className="number">
                {isMoney(valueUnit) ? written(measured, valueUnit, words) : words.number(measured)}
              </td>
            </tr>
          )}
          {stages.map(({ name, change, after }, index) => {
            const from = name === 'now' ? 0 : drawn(after) - drawn(change);
            const left = (Math.min(from, drawn(after)) - low) / span;
            const width = Math.abs(drawn(after) - from) / span;
            const takes = name !== 'now' && isNegative(change);
            const sign = takes || index === 0 || name === 'now' ? '' : '+';
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: stages are a fixed sequence; two can have the same name
              <tr key={`${index} ${name}`} data-stage={name === 'now' ? 'now' : takes ? 'less' : 'more'}>
                <th scope="row">{t(`waterfall.${name}`)}</th>
                <td className="waterfall-bar" aria-hidden="true">
                  <span
                    className="waterfall-stage"
                    style={{ left: `${left * 100}%`, width: `max(2px, ${width * 100}%)` }}
                  />
                </td>
                <td className="number">
                  {sign}
                  {written(change, line.unit, words)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {measured === null ? null : <p className="small quiet waterfall-note">{t('waterfall.scale')}</p>}
    </div>
  );
}
