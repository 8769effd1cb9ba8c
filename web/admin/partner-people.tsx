import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { QuestionSummaryShape } from '../../src/questions/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { dayText, periodBrief } from '../shared/periods.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';
import { partnerPeopleQuery, partnerQuestionsQuery } from './partners-queries.ts';

/** Who may sign in for it. */
export function PartnerPeople({ partner }: { partner: string }) {
  const { t, words } = useLanguage();
  const people = useQuery(partnerPeopleQuery(partner));
  return (
    <Part title={t('partnerPage.people')} none={t('partnerPage.noPeople')} asked={people}>
      {people.data?.map(({ id, name, email, role, accepted_at, invited_at }) => (
        <li key={id}>
          <strong>{name}</strong> <span className="small quiet">{t(`partnerPage.${role}`)}</span>
          <br />
          <span className="small">{email}</span>{' '}
          {accepted_at ? null : (
            <span className="small quiet">
              {t('partnerPage.invited', { day: dayText(invited_at.slice(0, 10), words) })}
            </span>
          )}
        </li>
      ))}
    </Part>
  );
}

/** What it asked about its statements, open ones first. */
export function PartnerQuestions({ partner }: { partner: string }) {
  const { t } = useLanguage();
  const questions = useQuery(partnerQuestionsQuery(partner));
  return (
    <Part title={t('place.questions')} none={t('partnerPage.noQuestions')} asked={questions}>
      {questions.data?.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </Part>
  );
}

function Question({ question }: { question: QuestionSummaryShape }) {
  const { t, words } = useLanguage();
  const { id, kind, status, opening, program, period, opened_at } = question;
  return (
    <li>
      <Link to="/questions" search={{ question: id }}>
        {opening}
      </Link>
      <br />
      <span className="small quiet">
        {t(`partnerPage.${kind}`)} · {program} · {periodBrief(period, words)} · {dayText(opened_at.slice(0, 10), words)}
      </span>{' '}
      {status === 'closed' ? <Status of="done">{t('partnerPage.closed')}</Status> : <Status of={status} />}
    </li>
  );
}

interface Asked {
  readonly data: readonly unknown[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

function Part({ title, none, asked, children }: { title: string; none: string; asked: Asked; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
      </div>
      {asked.isPending ? (
        <Loading>
          <Bone height="2rem" />
        </Loading>
      ) : null}
      {asked.error && !asked.data ? <Failed error={asked.error} again={asked.refetch} /> : null}
      {asked.data?.length === 0 ? <p className="quiet">{none}</p> : null}
      <ul className="partner-list">{children}</ul>
    </section>
  );
}
