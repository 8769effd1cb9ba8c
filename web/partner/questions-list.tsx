import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { QuestionSummaryShape } from '../../src/questions/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { momentText, periodBrief } from '../shared/periods.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { lineKey, type QuestionFilter, questionsQuery } from './questions-data.ts';
import { QuestionStatus } from './questions-status.tsx';
import QuestionThread from './questions-thread.tsx';
import './questions.css';

interface Props {
  readonly filter: QuestionFilter;
  readonly side: 'company' | 'partner';
  readonly mayWrite: boolean;
  /** The question whose thread is shown, and how to show another. */
  readonly shown: string | undefined;
  readonly onShow: (id: string | undefined) => void;
  readonly programName: (id: string) => string;
  readonly empty: ReactNode;
}

/** Questions, those that wait first; each opens its thread in its place. */
export function QuestionList({ filter, empty, ...rest }: Props) {
  const { t } = useLanguage();
  const found = useInfiniteQuery(questionsQuery(filter));
  if (found.isPending) return <ListLoading />;
  if (!found.data) return <Failed error={found.error} again={() => found.refetch()} />;
  const questions = found.data.pages.flatMap(({ items }) => items);
  if (questions.length === 0) return empty;
  return (
    <>
      <ul className="asked">
        {questions.map((question) => (
          <Asked key={question.id} question={question} {...rest} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button variant="default" mt="sm" onClick={() => found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('questions.moreOfThem')}
        </Button>
      ) : null}
    </>
  );
}

function Asked({
  question,
  side,
  mayWrite,
  shown,
  onShow,
  programName,
}: Omit<Props, 'filter' | 'empty'> & { question: QuestionSummaryShape }) {
  const { t, words } = useLanguage();
  const id = useId();
  const open = shown === question.id;
  const { partner, partner_name: name, program, period, kind, fact } = question;
  return (
    <li>
      <div className="asked-head">
        <button
          type="button"
          className="plain"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onShow(open ? undefined : question.id)}
        >
          {question.opening}
        </button>
        <QuestionStatus of={question} />
        <p className="small quiet asked-about">
          {[
            side === 'company' ? name : null,
            kind === 'dispute' ? t('questions.dispute') : t('questions.question'),
            `${programName(program)}, ${periodBrief(period, words)}`,
            fact ? t('questions.fact', { id: fact.id }) : null,
            momentText(question.changed_at, words),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          <Link to="/partners/$partner" params={{ partner }} search={{ line: lineKey(question) }}>
            {t('questions.toLine')}
          </Link>
        </p>
      </div>
      {open ? (
        <div id={id} className="asked-thread">
          <QuestionThread id={question.id} side={side} mayWrite={mayWrite} />
        </div>
      ) : null}
    </li>
  );
}

function ListLoading() {
  return (
    <Loading>
      {['a', 'b', 'c', 'd'].map((key) => (
        <div key={key}>
          <Bone width="70%" height="1.25rem" style={{ marginTop: '1.5rem' }} />
          <Bone width="45%" style={{ marginTop: '0.5rem' }} />
        </div>
      ))}
    </Loading>
  );
}
