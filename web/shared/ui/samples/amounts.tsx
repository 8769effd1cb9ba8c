import { useState } from 'react';
import { useLanguage } from '../../language.ts';
import { written } from '../../numbers.ts';
import { Amount } from '../amount.tsx';
import { Change } from '../change.tsx';
import { Estimate } from '../estimate.tsx';
import { ExactSlider } from '../exact-slider.tsx';
import { Explained } from '../explained.tsx';
import { Sentences } from '../sentences.tsx';
import { Status, type StatusName } from '../status.tsx';
import { Steps } from '../steps.tsx';
import { Trace } from '../trace.tsx';
import './samples.css';

const states: StatusName[] = [
  'draft',
  'in_review',
  'active',
  'ended',
  'provisional',
  'final',
  'waiting',
  'running',
  'done',
  'failed',
  'approved',
  'rejected',
  'open',
  'answered',
];

export default function AmountSamples() {
  const { words } = useLanguage();
  const steps = [
    words.t('10 bicycles sold for €12,400.00.', '10 fietsen verkocht voor € 12.400,00.'),
    words.t('10% of that is €1,240.00.', '10% daarvan is € 1.240,00.'),
  ];
  const rule = words.t('You earn 10% of what you sell in bicycles.', 'U verdient 10% over wat u aan fietsen verkoopt.');
  return (
    <div className="samples">
      <p>
        <Amount amount="1240.05" unit="EUR">
          <Sentences of={[rule]} />
          <Steps of={steps} />
        </Amount>{' '}
        · <Amount amount="-90071992547409931.27" unit="EUR" /> · <Amount amount="12" unit="points" /> ·{' '}
        <Amount amount="0" unit="EUR" />
      </p>
      <p className="sample-row">
        <Change now="112" before="100" unit="EUR" than={words.t('Q3 2025', 'K3 2025')} more="good" />
        <Change now="88" before="100" unit="EUR" than={words.t('Q3 2025', 'K3 2025')} more="good" />
        <Change now="88" before="100" unit="EUR" than={words.t('Q3 2025', 'K3 2025')} more="bad" />
        <Change now="250" before="0" unit="EUR" than={words.t('Q3 2025', 'K3 2025')} />
        <Change now="100" before="100" unit="EUR" than={words.t('Q3 2025', 'K3 2025')} />
      </p>
      <p className="sample-row">
        {states.map((state) => (
          <Status key={state} of={state} />
        ))}
      </p>
      <p>
        <Explained
          word={words.t('attainment', 'behaald')}
          meaning={words.t('What was measured, divided by the goal.', 'Wat is gemeten, gedeeld door het doel.')}
        />{' '}
        · <Estimate>{written('19000', 'EUR', words)}</Estimate>
      </p>
      <Sentences of={[rule, words.t('At most €5,000.00 a quarter.', 'Hoogstens € 5.000,00 per kwartaal.')]} />
      <Steps of={steps} />
      <p>
        <Trace
          what={words.t('Changed', 'Gewijzigd')}
          who={words.t('the finance manager', 'de financieel manager')}
          when="2026-11-23T10:15:00Z"
          why={words.t('the rate was typed wrongly', 'het tarief was verkeerd getypt')}
        />
      </p>
      <WhatIf />
    </div>
  );
}

function WhatIf() {
  const { words } = useLanguage();
  const [sold, setSold] = useState('8760.1');
  return (
    <ExactSlider
      label={words.t('What if you sold', 'Als u verkocht voor')}
      value={sold}
      now="8760.1"
      range={{ from: '0.1', to: '20000.1', step: '10' }}
      write={(value) => written(value, 'EUR', words)}
      onChange={setSold}
    />
  );
}
