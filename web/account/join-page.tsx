import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PartnerProgramShape } from '../../src/programs/schema.ts';
import { partnerProgramsQuery } from '../partner/home-queries.ts';
import { aboutOf } from '../partner/programs-about.ts';
import { ProgramRules } from '../partner/programs-rules.tsx';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { dayText } from '../shared/periods.ts';
import { Sign } from '../shared/sign.tsx';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import './join.css';

const route = getRouteApi('/signed-in/my/programs/$program');

/** What an invitation opens: the program in sentences, and one button. */
export function JoinPage() {
  const { t, language } = useLanguage();
  const { partner } = route.useRouteContext();
  const { program: id } = route.useParams();
  const programs = useQuery(partnerProgramsQuery(partner, language));
  if (programs.isPending) return <JoinLoading />;
  if (!programs.data) return <Failed error={programs.error} again={() => programs.refetch()} />;
  const program = programs.data.items.find((one) => one.program === id);
  if (!program)
    return (
      <Empty title={t('join.none')} text={t('join.noneText')}>
        <Link to="/my/programs">{t('join.others')}</Link>
      </Empty>
    );
  return <Program partner={partner} program={program} />;
}

function Program({ partner, program }: { partner: string; program: PartnerProgramShape }) {
  const { t, words } = useLanguage();
  const { name, starts, ends, status } = program;
  return (
    <article className="narrow join">
      <title>{`${name} · Vliegwiel`}</title>
      <h1 className="answer" aria-live="polite">
        {t(`join.title.${status}`, { name })}
      </h1>
      <p className="answer-more">{aboutOf(program)}</p>
      <p className="small quiet">{t('myPrograms.days', { from: dayText(starts, words), to: dayText(ends, words) })}</p>
      <div className="join-do">
        {status === 'taking_part' ? <Joined partner={partner} program={program} /> : null}
        {mayJoin(program) ? <Join partner={partner} program={program} /> : null}
      </div>
      <section className="section" aria-labelledby="rules">
        <h2 id="rules">{t('myPrograms.rules')}</h2>
        <ProgramRules of={program} under="h2" />
      </section>
    </article>
  );
}

const mayJoin = ({ status, enrolment }: PartnerProgramShape): boolean =>
  status === 'may_join' || status === 'invited' || (status === 'left' && enrolment !== 'invitation');

/** Everything that joining needs is known already, so nothing is asked. */
function Join({ partner, program: { program, name, status } }: { partner: string; program: PartnerProgramShape }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const join = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await answer(
        api.PUT('/api/v1/partners/{partner}/programs/{program}/enrolment', {
          params: { path: { partner, program } },
          body: { status: 'enrolled' },
        }),
      );
      await client.invalidateQueries({ queryKey: ['partner-programs', partner] });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  if (error) return <Failed error={error} again={join} />;
  return (
    <Button size="md" onClick={join} loading={isBusy}>
      {status === 'left' ? t('myPrograms.joinAgain') : t('myPrograms.join')}
      <span className="unseen"> {name}</span>
    </Button>
  );
}

function Joined({ partner, program: { program } }: { partner: string; program: PartnerProgramShape }) {
  const { t } = useLanguage();
  return (
    <>
      <p>
        <Sign tone="good" mark="check">
          {t('join.done')}
        </Sign>
      </p>
      <p className="join-links">
        <Link to="/home">{t('join.home')}</Link>
        <Link to="/partners/$partner" params={{ partner }} search={{ program }}>
          {t('myPrograms.earned')}
        </Link>
      </p>
    </>
  );
}

function JoinLoading() {
  return (
    <Loading>
      <div className="narrow join">
        <Bone width="min(100%, 28rem)" height="2.5rem" />
        <Bone width="80%" style={{ marginTop: '1rem' }} />
        <Bone width="8rem" height="2.5rem" style={{ marginTop: '2rem' }} />
        {['a', 'b', 'c'].map((key) => (
          <Bone key={key} width="90%" style={{ marginTop: '1.5rem' }} />
        ))}
      </div>
    </Loading>
  );
}
