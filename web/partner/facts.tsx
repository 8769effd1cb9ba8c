import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { Words } from '../../src/engine/words.ts';
import type { FactShape } from '../../src/facts/schema.ts';
import type { statementFactShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { figure, isMoney, mostDecimals } from '../shared/numbers.ts';
import { dayText } from '../shared/periods.ts';
import { explanationQuery, factsQuery, type StatementKey } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { AskAboutFact, AskedAboutFact } from './line-questions.tsx';

type StatementFact = z.infer<typeof statementFactShape>;

interface Props {
  readonly path: StatementKey & { incentive: string };
  readonly currency: string;
  /** What the measured value is counted in; null for a plain number. */
  readonly unit: string | null;
}

/** The facts behind an amount: those that count and those that do not, with the reason. */
export function Facts({ path, currency, unit }: Props) {
  const { t, words, language } = useLanguage();
  const [counted, setCounted] = useState(true);
  const counts = useQuery(explanationQuery(path, language)).data;
  const facts = useInfiniteQuery(factsQuery(path, counted, language));
  const rows = facts.data?.pages.flatMap(({ items }) => items) ?? [];
  const label = (text: string, count: number | undefined) =>
    count === undefined ? text : `${text} (${words.number(count)})`;
  return (
    <div>
      <h5>{t('facts.title')}</h5>
      <SegmentedControl
        className="no-print"
        aria-label={t('facts.title')}
        value={counted ? 'yes' : 'no'}
        onChange={(value) => setCounted(value === 'yes')}
        data={[
          { value: 'yes', label: label(t('facts.counted'), counts?.counted) },
          { value: 'no', label: label(t('facts.notCounted'), counts?.not_counted) },
        ]}
      />
      {facts.isPending ? <FactsLoading /> : null}
      {facts.isError && rows.length === 0 ? <Failed error={facts.error} again={() => facts.refetch()} /> : null}
      {facts.data && rows.length === 0 ? (
        <p className="quiet facts-none">{counted ? t('facts.noneCounted') : t('facts.allCounted')}</p>
      ) : null}
      {rows.length > 0 ? <FactTable path={path} rows={rows} counted={counted} currency={currency} unit={unit} /> : null}
      {facts.hasNextPage ? (
        <Button
          variant="default"
          className="no-print"
          onClick={() => facts.fetchNextPage()}
          loading={facts.isFetchingNextPage}
        >
          {t('facts.more')}
        </Button>
      ) : null}
    </div>
  );
}

function FactTable({
  path,
  rows,
  counted,
  currency,
  unit,
}: {
  path: Props['path'];
  rows: readonly StatementFact[];
  counted: boolean;
  currency: string;
  unit: string | null;
}) {
  const { t } = useLanguage();
  const money = unit !== null && isMoney(unit) ? unit : null;
  const decimals = mostDecimals(
    rows.flatMap(({ counts_for }) => counts_for ?? []),
    money,
  );
  const onFact = mostDecimals(
    rows.flatMap(({ fact }) => (fact.currency === currency ? (fact.amount ?? []) : [])),
    currency,
  );
  return (
    <table className="figures facts">
      <caption className="unseen">{counted ? t('facts.counted') : t('facts.notCounted')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('facts.date')}</th>
          <th scope="col">{t('facts.what')}</th>
          <th scope="col" className="number facts-amount">
            {t('facts.amount')}
          </th>
          {counted ? (
            <th scope="col" className="number">
              {money ? t('facts.countsForMoney', { currency: money }) : t('facts.countsFor')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FactRow
            key={`${row.fact.source} ${row.fact.id} ${row.fact.partner}`}
            path={path}
            row={row}
            counted={counted}
            currency={currency}
            decimals={{ counted: decimals, onFact }}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly path: Props['path'];
  readonly row: StatementFact;
  readonly counted: boolean;
  readonly currency: string;
  readonly decimals: { readonly counted: number; readonly onFact: number };
}

function FactRow({ path, row: { fact, counts_for, reason, late }, counted, currency, decimals }: RowProps) {
  const { t, words } = useLanguage();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <tr>
        <td className="facts-date">{dayText(fact.date, words)}</td>
        <td>
          {whatOf(fact, words)}
          {reason ? <span className="small facts-reason">{reason}</span> : null}
          <span className="small quiet facts-id">
            <span>
              {fact.id}
              {fact.corrects ? ` · ${t('facts.corrects', { id: fact.corrects })}` : ''}
              {late ? ` · ${t('facts.late')}` : ''}
            </span>
            {isAsking ? null : <AskedAboutFact path={path} fact={fact} ask={() => setIsAsking(true)} />}
          </span>
        </td>
        <td className="number facts-amount">{amountOf(fact, currency, decimals.onFact, words)}</td>
        {counted ? (
          <td className="number">{counts_for === null ? '' : figure(counts_for, decimals.counted, words)}</td>
        ) : null}
      </tr>
      {isAsking ? (
        <tr className="no-print">
          <td colSpan={counted ? 4 : 3}>
            <AskAboutFact path={path} fact={{ id: fact.id, partner: fact.partner }} close={() => setIsAsking(false)} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The money or number on the fact; a currency other than the program's is named. */
function amountOf(fact: FactShape, currency: string, decimals: number, words: Words): string {
  if (fact.amount !== null)
    return fact.currency === currency ? figure(fact.amount, decimals, words) : words.amount(fact.amount, fact.currency);
  if (fact.source === 'trainings' && fact.score !== null) return words.number(fact.score);
  return fact.quantity === null ? '' : words.number(fact.quantity);
}

/** What happened, in the source's own words. */
function whatOf(fact: FactShape, words: Words): string {
  return partsOf(fact, words).filter(Boolean).join(' ') || fact.id;
}

function partsOf(fact: FactShape, words: Words): (string | null)[] {
  switch (fact.source) {
    case 'sales':
      return [fact.quantity && `${words.number(fact.quantity)} ×`, fact.product, fact.category && `(${fact.category})`];
    case 'activities':
      return [fact.kind, fact.status && `(${fact.status})`, fact.product];
    case 'trainings':
      return [fact.course ?? fact.kind, fact.level, fact.status && `(${fact.status})`];
    case 'referrals':
      return [fact.stage, fact.customer];
  }
}

function FactsLoading() {
  return (
    <Loading>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Bone key={key} height="1.25rem" style={{ marginTop: '1.25rem' }} />
      ))}
    </Loading>
  );
}
