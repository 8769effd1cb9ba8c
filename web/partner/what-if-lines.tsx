import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../shared/language.ts';
import { toGo, written } from '../shared/numbers.ts';
import { Steps } from '../shared/ui/steps.tsx';
import { type Slid, type Trial, type Tried, toldSteps } from './what-if.ts';

interface Props {
  readonly trial: Trial;
  readonly slid: Slid;
  readonly lines: readonly Tried[];
}

/** Each amount now and then, what comes next, and how it would come about. */
export function WhatIfLines({ trial, slid, lines }: Props) {
  const { t, words } = useLanguage();
  return (
    <section className="section" aria-label={t('whatIf.lines')}>
      <h2>{t('whatIf.lines')}</h2>
      <div className="scroll">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('whatIf.what')}</th>
              <th scope="col" className="number">
                {t('whatIf.isNow')}
              </th>
              <th scope="col" className="number">
                {t('whatIf.wouldBe')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.incentive}>
                <th scope="row">
                  {line.name}
                  <NextText line={line} />
                </th>
                <td className="number">{written(line.now, line.unit, words)}</td>
                <td className="number">
                  <strong>≈ {written(line.after, line.unit, words)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet">{t('whatIf.note')}</p>
      <HowItWould trial={trial} slid={slid} lines={lines} />
    </section>
  );
}

function NextText({ line: { next } }: { line: Tried }) {
  const { t, words } = useLanguage();
  if (!next) return null;
  const holes = { more: toGo(next.more, next.more_unit, words), gain: written(next.gain, next.unit, words) };
  return (
    <span className="small quiet tabular what-if-next">
      {next.kind === 'step' ? t('whatIf.nextStep', holes) : t('whatIf.nextMore', holes)}
    </span>
  );
}

function HowItWould({ trial, slid, lines }: Props) {
  const { t, language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const told = useQuery({
    queryKey: ['session', 'what-if-steps', trial.program.program, slid, language],
    queryFn: () => toldSteps(trial, slid, language),
    enabled: isOpen,
    placeholderData: (before) => before,
    gcTime: 0,
  }).data;
  return (
    <>
      <p>
        <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('whatIf.steps')}
        </button>
      </p>
      {isOpen && told
        ? lines.map(({ incentive, name }) => (
            <div key={incentive} className="what-if-steps">
              <h3>{name}</h3>
              <Steps of={told.get(incentive) ?? []} />
            </div>
          ))
        : null}
    </>
  );
}
