import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { rounded } from '../shared/numbers.ts';
import { daysText, periodName } from '../shared/periods.ts';
import { Sign } from '../shared/sign.tsx';
import { Status } from '../shared/ui/status.tsx';
import { Budget } from './budget.tsx';
import { type Decision, decisionsOf } from './decisions.ts';
import { TrendBars, TrendTable } from './trend.tsx';

/** One program in the manager's list: name, money, partners, trend, and what it asks. */
export function ProgramRow({ program }: { program: ProgramShape }) {
  const { t, words } = useLanguage();
  const [open, setOpen] = useState(false);
  const tableId = useId();
  const { trend } = program;
  const decisions = decisionsOf(program);
  return (
    <li>
      <div className="program">
        <div className="program-name">
          <Link to="/programs/$program" params={{ program: program.program }} className="program-link">
            {program.name}
          </Link>
          <p className="small quiet">
            {words.and(program.kinds.map((kind) => t(`kind.${kind}`)))} · {t(`per.${program.period}`)}
            <br />
            {daysText(program.starts, program.ends, words)}
          </p>
          <p className="program-signs">
            <Status of={program.status} />
            {decisions.map((decision) => (
              <DecisionSign key={decision.what} decision={decision} currency={program.currency} />
            ))}
          </p>
        </div>
        <Budget program={program} />
        <p className="program-partners">
          <strong className="tabular">{words.number(program.partners_earning)}</strong>{' '}
          <span className="small quiet">
            {t('programs.earningOf', { partners: words.number(program.partners_taking_part) })}
          </span>
        </p>
        {trend.length > 0 ? (
          <button
            type="button"
            className="plain program-trend"
            aria-expanded={open}
            aria-controls={open ? tableId : undefined}
            onClick={() => setOpen(!open)}
          >
            <TrendBars trend={trend} />
            <span className="small">
              {open ? t('trend.hide') : t('trend.show')} <span className="unseen">{program.name}</span>
            </span>
          </button>
        ) : (
          <span className="small quiet">{t('trend.none')}</span>
        )}
      </div>
      {open ? (
        <div id={tableId} className="program-table">
          <TrendTable trend={trend} currency={program.currency} caption={t('trend.caption', { name: program.name })} />
        </div>
      ) : null}
    </li>
  );
}

/** What needs a decision, in a few words. */
export function DecisionSign({ decision, currency }: { decision: Decision; currency: string }) {
  const { t, words } = useLanguage();
  switch (decision.what) {
    case 'review':
      return (
        <Sign tone="accent" mark="pen">
          {t('decide.review')}
        </Sign>
      );
    case 'draft':
      return (
        <Sign tone="quiet" mark="pen">
          {t('decide.draft')}
        </Sign>
      );
    case 'over_budget':
      return (
        <Sign tone="bad" mark="alert">
          {t('decide.over', { amount: rounded(decision.by, currency, words) })}
        </Sign>
      );
    case 'budget_gone':
      return (
        <Sign tone="bad" mark="alert">
          {t('decide.gone')}
        </Sign>
      );
    case 'budget_nearly_gone':
      return (
        <Sign tone="warn" mark="alert">
          {t('decide.nearly', { amount: rounded(decision.left, currency, words) })}
        </Sign>
      );
    case 'close':
      return (
        <Sign tone="accent" mark="clock">
          {t('decide.close', { period: words.and(decision.periods.map((period) => periodName(period, words))) })}
        </Sign>
      );
  }
}
