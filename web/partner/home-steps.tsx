import { Link } from '@tanstack/react-router';
import { useLanguage } from '../shared/language.ts';
import { toGo, written } from '../shared/numbers.ts';
import { dayText } from '../shared/periods.ts';
import { Bar } from '../shared/ui/bar.tsx';
import { type GoalStanding, type NextGoal, nextGoals, shareOf } from './home.ts';

const shown = 4;

/** What a little more brings: “€ 1,240 more → € 310”. */
export function NextSteps({ goals }: { goals: readonly GoalStanding[] }) {
  const { t } = useLanguage();
  const next = nextGoals(goals);
  if (goals.length === 0) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('home.steps')}</h2>
      {next.length === 0 ? <p className="quiet">{t('home.noSteps')}</p> : null}
      <ul className="home-list">
        {next.slice(0, shown).map((goal) => (
          <StepRow key={`${goal.program} ${goal.incentive}`} goal={goal} />
        ))}
      </ul>
      {next.length > 0 ? <p className="small quiet home-note">{t('home.stepsNote')}</p> : null}
      <p className="home-more">
        <Link to="/my/what-if">{t('home.try')}</Link>
      </p>
    </section>
  );
}

function StepRow({ goal }: { goal: NextGoal }) {
  const { t, words } = useLanguage();
  const { next, name, program_name, to } = goal;
  const more = t('home.more', { amount: toGo(next.more, next.more_unit, words) });
  return (
    <li>
      <p className="home-row">
        <strong className="tabular">
          {more} <span aria-hidden="true">→</span>
          <span className="unseen">{t('home.brings')}</span> {written(next.gain, next.unit, words)}
        </strong>
      </p>
      {next.kind === 'step' ? <Bar parts={[{ key: 'now', share: shareOf(goal), look: 'full' }]} /> : null}
      <p className="home-about small quiet">
        {next.kind === 'more' ? `${t('home.forExample')} · ` : ''}
        {name} · {program_name} · {t('home.until', { day: dayText(to, words) })}
      </p>
    </li>
  );
}
