import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, isNothing, written } from '../shared/numbers.ts';
import { Waterfall } from '../shared/ui/waterfall.tsx';
import { stagesOf } from './stages.ts';

/** From what was measured to what it comes to now. */
export function LineWaterfall({ line }: { line: StatementShape['lines'][number] }) {
  const { t, words } = useLanguage();
  const stages = stagesOf(line.steps, line.amount, line.unit);
  if (stages.length < 2 || stages.every(({ change }) => isNothing(change))) return null;
  const valueUnit = line.value_unit ?? '';
  const measured = line.value === null || line.value.includes('/') ? null : line.value;
  return (
    <div>
      <h5>{t('waterfall.title')}</h5>
      <Waterfall
        title={t('waterfall.title')}
        unit={line.unit}
        before={
          measured === null
            ? undefined
            : {
                label: t('waterfall.measured'),
                text: isMoney(valueUnit) ? written(measured, valueUnit, words) : words.number(measured),
                note: t('waterfall.scale'),
              }
        }
        stages={stages.map(({ name, change, after }, index) => ({
          key: `${index} ${name}`,
          label: t(`waterfall.${name}`),
          change,
          after,
          isTotal: name === 'now',
        }))}
      />
    </div>
  );
}
