import { useState } from 'react';
import type { Words } from '../../../../src/engine/words.ts';
import { useLanguage } from '../../language.ts';
import { written } from '../../numbers.ts';
import { periodShort } from '../../periods.ts';
import { BudgetBar } from '../budget-bar.tsx';
import { BulletBar } from '../bullet-bar.tsx';
import { type DotItem, DotStrip } from '../dot-strip.tsx';
import type { TimePoint } from '../geometry.ts';
import { HeatMap } from '../heat-map.tsx';
import { Sparkline } from '../sparkline.tsx';
import { TimeLine } from '../time-line.tsx';
import { Waterfall } from '../waterfall.tsx';
import './samples.css';

const paid = ['8120.40', '9310', '12040.55', '11890', '13500.10', '16210', '12990', '12100', '17450.75', '18020'];
const pointsIn = (words: Words): TimePoint[] =>
  Array.from({ length: 12 }, (_, index) => ({
    key: `2026-${index + 1}`,
    label: periodShort(`2026-${String(index + 1).padStart(2, '0')}`, words),
    actual: paid[index],
    ...(index === 10 ? { forecast: '19000', low: '17200', high: '21100' } : {}),
    ...(index === 11 ? { forecast: '20400', low: '16900', high: '24300' } : {}),
  }));

/** The same field of partners every time, crowded below the goal. */
const dots: DotItem[] = Array.from({ length: 120 }, (_, index) => {
  const value = 35 + ((index * 37) % 61) + ((index * index) % 41);
  return {
    id: `P${index}`,
    name: `Partner ${String(index + 1).padStart(3, '0')}`,
    value: String(value),
    state: value >= 100 ? 'good' : value >= 75 ? 'warn' : 'bad',
  };
});

export default function PictureSamples() {
  const { words } = useLanguage();
  const [opened, setOpened] = useState('');
  const percent = (value: string) => `${words.number(value)}%`;
  const source = words.t('sample figures', 'voorbeeldcijfers');
  return (
    <div className="samples">
      <TimeLine
        about={{ title: words.t('Granted per month', 'Toegekend per maand'), unit: 'EUR', source }}
        points={pointsIn(words)}
        currency="EUR"
      />
      <div>
        <DotStrip
          about={{
            title: words.t('Partners by attainment', 'Partners naar behaald'),
            unit: words.t('% of the goal', '% van het doel'),
            source,
          }}
          dots={dots}
          write={percent}
          mark={{ at: '100', label: words.t('Goal', 'Doel') }}
          onOpen={setOpened}
        />
        <p className="small quiet" data-testid="opened">
          {opened}
        </p>
      </div>
      <Bars />
      <HeatMap
        about={{ title: words.t('Earned by tier and quarter', 'Verdiend per niveau en kwartaal'), unit: 'EUR', source }}
        corner={words.t('Tier', 'Niveau')}
        columns={[1, 2, 3, 4].map((quarter) => words.t(`Q${quarter} 2026`, `K${quarter} 2026`))}
        rows={[
          { key: 'gold', name: words.t('Gold', 'Goud'), values: ['41200', '48750.50', '61000', null] },
          { key: 'silver', name: words.t('Silver', 'Zilver'), values: ['22100', '21800', '30400', null] },
          { key: 'bronze', name: words.t('Bronze', 'Brons'), values: ['4120', '3980', '7760', null] },
        ]}
        write={(value) => written(value, 'EUR', words)}
      />
      <p>
        {words.t('Last ten months', 'Laatste tien maanden')}{' '}
        <Sparkline values={paid} label={words.t('It doubled in ten months', 'In tien maanden verdubbeld')} />{' '}
        <strong className="tabular">{written('18020', 'EUR', words)}</strong>
      </p>
    </div>
  );
}

function Bars() {
  const { words } = useLanguage();
  const tiers = [
    { at: '5000', name: words.t('Silver', 'Zilver') },
    { at: '10000', name: words.t('Gold', 'Goud') },
    { at: '15000', name: words.t('Platinum', 'Platina') },
  ];
  const sales = words.t('Sales this quarter', 'Verkoop dit kwartaal');
  return (
    <>
      <BulletBar name={sales} value="8760.05" unit="EUR" steps={tiers} />
      <BulletBar name={sales} value="18760" unit="EUR" steps={tiers} />
      <Waterfall
        title={words.t('From sales to this amount', 'Van verkoop naar dit bedrag')}
        unit="EUR"
        before={{
          label: words.t('Measured', 'Gemeten'),
          text: written('97120.325', 'EUR', words),
          note: words.t('The measured bar has a scale of its own.', 'De gemeten balk heeft een eigen schaal.'),
        }}
        stages={[
          { key: 'rate', label: words.t('By the rate', 'Volgens het tarief'), change: '1942.41', after: '1942.41' },
          { key: 'times', label: words.t('Multiplier', 'Vermenigvuldiger'), change: '194.24', after: '2136.65' },
          { key: 'budget', label: 'Budget', change: '-155.15', after: '1981.5' },
          { key: 'now', label: words.t('Now', 'Nu'), change: '1981.5', after: '1981.5', isTotal: true },
        ]}
      />
      <BudgetBar currency="EUR" budget="250000" final="120400.25" open="48000" expected="61000" exactly />
      <BudgetBar currency="EUR" budget="100000" final="70000" open="21000.40" expected="30000" />
    </>
  );
}
