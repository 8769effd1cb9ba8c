import { SegmentedControl, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { NewQuestionShape } from '../../src/questions/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { keep, useOnce } from './questions-data.ts';
import './questions.css';

interface Props {
  readonly partner: string;
  readonly about: Pick<NewQuestionShape, 'program' | 'period' | 'incentive'>;
  /** The one fact of the line that it is about. */
  readonly fact?: { readonly id: string; readonly partner: string };
  /** What it is about, in words. */
  readonly name: string;
  readonly close: () => void;
}

/** A question about a line, or about one fact of it, or what is held against it. */
export default function Ask({ partner, about, fact, name, close }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const onceOf = useOnce();
  const form = useForm<{ kind: 'question' | 'dispute'; text: string }>({
    initialValues: { kind: 'question', text: '' },
    validate: { text: (text) => (text.trim() === '' ? t('questions.textMissing') : null) },
  });
  const { kind } = form.values;
  return (
    <div className="ask no-print">
      <Form
        form={form}
        send={t('questions.send')}
        onCancel={close}
        onSend={async (values) => {
          const question = await answer(
            api.POST('/api/v1/partners/{partner}/questions', {
              params: { path: { partner }, header: { 'Idempotency-Key': onceOf(`${values.kind} ${values.text}`) } },
              body: { ...about, ...values, ...(fact ? { fact } : {}) },
            }),
          );
          await keep(client, question);
          void say({ text: t('questions.asked') });
          close();
        }}
      >
        <p className="small quiet ask-about">{t('questions.about', { name })}</p>
        <SegmentedControl
          aria-label={t('questions.kind')}
          data={[
            { value: 'question', label: t('questions.question') },
            { value: 'dispute', label: t('questions.dispute') },
          ]}
          {...form.getInputProps('kind')}
        />
        <Textarea
          label={kind === 'dispute' ? t('questions.whatIsWrong') : t('questions.whatToKnow')}
          description={t('questions.askHelp')}
          maxLength={2000}
          autosize
          minRows={3}
          data-autofocus
          autoFocus
          {...form.getInputProps('text')}
        />
      </Form>
    </div>
  );
}
