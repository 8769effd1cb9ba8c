import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuestionShape } from '../../src/questions/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { momentText } from '../shared/periods.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { keep, questionQuery, useOnce } from './questions-data.ts';
import './questions.css';

interface Props {
  readonly id: string;
  /** Who reads: the company answers and closes, the partner asks on. */
  readonly side: 'company' | 'partner';
  readonly mayWrite: boolean;
}

/** All that was written about a line, and the way to answer. */
export default function QuestionThread({ id, side, mayWrite }: Props) {
  const question = useQuery(questionQuery(id));
  if (question.isPending)
    return (
      <Loading>
        <Bone width="60%" style={{ marginTop: '0.5rem' }} />
        <Bone width="80%" style={{ marginTop: '0.5rem' }} />
      </Loading>
    );
  if (!question.data) return <Failed error={question.error} again={() => question.refetch()} />;
  const { thread, status } = question.data;
  return (
    <div className="thread">
      <ol className="messages">
        {thread.map((message) => (
          <Message key={message.id} message={message} side={side} />
        ))}
      </ol>
      {mayWrite && status !== 'closed' ? <Reply key={thread.length} question={question.data} side={side} /> : null}
    </div>
  );
}

function Message({ message, side }: { message: QuestionShape['thread'][number]; side: Props['side'] }) {
  const { t, words } = useLanguage();
  const { name, text, outcome, written_at: when } = message;
  return (
    <li className="message" data-own={message.side === side}>
      <p className="small quiet message-who">
        {name} · <time dateTime={when}>{momentText(when, words)}</time>
      </p>
      {outcome ? <p className="small message-outcome">{t(`questions.outcome.${outcome}`)}</p> : null}
      <p className="message-text">{text}</p>
    </li>
  );
}

type Ending = 'answer' | 'explained' | 'corrected' | 'declined';

function Reply({ question: { id }, side }: { question: QuestionShape; side: Props['side'] }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const onceOf = useOnce();
  const isCompany = side === 'company';
  const [isWriting, setIsWriting] = useState(isCompany);
  const [ending, setEnding] = useState<Ending>('answer');
  const isPhone = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const form = useForm({
    initialValues: { text: '' },
    validate: { text: (text) => (text.trim() === '' ? t('questions.textMissing') : null) },
  });
  const send = async ({ text }: { text: string }) => {
    const header = { 'Idempotency-Key': onceOf(`${ending} ${text}`) };
    const params = { path: { id }, header };
    const question = await (ending === 'answer'
      ? answer(api.POST('/api/v1/questions/{id}/messages', { params, body: { text } }))
      : answer(api.POST('/api/v1/questions/{id}/close', { params, body: { outcome: ending, text } })));
    await keep(client, question);
    void say({ text: ending === 'answer' ? t('questions.sent') : t('questions.closed') });
  };
  if (!isWriting)
    return (
      <Button variant="default" size="compact-md" className="no-print" onClick={() => setIsWriting(true)}>
        {t('questions.more')}
      </Button>
    );
  return (
    <div className="no-print">
      <Form form={form} send={ending === 'answer' ? t('questions.send') : t('questions.close')} onSend={send}>
        <Textarea
          label={isCompany ? t('questions.answer') : t('questions.more')}
          description={isCompany ? t('questions.answerHelp') : undefined}
          maxLength={2000}
          autosize
          minRows={2}
          autoFocus={!isCompany}
          {...form.getInputProps('text')}
        />
        {isCompany ? (
          <SegmentedControl
            className="endings"
            // Beside each other, the last one would be out of sight.
            orientation={isPhone ? 'vertical' : 'horizontal'}
            aria-label={t('questions.ending')}
            value={ending}
            onChange={(value) => setEnding(value as Ending)}
            data={[
              { value: 'answer', label: t('questions.keepOpen') },
              ...(['explained', 'corrected', 'declined'] as const).map((value) => ({
                value,
                label: t(`questions.outcome.${value}`),
              })),
            ]}
          />
        ) : null}
      </Form>
    </div>
  );
}
