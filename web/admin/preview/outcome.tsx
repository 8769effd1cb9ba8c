import { useQuery } from '@tanstack/react-query';
import { toText } from '../../../src/engine/exact.ts';
import { explain } from '../../../src/engine/explain.ts';
import { fromMinor } from '../../../src/engine/money.ts';
import type { Program } from '../../../src/engine/program.ts';
import type { Cell, Line } from '../../../src/engine/result.ts';
import { useLanguage } from '../../shared/language.ts';
import { total, written } from '../../shared/numbers.ts';
import { partnerQuery } from '../../shared/queries.ts';
import { Change } from '../../shared/ui/change.tsx';
import { Estimate } from '../../shared/ui/estimate.tsx';
import { Steps } from '../../shared/ui/steps.tsx';

interface Calculated {
  readonly cell: Cell;
  readonly program: Program;
}

/** What one partner would earn, beside what it earns by the rules of today. */
export function Outcome({ tried, before }: { tried: Calculated; before: Calculated | undefined }) {
  const { t, words, language } = useLanguage();
  const { cell, program } = tried;
  const { data } = useQuery(partnerQuery(cell.partner));
  const currency = program.currency;
  const amount = sumOf(cell, currency);
  const lines = explain(cell, program, language).lines;
  const gone = (before?.cell.lines ?? []).filter(
    ({ incentive }) => !cell.lines.some((one) => one.incentive === incentive),
  );
  return (
    <div className="preview-one">
      <p className="preview-answer" role="status">
        {t('preview.wouldEarn', { name: data?.name ?? cell.partner, amount: '\u0000' })
          .split('\u0000')
          .flatMap((part, index) =>
            index === 0 ? [part] : [<Estimate key="amount">{written(amount, currency, words)}</Estimate>, part],
          )}
        {before ? (
          <>
            {' '}
            <Change now={amount} before={sumOf(before.cell, currency)} unit={currency} than={t('preview.now')} />
          </>
        ) : null}
      </p>
      {lines.length === 0 ? <p className="quiet">{t('preview.nothing')}</p> : null}
      <ul className="preview-lines">
        {lines.map((line) => (
          <li key={line.incentive}>
            <p className="preview-line">
              <strong>{line.name}</strong>
              <strong className="number">{line.amount}</strong>
            </p>
            <Before
              line={before?.cell.lines.find(({ incentive }) => incentive === line.incentive)}
              isCompared={!!before}
            />
            <details>
              <summary className="small">
                {t('preview.steps')} <span className="unseen">{line.name}</span>
              </summary>
              <Steps of={line.steps.map(({ text }) => text)} />
            </details>
          </li>
        ))}
        {before
          ? explain({ ...before.cell, lines: gone }, before.program, language).lines.map((line) => (
              <li key={line.incentive}>
                <p className="preview-line quiet">
                  <span>
                    {line.name} · {t('preview.gone')}
                  </span>
                  <span className="number">{t('preview.before', { amount: line.amount })}</span>
                </p>
              </li>
            ))
          : null}
      </ul>
      <p className="small quiet">{t('preview.across')}</p>
    </div>
  );
}

function Before({ line, isCompared }: { line: Line | undefined; isCompared: boolean }) {
  const { t, words } = useLanguage();
  if (!isCompared) return null;
  return (
    <p className="small quiet preview-before">
      {line ? t('preview.before', { amount: words.minor(BigInt(line.amountMinor), line.unit) }) : t('preview.isNew')}
    </p>
  );
}

const sumOf = ({ lines }: Cell, currency: string): string =>
  total(
    lines
      .filter(({ unit }) => unit === currency)
      .map(({ amountMinor, unit }) => toText(fromMinor(BigInt(amountMinor), unit))),
  );
