import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useId, useState } from 'react';
import type { PartnerProgramShape } from '../../src/programs/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { dayText } from '../shared/periods.ts';
import { Failed } from '../shared/states.tsx';
import { say } from '../shared/ui/notices.tsx';
import { aboutOf } from './programs-about.ts';
import { ProgramHistory } from './programs-history.tsx';
import { ProgramRules } from './programs-rules.tsx';

const Confirm = lazy(async () => ({ default: (await import('../shared/ui/confirm.tsx')).Confirm }));

interface Props {
  readonly partner: string;
  readonly program: PartnerProgramShape;
}

/** One program: what it is about, joining or leaving it, and its rules behind a click. */
export function ProgramItem({ partner, program }: Props) {
  const { t, words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { name, starts, ends, status, enrolment } = program;
  return (
    <li id={program.program} className="my-program">
      <div className="my-head">
        <div>
          <h3>{name}</h3>
          <p className="small quiet">
            {t('myPrograms.days', { from: dayText(starts, words), to: dayText(ends, words) })}
            {status === 'invited' ? ` · ${t('myPrograms.invited')}` : ''}
            {status === 'taking_part' && enrolment === 'automatic' ? ` · ${t('myPrograms.automatic')}` : ''}
          </p>
        </div>
        <Taking partner={partner} program={program} />
      </div>
      <p className="my-about">{aboutOf(program)}</p>
      <p className="my-links">
        <button
          type="button"
          className="plain"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t('myPrograms.rules')}
          <span className="unseen"> {name}</span>
        </button>
        {status === 'may_join' || status === 'invited' ? null : (
          <Link to="/partners/$partner" params={{ partner }} search={{ program: program.program }}>
            {t('myPrograms.earned')}
            <span className="unseen"> {name}</span>
          </Link>
        )}
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen ? (
          <>
            <ProgramRules of={program} />
            <ProgramHistory partner={partner} program={program.program} />
          </>
        ) : null}
      </div>
    </li>
  );
}

/** Joining takes one click; leaving asks once. */
function Taking({ partner, program: { program, name, status, enrolment } }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const set = async (to: 'enrolled' | 'left') => {
    await answer(
      api.PUT('/api/v1/partners/{partner}/programs/{program}/enrolment', {
        params: { path: { partner, program } },
        body: { status: to },
      }),
    );
    await client.invalidateQueries({ queryKey: ['partner-programs', partner] });
    await say({ text: to === 'enrolled' ? t('myPrograms.joined', { name }) : t('myPrograms.hasLeft', { name }) });
  };
  const join = async () => {
    setBusy(true);
    setError(undefined);
    await set('enrolled').catch(setError);
    setBusy(false);
  };
  const mayJoin = status === 'may_join' || status === 'invited' || (status === 'left' && enrolment !== 'invitation');
  if (error) return <Failed error={error} again={join} />;
  if (mayJoin)
    return (
      <Button onClick={join} loading={isBusy} variant={status === 'left' ? 'default' : 'filled'}>
        {status === 'left' ? t('myPrograms.joinAgain') : t('myPrograms.join')}
        <span className="unseen"> {name}</span>
      </Button>
    );
  if (status !== 'taking_part') return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('myPrograms.leave')}
        <span className="unseen"> {name}</span>
      </Button>
      {isAsking ? (
        <Suspense fallback={null}>
          <Confirm
            opened
            onClose={() => setAsking(false)}
            title={t('myPrograms.leaveTitle', { name })}
            confirm={t('myPrograms.leaveDo')}
            isDangerous
            onConfirm={() => set('left')}
          >
            <p>{enrolment === 'invitation' ? t('myPrograms.leaveInvited') : t('myPrograms.leaveText')}</p>
          </Confirm>
        </Suspense>
      ) : null}
    </>
  );
}
