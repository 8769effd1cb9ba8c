import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Words } from '../../src/engine/words.ts';
import type { FactsForPreviewShape } from '../../src/previews/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, written } from '../shared/numbers.ts';
import { periodBrief } from '../shared/periods.ts';
import { Change } from '../shared/ui/change.tsx';
import { Estimate } from '../shared/ui/estimate.tsx';
import { ExactSlider } from '../shared/ui/exact-slider.tsx';
import { Status } from '../shared/ui/status.tsx';
import { mainTotal, type Slid, type Trial, trialOf, tried } from './what-if.ts';
import { WhatIfLines } from './what-if-lines.tsx';

/** Sliders over the partner's own figures, and what each place would bring. */
export function WhatIfTool({ given }: { given: FactsForPreviewShape }) {
  const { t, words, language } = useLanguage();
  const [slid, setSlid] = useState<Slid>({});
  const trial = useMemo(() => trialOf(given, language), [given, language]);
  // The thumb moves at once; the amounts follow as soon as they can.
  const settled = useDeferredValue(slid);
  const lines = useMemo(() => tried(trial, settled, language), [trial, settled, language]);
  const isSlid = trial.slides.some(({ key, now }) => slid[key] !== undefined && slid[key] !== now);
  return (
    <>
      <Answer trial={trial} lines={lines} isSlid={isSlid} />
      <section className="section" aria-label={t('whatIf.sliders')}>
        <h2>{t('whatIf.sliders')}</h2>
        {trial.slides.length === 0 ? <p className="quiet">{t('whatIf.noSliders')}</p> : null}
        {trial.slides.map(({ key, name, source, unit, now, range }) => (
          <ExactSlider
            key={key}
            label={`${t(`whatIf.of.${source}`)} · ${unitName(name, unit, t)}`}
            value={slid[key] ?? now}
            now={now}
            range={range}
            write={(value) => writeIn(value, unit, words)}
            onChange={(value) => setSlid((before) => ({ ...before, [key]: value }))}
          />
        ))}
        {isSlid ? (
          <Button variant="default" onClick={() => setSlid({})}>
            {t('whatIf.back')}
          </Button>
        ) : null}
      </section>
      <WhatIfLines trial={trial} slid={settled} lines={lines} />
    </>
  );
}

type T = ReturnType<typeof useLanguage>['t'];

const unitName = (name: string, unit: string, t: T): string =>
  unit === 'facts' || unit.startsWith('distinct:') ? `${name} (${t('whatIf.number')})` : name;

const writeIn = (value: string, unit: string, words: Words): string =>
  isMoney(unit) ? written(value, unit, words) : words.number(value);

function Answer({ trial, lines, isSlid }: { trial: Trial; lines: ReturnType<typeof tried>; isSlid: boolean }) {
  const { t, words } = useLanguage();
  const [now, then] = [mainTotal(lines, 'now'), mainTotal(lines, 'after')];
  const period = periodBrief(trial.input.period.key, words);
  if (!now || !then) return <h1 className="answer">{t('whatIf.nothing')}</h1>;
  return (
    <header>
      <p className="what-if-status">
        <Status of="provisional">{t('whatIf.provisional')}</Status>
      </p>
      <h1 className="answer">
        {isSlid ? (
          <>
            {t('whatIf.wouldStart')} <Estimate>{written(then.amount, then.unit, words)}</Estimate>{' '}
            {t('whatIf.wouldEnd', { period })}
          </>
        ) : (
          t('whatIf.now', { amount: written(now.amount, now.unit, words), period })
        )}
      </h1>
      <p className="answer-more" role="status">
        {isSlid ? (
          <Change
            now={then.amount}
            before={now.amount}
            unit={now.unit}
            more="good"
            than={t('whatIf.asItIs', { amount: written(now.amount, now.unit, words) })}
          />
        ) : (
          t('whatIf.slide')
        )}
      </p>
    </header>
  );
}
