import type { PreviewResultShape, PreviewShape } from '../../../src/previews/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { isBelow, isNothing, minus, rounded } from '../../shared/numbers.ts';
import { daysText, momentText, periodBrief } from '../../shared/periods.ts';
import { HeatMap } from '../../shared/ui/heat-map.tsx';
import { PreviewPartners } from './preview-partners.tsx';

interface Props {
  readonly preview: PreviewShape;
  readonly result: PreviewResultShape;
  readonly onPartner: (code: string) => void;
}

/** The answer in one line, who it reaches, who wins and loses, and when it costs. */
export function LastYearResult({ preview, result, onPartner }: Props) {
  const { t, words } = useLanguage();
  const { tried, compared, currency } = result;
  const others = tried.other_units.map(({ unit, amount }) => words.amount(amount, unit));
  const cost = words.and([
    ...(others.length > 0 && isNothing(tried.cost) ? [] : [rounded(tried.cost, currency, words)]),
    ...others,
  ]);
  return (
    <div className="preview-all">
      <p className="preview-answer" role="status">
        {t('preview.cost', { amount: cost })}
        {compared ? `: ${difference(preview, result, t, words)}` : ''}.
      </p>
      <p className="small quiet">
        {t('preview.days', { days: daysText(preview.from, preview.to, words) })}, {t(`preview.${preview.participants}`)}
        .{' '}
        {isBelow(tried.cost, tried.wanted)
          ? t('preview.wanted', { amount: rounded(tried.wanted, currency, words) })
          : null}
      </p>
      <Counts preview={preview} result={result} />
      <Periods preview={preview} result={result} />
      <PreviewPartners preview={preview} result={result} onPartner={onPartner} />
    </div>
  );
}

type Tools = ReturnType<typeof useLanguage>;

function difference(preview: PreviewShape, result: PreviewResultShape, t: Tools['t'], words: Tools['words']): string {
  const { tried, compared, currency } = result;
  const version = preview.compared_with;
  const more = minus(tried.cost, compared!.cost);
  if (isNothing(more)) return t('preview.costSame', { version });
  if (isBelow('0', more)) return t('preview.costMore', { amount: rounded(more, currency, words), version });
  return t('preview.costLess', { amount: rounded(minus('0', more), currency, words), version });
}

function Counts({ preview, result }: Omit<Props, 'onPartner'>) {
  const { t, words } = useLanguage();
  const { tried, compared, winning, losing, partners } = result;
  const of = (sums: typeof tried) => ({ reached: words.number(sums.reached), all: words.number(sums.taking_part) });
  return (
    <dl className="preview-counts">
      <div>
        <dt>{t('preview.reached')}</dt>
        <dd>{t('preview.reachedOf', of(tried))}</dd>
        {compared ? (
          <dd className="small quiet">
            {t('preview.reachedBefore', { ...of(compared), version: preview.compared_with })}
          </dd>
        ) : null}
      </div>
      {winning !== null && losing !== null ? (
        <>
          <div>
            <dt>{t('preview.winning')}</dt>
            <dd>{words.number(winning)}</dd>
          </div>
          <div>
            <dt>{t('preview.losing')}</dt>
            <dd>{words.number(losing)}</dd>
          </div>
          <div>
            <dt>{t('preview.same')}</dt>
            <dd>{words.number(partners - winning - losing)}</dd>
          </div>
        </>
      ) : null}
    </dl>
  );
}

function Periods({ preview, result }: Omit<Props, 'onPartner'>) {
  const { t, words } = useLanguage();
  const { tried, compared, currency } = result;
  const keys = [...new Set([...tried.periods, ...(compared?.periods ?? [])].map(({ period }) => period))].sort();
  const amounts = (sums: typeof tried) =>
    keys.map((key) => sums.periods.find(({ period }) => period === key)?.amount ?? null);
  if (tried.periods.every(({ amount }) => isNothing(amount)) && !compared) return null;
  return (
    <HeatMap
      about={{
        title: t('preview.perPeriod'),
        unit: currency,
        source: t('preview.source', { when: momentText(preview.asked_at, words) }),
      }}
      corner={t('preview.rules')}
      columns={keys.map((key) => periodBrief(key, words))}
      rows={[
        { key: 'tried', name: t('preview.tried'), values: amounts(tried) },
        ...(compared
          ? [
              {
                key: 'compared',
                name: t('preview.version', { version: preview.compared_with }),
                values: amounts(compared),
              },
            ]
          : []),
      ]}
      write={(amount) => rounded(amount, currency, words)}
    />
  );
}
