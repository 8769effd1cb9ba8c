import { CompositeChart, type CompositeChartSeries } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useLanguage } from '../language.ts';
import { brief, drawn, written } from '../numbers.ts';
import type { About } from './figure.tsx';
import { type TimePoint, type TimeRow, ticksOf, timeRows } from './geometry.ts';

export interface TimeLineProps {
  readonly about: About;
  readonly points: readonly TimePoint[];
  readonly currency: string;
}

/** The drawing itself. It does not move: nothing to switch off for who wants stillness. */
export default function TimeLinePicture({ about, points, currency }: TimeLineProps) {
  const { t, words } = useLanguage();
  const rows = timeRows(points);
  // Without what no point has: that would be a line without a place.
  const isDrawn = ({ name }: CompositeChartSeries) => rows.some((row) => row[name as keyof TimeRow] !== null);
  const series: CompositeChartSeries[] = [
    { name: 'band', type: 'area', color: 'var(--accent)', label: t('picture.between') },
    { name: 'budget', type: 'line', color: 'var(--line-strong)', label: t('picture.budget') },
    { name: 'actual', type: 'line', color: 'var(--accent)', label: t('picture.actual') },
    { name: 'forecast', type: 'line', color: 'var(--accent)', strokeDasharray: '6 5', label: t('picture.forecast') },
  ];
  const amounts = points.flatMap(({ actual, forecast, low, high, budget }) => [actual, forecast, low, high, budget]);
  const ticks = ticksOf(amounts.filter((amount) => amount !== undefined));
  const places = ticks.map(drawn);
  // On a narrow screen labels are left out, so a label's number is not its point's.
  const labels = new Map(points.map(({ key, label }) => [key, label]));
  return (
    <CompositeChart
      className="time-line"
      data={rows}
      dataKey="key"
      curveType="linear"
      connectNulls={false}
      withDots={false}
      series={series.filter(isDrawn)}
      areaProps={{ stroke: 'none', fillOpacity: 0.22, fill: 'var(--accent)', activeDot: false }}
      lineProps={({ name }) => ({
        strokeWidth: name === 'budget' ? 1 : 2,
        dot: name === 'actual' ? { r: 2.5, fill: 'var(--accent)' } : false,
      })}
      gridAxis="x"
      tickLine="none"
      xAxisProps={{
        tickFormatter: (key: string) => labels.get(key) ?? '',
        interval: 'preserveStartEnd',
        minTickGap: 16,
      }}
      yAxisProps={{
        domain: [places[0]!, places.at(-1)!],
        ticks: places,
        tickFormatter: (place: number) => brief(ticks[places.indexOf(place)] ?? '0', currency, words),
        width: 64,
      }}
      tooltipProps={{
        content: ({ label }) => <Note point={points.find(({ key }) => key === label)} currency={currency} />,
      }}
      composedChartProps={{ title: `${about.title}, ${about.unit}`, margin: { top: 8, right: 24, bottom: 0, left: 0 } }}
    />
  );
}

function Note({ point, currency }: { point: TimePoint | undefined; currency: string }) {
  const { t, words } = useLanguage();
  if (!point) return null;
  const { actual, forecast, low, high, budget } = point;
  const write = (amount: string) => written(amount, currency, words);
  return (
    <div className="time-line-note tabular">
      <p className="quiet">{point.label}</p>
      {actual === undefined ? null : (
        <p>
          {t('picture.actual')}: {write(actual)}
        </p>
      )}
      {forecast === undefined ? null : (
        <p>
          {t('picture.forecast')}: {write(forecast)}
        </p>
      )}
      {low === undefined || high === undefined ? null : (
        <p className="quiet">
          {t('picture.between')} {t('picture.bounds', { low: write(low), high: write(high) })}
        </p>
      )}
      {budget === undefined ? null : (
        <p className="quiet">
          {t('picture.budget')}: {write(budget)}
        </p>
      )}
    </div>
  );
}
