import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ProgramShape } from '../../src/programs/schema.ts';
import type { StatementSummaryShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, isNothing, moneyFigure, total } from '../shared/numbers.ts';
import { capital, periodName } from '../shared/periods.ts';
import { programStatementsQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';

const route = getRouteApi('/signed-in/programs/$program');

/** The partners of one period with their amounts, each leading to its statement. */
export function Partners({ program }: { program: ProgramShape }) {
  const { t, words, language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.focus()]]);
  const newest = program.trend.at(-1)!;
  const period = program.trend.find((point) => point.period === search.period) ?? newest;
  const [q] = useDebouncedValue(search.q ?? '', 200);
  const filter = { program: program.program, period: period.period, ...(q ? { search: q } : {}) };
  const statements = useInfiniteQuery(programStatementsQuery(filter, language));
  const rows = statements.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="section" aria-labelledby="partners">
      <div className="section-head">
        <h2 id="partners">{t('program.partners')}</h2>
        <Status of={period.closed ? 'final' : 'provisional'} />
      </div>
      <search className="filters">
        <TextInput
          ref={field}
          type="search"
          aria-label={t('program.searchPartner')}
          placeholder={t('program.searchPartner')}
          value={search.q ?? ''}
          onChange={({ currentTarget: { value } }) =>
            navigate({
              search: ({ q: _, ...rest }) => (value ? { ...rest, q: value } : rest),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <Select
          aria-label={t('trend.period')}
          data={program.trend.toReversed().map((point) => ({
            value: point.period,
            label: capital(periodName({ ...point, key: point.period }, words)),
          }))}
          value={period.period}
          allowDeselect={false}
          onChange={(value) =>
            navigate({
              search: (now) => ({ ...now, ...(value ? { period: value } : {}) }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </search>
      {statements.isPending ? <PartnersLoading /> : null}
      {statements.isError && rows.length === 0 ? (
        <Failed error={statements.error} again={() => statements.refetch()} />
      ) : null}
      {statements.data ? <PartnersTable rows={rows} currency={program.currency} program={program} /> : null}
      {statements.hasNextPage ? (
        <Button variant="default" onClick={() => statements.fetchNextPage()} loading={statements.isFetchingNextPage}>
          {t('program.morePartners')}
        </Button>
      ) : null}
    </section>
  );
}

function PartnersTable({
  rows,
  program,
}: {
  rows: readonly StatementSummaryShape[];
  currency: string;
  program: ProgramShape;
}) {
  const { t, words } = useLanguage();
  if (rows.length === 0) return <p className="quiet">{t('program.noPartners')}</p>;
  const money = rows.some(({ totals }) => totals.some(({ unit }) => isMoney(unit)));
  const others = rows.some(({ totals }) => totals.some(({ unit }) => !isMoney(unit)));
  return (
    <table className="figures partners">
      <caption className="unseen">{t('program.partners')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('program.partner')}</th>
          {others ? (
            <th scope="col" className="number">
              {t('program.others')}
            </th>
          ) : null}
          {money || !others ? (
            <th scope="col" className="number">
              {t('trend.amount', { currency: program.currency })}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PartnerRow key={row.partner} row={row} money={money || !others} others={others} words={words} />
        ))}
      </tbody>
    </table>
  );
}

function PartnerRow({
  row,
  money,
  others,
  words,
}: {
  row: StatementSummaryShape;
  money: boolean;
  others: boolean;
  words: ReturnType<typeof useLanguage>['words'];
}) {
  const amount = total(row.totals.filter(({ unit }) => unit === row.currency).map((one) => one.amount));
  const rest = row.totals.filter(({ unit, amount: one }) => unit !== row.currency && !isNothing(one));
  return (
    <tr>
      <td>
        <Link
          to="/partners/$partner"
          params={{ partner: row.partner }}
          search={{ program: row.program, period: quarterOf(row) }}
        >
          {row.partner_name}
        </Link>{' '}
        <span className="small quiet">{row.partner}</span>
      </td>
      {others ? <td className="number">{words.and(rest.map((one) => words.amount(one.amount, one.unit)))}</td> : null}
      {money ? (
        <td className={isNothing(amount) ? 'number quiet' : 'number'}>{moneyFigure(amount, row.currency, words)}</td>
      ) : null}
    </tr>
  );
}

/** The calendar quarter in which the statement stands on the partner's page. */
const quarterOf = ({ from, to }: StatementSummaryShape): string => {
  const day = to.startsWith('9999') ? from : to;
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};

function PartnersLoading() {
  return (
    <Loading>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Bone key={key} height="1.25rem" style={{ marginBottom: '1.25rem' }} />
      ))}
    </Loading>
  );
}
