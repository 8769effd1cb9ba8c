import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Words } from '../../src/engine/words.ts';
import type { OverviewProgramShape, Standing } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isBelow, isNothing, minus, rounded, total } from '../shared/numbers.ts';
import { capital, dayText, periodName, periodShort } from '../shared/periods.ts';
import { type Mark, Sign, type Tone } from '../shared/sign.tsx';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { BudgetBar } from '../shared/ui/budget-bar.tsx';
import { type DotItem, DotStrip } from '../shared/ui/dot-strip.tsx';
import { TimeLine } from '../shared/ui/time-line.tsx';
import { pointsOf } from './overview-points.ts';
import { furthestBehind, standingsQuery } from './partners-queries.ts';

interface Props {
  readonly program: OverviewProgramShape;
  readonly day: string;
}

/** One program: its money over time and against the budget, and who is on track. */
export function OverviewProgram({ program, day }: Props) {
  const { t, words } = useLanguage();
  const { period, standings } = program;
  const begun = standings ? standings.reached + standings.on_track + standings.at_risk : 0;
  return (
    <article className="overview-program" aria-labelledby={`program-${program.program}`}>
      <div className="overview-head">
        <h2 id={`program-${program.program}`}>
          <Link to="/programs/$program" params={{ program: program.program }} className="overview-title">
            {program.name}
          </Link>
        </h2>
        <p className="small quiet tabular">
          {period
            ? t('overview.period', {
                period: capital(periodName(period, words)),
                share: words.number(period.elapsed.replace(/\..*/, '')),
              })
            : t('overview.noPeriod')}
        </p>
      </div>
      <div className="overview-parts">
        <Money program={program} day={day} />
        <div>
          <Budget program={program} day={day} />
          <Standings standings={standings} hasPeriod={period !== null} />
          {begun > 1 && period ? <Dots program={program.program} period={period} begun={begun} /> : null}
        </div>
      </div>
    </article>
  );
}

const sumOf = (standings: Record<Standing, number>): number => Object.values(standings).reduce((a, b) => a + b, 0);

const isGranting = ({ spent, forecast }: OverviewProgramShape): boolean =>
  !isNothing(spent) || (forecast !== null && !isNothing(forecast.expected));

function Money({ program, day }: Props) {
  const { t, words } = useLanguage();
  const { currency, forecast } = program;
  if (!isGranting(program)) return <p className="quiet">{t('overview.noMoney')}</p>;
  const label = {
    month: (key: string) => periodShort(key, words),
    day: (of: string) => dayText(of, words).replace(/ \d{4}$/, ''),
  };
  const source = t('overview.lineSource', { day: dayText(day, words) });
  return (
    <div>
      <TimeLine
        about={{ title: t('overview.lineTitle'), unit: currency, source }}
        points={pointsOf(program, day, label)}
        currency={currency}
      />
      {forecast ? <Estimated forecast={forecast} currency={currency} /> : null}
    </div>
  );
}

function Estimated({
  forecast,
  currency,
}: {
  forecast: NonNullable<OverviewProgramShape['forecast']>;
  currency: string;
}) {
  const { t, words } = useLanguage();
  const holes = {
    day: dayText(forecast.to, words),
    expected: rounded(forecast.expected, currency, words),
    low: rounded(forecast.low, currency, words),
    high: rounded(forecast.high, currency, words),
    method: t(`overview.${forecast.method}`),
  };
  return (
    <p className="small quiet tabular">
      {forecast.low === forecast.high ? t('overview.estimateSame', holes) : t('overview.estimate', holes)}
    </p>
  );
}

/** A budget of one period is spent by that period's facts alone, which the months do not tell apart: all of it counts as open then. */
function Budget({ program: { budget, months, currency, forecast } }: Props) {
  const { t } = useLanguage();
  if (!budget) return <p className="small quiet">{t('budget.none')}</p>;
  const granted = total(months.map(({ provisional }) => provisional));
  const open = budget.period !== null || isBelow(budget.spent, granted) ? budget.spent : granted;
  return (
    <BudgetBar
      currency={currency}
      budget={budget.amount}
      final={minus(budget.spent, open)}
      open={open}
      {...(forecast ? { expected: minus(forecast.expected, forecast.now) } : {})}
    />
  );
}

const shown = [
  ['reached', 'good', 'check'],
  ['on_track', 'good', 'dot'],
  ['at_risk', 'warn', 'alert'],
  ['not_started', 'quiet', 'clock'],
] as const satisfies [Standing, Tone, Mark][];

function Standings({ standings, hasPeriod }: { standings: OverviewProgramShape['standings']; hasPeriod: boolean }) {
  const { t, words } = useLanguage();
  if (!hasPeriod) return null;
  if (!standings) return <p className="small quiet overview-standings">{t('overview.notCalculated')}</p>;
  const all = sumOf(standings);
  if (standings.no_goal === all) {
    const partners = words.count(all, 'partner', 'partners', 'partner', 'partners');
    return <p className="small quiet overview-standings">{t('overview.noGoals', { partners })}</p>;
  }
  return (
    <p className="overview-standings">
      {shown
        .filter(([standing]) => standings[standing] > 0)
        .map(([standing, tone, mark]) => (
          <Sign key={standing} tone={tone} mark={mark}>
            {t(`overview.${standing}`, { count: standings[standing] })}
          </Sign>
        ))}
    </p>
  );
}

interface DotsProps {
  readonly program: string;
  readonly period: NonNullable<OverviewProgramShape['period']>;
  readonly begun: number;
}

/** Who has not begun stands at nought: their number is in the words above. */
function Dots({ program, period, begun }: DotsProps) {
  const { t, words } = useLanguage();
  const navigate = useNavigate();
  const partners = useQuery(standingsQuery(program, period.key));
  if (partners.isError && !partners.data) return <Failed error={partners.error} again={() => partners.refetch()} />;
  if (!partners.data)
    return (
      <Loading>
        <Bone height="6rem" />
      </Loading>
    );
  const isAll = begun <= furthestBehind;
  return (
    <DotStrip
      about={{
        title: isAll ? t('overview.dotsTitle') : `${t('overview.dotsTitle')}, ${furthest(t, words)}`,
        unit: t('overview.dotsUnit'),
        source: t('overview.dotsSource', { period: periodName(period, words) }),
      }}
      dots={partners.data.map(dotOf)}
      write={(value) => `${words.number(value)}%`}
      mark={{ at: '100', label: t('overview.goal') }}
      onOpen={(partner) => void navigate({ to: '/partners/$partner/overview', params: { partner } })}
    />
  );
}

const furthest = (t: ReturnType<typeof useLanguage>['t'], words: Words): string =>
  t('overview.dotsFurthest', { count: furthestBehind }).replace(String(furthestBehind), words.number(furthestBehind));

interface Standed {
  readonly partner: string;
  readonly name: string;
  readonly attainment: string | null;
  readonly standing: Standing;
}

const states = { reached: 'good', on_track: 'good', at_risk: 'warn', not_started: 'bad', no_goal: 'bad' } as const;
const dotOf = ({ partner, name, attainment, standing }: Standed): DotItem => ({
  id: partner,
  name,
  value: attainment ?? '0',
  state: states[standing],
});
