import type { StatementShape, StatementSummaryShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isNothing, written } from '../shared/numbers.ts';
import { capital, dayText, periodBrief, periodName } from '../shared/periods.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';
import { Adjustments } from './adjustments.tsx';
import { StatementLine } from './line.tsx';
import { type Amount, totalsOf } from './quarters.ts';

interface Result {
  readonly data: StatementShape | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}

interface Props {
  /** One program's statements in the quarter, the newest first, and what was fetched of each. */
  readonly summaries: readonly StatementSummaryShape[];
  readonly results: readonly Result[];
  /** Whether all of the page's statements have come, or failed to. */
  readonly ready: boolean;
  /** Everything unfolded, for paper. */
  readonly everything: boolean;
}

/** One program on the statement: its amount, and every line of it per period. */
export function ProgramPart({ summaries, results, ready, everything }: Props) {
  const first = summaries[0]!;
  return (
    <section className="section part" aria-labelledby={`part-${first.program}`}>
      <div className="part-head">
        <h2 id={`part-${first.program}`}>{first.program_name}</h2>
        <Amounts of={totalsOf(summaries)} currency={first.currency} />
      </div>
      {summaries.map((summary, index) => {
        const result = results[index];
        return (
          <div key={summary.period} className="part-period">
            <PeriodHead summary={summary} statement={result?.data} alone={summaries.length === 1} />
            {ready && result?.isError && !result.data ? <Failed error={result.error} again={result.refetch} /> : null}
            {ready && result?.data ? <Lines statement={result.data} everything={everything} /> : null}
            {ready ? null : <LinesLoading />}
          </div>
        );
      })}
    </section>
  );
}

function Amounts({ of, currency }: { of: readonly Amount[]; currency: string }) {
  const { t, words } = useLanguage();
  const shown = of.filter(({ amount }) => !isNothing(amount));
  const amounts = shown.length > 0 ? shown : of.filter(({ unit }) => unit === currency);
  if (amounts.length === 0) return <span className="part-amount quiet">{t('statement.nothing')}</span>;
  return (
    <span className="part-amount number">
      {amounts.map(({ unit, amount }) => (
        <span key={unit}>{written(amount, unit, words)}</span>
      ))}
    </span>
  );
}

function PeriodHead({
  summary,
  statement,
  alone,
}: {
  summary: StatementSummaryShape;
  statement: StatementShape | undefined;
  alone: boolean;
}) {
  const { t, words } = useLanguage();
  const { currency } = summary;
  const carried = statement?.carried
    ? t('statement.carried', { minimum: written(statement.minimum ?? '0', currency, words) })
    : null;
  const isEmpty = summary.totals.every(({ amount }) => isNothing(amount));
  const paid =
    statement?.pays_on && !isEmpty ? t('statement.paidFrom', { day: dayText(statement.pays_on, words) }) : null;
  return (
    <div className="period-head small">
      <h3>{capital(periodName({ ...summary, key: summary.period }, words))}</h3>
      <Status of={summary.status} />
      {(carried ?? paid) ? <span className="quiet">{carried ?? paid}</span> : null}
      <Files of={summary} />
      {alone ? null : <Amounts of={summary.totals} currency={summary.currency} />}
    </div>
  );
}

/** The statement as a file, to keep or to send on. */
function Files({ of: { partner, program, period, program_name: name } }: { of: StatementSummaryShape }) {
  const { t, words, language } = useLanguage();
  const of = [partner, 'statements', program, period].map(encodeURIComponent).join('/');
  const which = `${name}, ${periodBrief(period, words)}`;
  return (
    <span className="files no-print">
      {(['pdf', 'csv'] as const).map((format) => (
        <a
          key={format}
          href={`/api/v1/partners/${of}/export?format=${format}&language=${language}`}
          download
          aria-label={t(`statement.as.${format}`, { name: which })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}

function Lines({ statement, everything }: { statement: StatementShape; everything: boolean }) {
  const { t } = useLanguage();
  if (statement.lines.length === 0 && statement.adjustments.length === 0)
    return <p className="quiet">{t('statement.noLines')}</p>;
  return (
    <>
      <ul className="lines">
        {statement.lines.map((line) => (
          <StatementLine key={line.incentive} statement={statement} line={line} everything={everything} />
        ))}
      </ul>
      {statement.adjustments.length > 0 ? <Adjustments statement={statement} /> : null}
    </>
  );
}

function LinesLoading() {
  return (
    <Loading>
      <Bone height="1.25rem" style={{ marginTop: '1rem' }} />
      <Bone width="60%" style={{ marginTop: '0.5rem' }} />
    </Loading>
  );
}
