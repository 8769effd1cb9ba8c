import { lazy, Suspense } from 'react';
import { useLanguage } from '../language.ts';
import { moneyFigure } from '../numbers.ts';
import { Bone, Loading } from '../states.tsx';
import { Figure, type Figures } from './figure.tsx';
import type { TimeLineProps } from './time-line-picture.tsx';
import './time-line.css';

// The charting library is larger than all the rest of a page: it is fetched when a line is shown, and not before.
const Picture = lazy(() => import('./time-line-picture.tsx'));

/** An amount over time: a line, then what is expected, dashed, and between which bounds. */
export function TimeLine({ about, points, currency }: TimeLineProps) {
  const { t, words } = useLanguage();
  const hasForecast = points.some(({ forecast }) => forecast !== undefined);
  const hasBudget = points.some(({ budget }) => budget !== undefined);
  const write = (amount: string | undefined) => (amount === undefined ? '' : moneyFigure(amount, currency, words));
  const figures: Figures = {
    columns: [
      { label: t('picture.period') },
      { label: t('picture.actual'), isNumber: true },
      ...(hasForecast
        ? [
            { label: t('picture.forecast'), isNumber: true },
            { label: t('picture.between'), isNumber: true },
          ]
        : []),
      ...(hasBudget ? [{ label: t('picture.budget'), isNumber: true }] : []),
    ],
    rows: points.map(({ key, label, actual, forecast, low, high, budget }) => ({
      key,
      cells: [
        label,
        write(actual),
        ...(hasForecast
          ? [write(forecast), low === undefined ? '' : t('picture.bounds', { low: write(low), high: write(high) })]
          : []),
        ...(hasBudget ? [write(budget)] : []),
      ],
    })),
  };
  return (
    <Figure about={about} figures={figures} keys={<Keys hasForecast={hasForecast} hasBudget={hasBudget} />}>
      {points.length === 0 ? (
        <p className="quiet">{t('picture.none')}</p>
      ) : (
        <Suspense fallback={<Waiting />}>
          <Picture about={about} points={points} currency={currency} />
        </Suspense>
      )}
    </Figure>
  );
}

const Waiting = () => (
  <Loading>
    <Bone height="16rem" />
  </Loading>
);

function Keys({ hasForecast, hasBudget }: { hasForecast: boolean; hasBudget: boolean }) {
  const { t } = useLanguage();
  return (
    <>
      <span>
        <i className="line-key" />
        {t('picture.actual')}
      </span>
      {hasForecast ? (
        <>
          <span>
            <i className="line-key" data-look="dashed" />
            {t('picture.forecast')}
          </span>
          <span>
            <i className="line-key" data-look="band" />
            {t('picture.between')}
          </span>
        </>
      ) : null}
      {hasBudget ? (
        <span>
          <i className="line-key" data-look="budget" />
          {t('picture.budget')}
        </span>
      ) : null}
    </>
  );
}
