import { Link } from '@tanstack/react-router';
import type { GoalStandingShape, Standing } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, toGo, written } from '../shared/numbers.ts';
import { capital, periodName } from '../shared/periods.ts';
import { type Mark, Sign, type Tone } from '../shared/sign.tsx';
import { BulletBar } from '../shared/ui/bullet-bar.tsx';

const looks: Record<Standing, { tone: Tone; mark: Mark }> = {
  reached: { tone: 'good', mark: 'check' },
  on_track: { tone: 'good', mark: 'dot' },
  at_risk: { tone: 'warn', mark: 'alert' },
  not_started: { tone: 'quiet', mark: 'clock' },
  no_goal: { tone: 'quiet', mark: 'dot' },
};

/** How far it is on each incentive of the periods that run now. */
export function PartnerGoals({ partner, goals }: { partner: string; goals: readonly GoalStandingShape[] }) {
  const { t } = useLanguage();
  return (
    <section className="section" aria-labelledby="goals">
      <div className="section-head">
        <h2 id="goals">{t('partnerPage.goals')}</h2>
      </div>
      {goals.length === 0 ? <p className="quiet">{t('partnerPage.noGoals')}</p> : null}
      <ul className="partner-goals">
        {goals.map((goal) => (
          <li key={`${goal.program} ${goal.period} ${goal.incentive}`}>
            <Goal partner={partner} goal={goal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Goal({ partner, goal }: { partner: string; goal: GoalStandingShape }) {
  const { t, words } = useLanguage();
  const { value, goal: wanted, value_unit: unit } = goal;
  const bar = unit === 'units' || unit === 'facts' || unit.startsWith('distinct:') ? null : unit;
  return (
    <>
      <p className="partner-goal-head">
        <strong>{goal.name}</strong>
        <Sign {...looks[goal.standing]}>{t(`partnerPage.${goal.standing}`)}</Sign>
        <span className="number">{written(goal.amount, goal.unit, words)}</span>
      </p>
      <p className="small quiet">
        {goal.program_name} · {capital(periodName({ ...goal, key: goal.period }, words))} ·{' '}
        <Link to="/partners/$partner" params={{ partner }} search={{ program: goal.program, period: quarterOf(goal) }}>
          {t('partnerPage.proof')}
        </Link>
      </p>
      {value !== null && wanted !== null ? (
        <BulletBar
          name={t('partnerPage.measured')}
          value={short(value, bar)}
          unit={bar}
          steps={[{ at: short(wanted, bar), name: t('partnerPage.theGoal') }]}
        />
      ) : null}
      {goal.next ? (
        <p className="small">
          {t('partnerPage.next', {
            more: toGo(goal.next.more, goal.next.more_unit, words),
            gain: written(goal.next.gain, goal.next.unit, words),
          })}
        </p>
      ) : null}
      {goal.gates
        .filter(({ held }) => !held)
        .map(({ name, value: has, wanted: needs }) => (
          <p key={`${name} ${needs}`} className="small">
            <Sign tone="warn" mark="alert">
              {t('partnerPage.gate', { name: name ?? '', has, needs })}
            </Sign>
          </p>
        ))}
    </>
  );
}

/** Measured values carry more decimals than money has; what it pays is exact beside it. */
const short = (value: string, unit: string | null): string =>
  unit && isMoney(unit) ? value.replace(/(\.\d{2})\d+$/, '$1') : value;

/** The calendar quarter in which the statement stands on the partner's page. */
export const quarterOf = ({ from, to }: { from: string; to: string }): string => {
  const day = to.startsWith('9999') ? from : to;
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};
