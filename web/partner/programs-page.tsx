import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PartnerProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { useLive } from '../shared/live.ts';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { partnerProgramsQuery } from './home-queries.ts';
import { ProgramItem } from './programs-item.tsx';
import './programs.css';

const route = getRouteApi('/signed-in/my/programs');

/** Where a partner takes part, what is open to it, and what is over. */
export function MyProgramsPage() {
  const { t, language } = useLanguage();
  const { partner } = route.useRouteContext();
  const programs = useQuery(partnerProgramsQuery(partner, language));
  useLive();
  if (programs.isPending) return <ProgramsLoading />;
  if (!programs.data) return <Failed error={programs.error} again={() => programs.refetch()} />;
  const { items } = programs.data;
  if (items.length === 0) return <Empty title={t('myPrograms.none')} text={t('myPrograms.noneText')} />;
  const of = (...statuses: PartnerProgramShape['status'][]) => items.filter(({ status }) => statuses.includes(status));
  const mine = of('taking_part');
  const open = of('invited', 'may_join');
  return (
    <article className="narrow my-programs">
      <title>{`${t('place.programs')} · Vliegwiel`}</title>
      <h1 className="answer">
        {mine.length > 0 ? t('myPrograms.answer', { count: mine.length }) : t('myPrograms.noneNow')}
      </h1>
      {open.length > 0 ? <p className="answer-more">{t('myPrograms.openNow', { count: open.length })}</p> : null}
      <Group title={t('myPrograms.open')} partner={partner} programs={open} />
      <Group title={t('myPrograms.mine')} partner={partner} programs={mine} />
      <Group title={t('myPrograms.left')} partner={partner} programs={of('left')} />
      <Group title={t('myPrograms.ended')} partner={partner} programs={of('ended')} />
    </article>
  );
}

function Group({
  title,
  partner,
  programs,
}: {
  title: string;
  partner: string;
  programs: readonly PartnerProgramShape[];
}) {
  if (programs.length === 0) return null;
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      <ul className="my-list">
        {programs.map((program) => (
          <ProgramItem key={program.program} partner={partner} program={program} />
        ))}
      </ul>
    </section>
  );
}

function ProgramsLoading() {
  return (
    <Loading>
      <div className="narrow my-programs">
        <Bone width="min(100%, 28rem)" height="2.5rem" />
        {['a', 'b', 'c'].map((key) => (
          <div key={key} className="section">
            <Bone width="14rem" height="1.25rem" />
            <Bone width="80%" style={{ marginTop: '0.5rem' }} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
