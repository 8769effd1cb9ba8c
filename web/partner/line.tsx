import { useEffect, useId, useRef, useState } from 'react';
import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, isNothing, written } from '../shared/numbers.ts';
import { Sentences } from '../shared/ui/sentences.tsx';
import { Steps } from '../shared/ui/steps.tsx';
import { Facts } from './facts.tsx';
import { AskedSign, LineQuestions } from './line-questions.tsx';
import { useReader } from './line-reader.ts';
import { LineWaterfall } from './line-waterfall.tsx';
import { NextStep } from './next-step.tsx';
import { lineKey } from './questions-data.ts';
import { earningStep, stagesOf } from './stages.ts';

type Line = StatementShape['lines'][number];

/** One amount: opened, its rule, how it came about and its facts. */
export function StatementLine({
  statement,
  line,
  everything,
}: {
  statement: StatementShape;
  line: Line;
  everything: boolean;
}) {
  const { words } = useLanguage();
  const [chosen, setOpen] = useState<boolean>();
  const id = useId();
  const element = useRef<HTMLLIElement>(null);
  const isNamed = useReader().line === lineKey({ ...statement, incentive: line.incentive });
  const open = everything || (chosen ?? isNamed);
  useEffect(() => {
    if (isNamed) element.current?.scrollIntoView({ block: 'start' });
  }, [isNamed]);
  return (
    <li className="line" data-open={open} ref={element}>
      <h4>
        <button
          type="button"
          className="line-head"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Chevron />
          <span className="line-name">
            {line.name}
            <span className="small quiet">{inShort(line)}</span>
            <AskedSign statement={statement} incentive={line.incentive} />
          </span>
          <span className={isNothing(line.amount) ? 'number line-amount quiet' : 'number line-amount'}>
            {written(line.amount, line.unit, words)}
          </span>
        </button>
      </h4>
      <NextStep line={line} />
      {open ? (
        <div id={id} className="line-proof">
          <Proof statement={statement} line={line} />
        </div>
      ) : null}
    </li>
  );
}

/** How it was earned, when one step says it all; otherwise what became of it, or why it is nothing. */
function inShort({ amount, unit, steps, sentence }: Line): string {
  const [, second] = stagesOf(steps, amount, unit);
  const isWhole = !isNothing(amount) && second?.name === 'now';
  return (isWhole ? earningStep(steps)?.text : undefined) ?? sentence;
}

function Chevron() {
  return (
    <svg
      className="chevron no-print"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
    >
      <path d="m6 3.5 4.5 4.5L6 12.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

function Proof({ statement, line }: { statement: StatementShape; line: Line }) {
  const { t } = useLanguage();
  return (
    <>
      {line.rule.length > 0 ? (
        <div>
          <h5>{t('line.rule')}</h5>
          <Sentences of={line.rule} />
        </div>
      ) : null}
      {isMoney(line.unit) ? <LineWaterfall line={line} /> : null}
      <div>
        <h5>{t('line.steps')}</h5>
        <Steps of={line.steps.map(({ text }) => text)} />
      </div>
      <Facts
        path={{
          partner: statement.partner,
          program: statement.program,
          period: statement.period,
          incentive: line.incentive,
        }}
        currency={statement.currency}
        unit={line.value_unit}
      />
      <LineQuestions statement={statement} line={line} />
    </>
  );
}
