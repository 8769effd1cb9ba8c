import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { periodBrief } from '../shared/periods.ts';
import type { StatementKey } from '../shared/queries.ts';
import { useReader } from './line-reader.ts';
import { lineKey } from './questions-data.ts';
import { QuestionStatus } from './questions-status.tsx';

/* Most who read a statement ask nothing: the forms are fetched when somebody does. */
const Ask = lazy(() => import('./questions-ask.tsx'));
const QuestionThread = lazy(() => import('./questions-thread.tsx'));

/** What was asked about a line, oldest first. */
export function useAsked(of: { program: string; period: string; incentive: string }) {
  const { questions } = useReader();
  const key = lineKey(of);
  return questions.filter((one) => lineKey(one) === key).reverse();
}

/** On the folded line: that somebody waits for an answer, or has got one. */
export function AskedSign({ statement, incentive }: { statement: StatementShape; incentive: string }) {
  const asked = useAsked({ ...statement, incentive });
  const shown = asked.find(({ status }) => status === 'open') ?? asked.find(({ status }) => status === 'answered');
  return shown ? <QuestionStatus of={shown} /> : null;
}

/** The questions about a line with their threads, and the way to ask another. */
export function LineQuestions({
  statement,
  line,
}: {
  statement: StatementShape;
  line: { incentive: string; name: string };
}) {
  const { t, words } = useLanguage();
  const { side, mayWrite } = useReader();
  const [isAsking, setIsAsking] = useState(false);
  const { partner, program, period } = statement;
  const { incentive, name } = line;
  const asked = useAsked({ program, period, incentive });
  const mayAsk = mayWrite && side === 'partner';
  if (asked.length === 0 && !mayAsk) return null;
  return (
    <section
      className={asked.length > 0 ? 'line-questions' : 'line-questions no-print'}
      aria-label={t('questions.onLine')}
    >
      <h5>{t('questions.onLine')}</h5>
      {asked.map((question) => (
        <div key={question.id} className="line-question">
          <p className="line-question-head small">
            <strong>{question.kind === 'dispute' ? t('questions.dispute') : t('questions.question')}</strong>
            {question.fact ? <span className="quiet">{t('questions.fact', { id: question.fact.id })}</span> : null}
            <QuestionStatus of={question} />
          </p>
          <Suspense>
            <QuestionThread id={question.id} side={side} mayWrite={mayWrite} />
          </Suspense>
        </div>
      ))}
      {mayAsk && !isAsking ? (
        <Button variant="default" className="no-print" onClick={() => setIsAsking(true)}>
          {t('questions.ask')}
        </Button>
      ) : null}
      {isAsking ? (
        <Suspense>
          <Ask
            partner={partner}
            about={{ program, period, incentive }}
            name={`${name}, ${periodBrief(period, words)}`}
            close={() => setIsAsking(false)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

interface AboutFact {
  readonly path: StatementKey & { incentive: string };
  readonly fact: { readonly id: string; readonly partner: string };
}

/** Beside a fact: whether somebody asked about it, or else the way to. */
export function AskedAboutFact({ path, fact, ask }: AboutFact & { ask: () => void }) {
  const { t } = useLanguage();
  const { side, mayWrite } = useReader();
  const asked = useAsked(path).filter((one) => one.fact?.id === fact.id);
  if (asked.length > 0) return asked.map((question) => <QuestionStatus key={question.id} of={question} />);
  if (!mayWrite || side === 'company') return null;
  return (
    <button
      type="button"
      className="plain no-print"
      aria-label={t('questions.askAboutFact', { id: fact.id })}
      onClick={ask}
    >
      {t('questions.askFact')}
    </button>
  );
}

/** A question about that one fact, in its place. */
export function AskAboutFact({ path: { partner, ...line }, fact, close }: AboutFact & { close: () => void }) {
  const { t } = useLanguage();
  const name = t('questions.fact', { id: fact.id });
  return (
    <Suspense>
      <Ask partner={partner} about={line} fact={fact} name={name} close={close} />
    </Suspense>
  );
}
