import { Button } from '@mantine/core';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProgramShape } from '../../src/programs/schema.ts';
import type { PeriodShape } from '../../src/runs/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { written } from '../shared/numbers.ts';
import { capital, dayText, momentText, periodName } from '../shared/periods.ts';
import { sessionQuery } from '../shared/queries.ts';
import { Sign } from '../shared/sign.tsx';
import { Bone, Failed } from '../shared/states.tsx';
import { Confirm } from '../shared/ui/confirm.tsx';
import { say } from '../shared/ui/notices.tsx';
import { periodsQuery } from './runs-queries.ts';

/** The periods that are over and open, the earliest first: what stands in the way of closing, and who approved. */
export function RunsPeriods({ programs }: { programs: readonly ProgramShape[] }) {
  const { t } = useLanguage();
  const asked = programs.filter(({ status }) => status === 'active' || status === 'ended');
  const found = useQueries({ queries: asked.map(({ program }) => periodsQuery(program)) });
  const failed = found.find(({ isError, data }) => isError && !data);
  const isPending = found.some((one) => one.isPending);
  const today = new Date().toISOString().slice(0, 10);
  const waiting = asked
    .flatMap((program, at) => (found[at]?.data?.items ?? []).map((period) => ({ program, period })))
    .filter(({ period }) => period.closed_at === null && period.to < today)
    .sort((a, b) => a.period.to.localeCompare(b.period.to) || a.program.name.localeCompare(b.program.name));
  return (
    <section className="section" aria-labelledby="runs-periods">
      <div className="section-head">
        <h2 id="runs-periods">{t('runs.decide')}</h2>
      </div>
      {failed ? <Failed error={failed.error} again={() => void failed.refetch()} /> : null}
      {isPending ? <Bone height="3rem" /> : null}
      {!isPending && !failed && waiting.length === 0 ? <p className="quiet">{t('runs.decideNone')}</p> : null}
      <ul className="runs-periods">
        {waiting.map((one) => (
          <WaitingPeriod key={`${one.program.program} ${one.period.period}`} {...one} />
        ))}
      </ul>
    </section>
  );
}

interface Waiting {
  readonly program: ProgramShape;
  readonly period: PeriodShape;
}

function WaitingPeriod({ program, period }: Waiting) {
  const { t, words } = useLanguage();
  const session = useQuery(sessionQuery()).data;
  const { to, changed, calculated_on: calculatedOn } = period;
  const name = capital(periodName({ ...period, key: period.period }, words));
  const granted = program.trend.find((point) => point.period === period.period);
  const isBehind = calculatedOn === null || calculatedOn < to;
  return (
    <li className="runs-period">
      <div>
        <strong>{program.name}</strong>
        <p>
          {name}
          {granted
            ? `: ${t('runs.comesTo', { count: granted.partners, rows: words.number(granted.partners), amount: written(granted.amount, program.currency, words) })}`
            : null}{' '}
          <span className="small quiet">· {t('runs.overSince', { day: dayText(to, words) })}</span>
        </p>
        <p className="small quiet">
          <ApprovalText program={program} period={period} />
        </p>
        {isBehind || changed > 0 ? (
          <p>
            <Sign tone="warn" mark="clock">
              {changed > 0
                ? t('runs.waiting', { count: changed, rows: words.number(changed) })
                : t('runs.notCalculated')}
            </Sign>
          </p>
        ) : null}
      </div>
      {session?.scopes.includes('runs:write') ? <Decide program={program} period={period} /> : null}
    </li>
  );
}

function ApprovalText({ program: { currency }, period: { approval } }: Waiting) {
  const { t, words } = useLanguage();
  if (!approval) return t('runs.notApproved');
  const { name, amount, approved_at: when, holds } = approval;
  const facts = { name, amount: written(amount, currency, words), when: momentText(when, words) };
  return holds ? t('runs.approvedBy', facts) : t('runs.approvedBefore', facts);
}

/** Approving leaves the way back open; closing does not, and says so. */
function Decide({ program: { program, name }, period }: Waiting) {
  const { t, words } = useLanguage();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'approve' | 'close'>();
  const of = { program, period: period.period };
  const facts = { name, period: capital(periodName({ ...period, key: period.period }, words)) };
  const refresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  const approve = async (note: string) => {
    const body = note === '' ? {} : { note };
    await answer(api.POST('/api/v1/programs/{program}/periods/{period}/approve', { params: { path: of }, body }));
    await refresh();
    void say({ text: t('runs.approveDone', facts), tone: 'good' });
  };
  const close = async () => {
    const { statements } = await answer(
      api.POST('/api/v1/programs/{program}/periods/{period}/close', { params: { path: of } }),
    );
    await refresh();
    void say({
      text: t('runs.closeDone', { ...facts, count: statements, rows: words.number(statements) }),
      tone: 'good',
    });
  };
  const rest = { onClose: () => setAsking(undefined) };
  return (
    <div className="runs-decide">
      {period.approval?.holds ? null : (
        <Button
          variant="default"
          onClick={() => setAsking('approve')}
          aria-label={`${t('runs.approve')}: ${name}, ${facts.period}`}
        >
          {period.approval ? t('runs.approveAgain') : t('runs.approve')}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => setAsking('close')}
        aria-label={`${t('runs.close')}: ${name}, ${facts.period}`}
      >
        {t('runs.close')}
      </Button>
      <Confirm
        {...rest}
        opened={asking === 'approve'}
        title={t('runs.approveTitle', facts)}
        confirm={t('runs.approve')}
        reason="asked"
        onConfirm={approve}
      >
        {t('runs.approveMeans')}
      </Confirm>
      <Confirm
        {...rest}
        opened={asking === 'close'}
        title={t('runs.closeTitle', facts)}
        confirm={t('runs.closeVerb')}
        isDangerous
        onConfirm={close}
      >
        {t('runs.closeMeans')}
      </Confirm>
    </div>
  );
}
