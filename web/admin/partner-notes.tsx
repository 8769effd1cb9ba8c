import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NoteShape } from '../../src/notes/schema.ts';
import { answer, api, done } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { momentText } from '../shared/periods.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Confirm } from '../shared/ui/confirm.tsx';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { notesQuery } from './partners-queries.ts';

/** What the company's people write about a partner for themselves. */
export function PartnerNotes({ partner }: { partner: string }) {
  const { t } = useLanguage();
  const notes = useQuery(notesQuery(partner));
  return (
    <section className="section" aria-labelledby="notes">
      <div className="section-head">
        <h2 id="notes">{t('partnerPage.notes')}</h2>
      </div>
      <p className="small quiet">{t('partnerPage.notesText')}</p>
      <NewNote partner={partner} />
      {notes.isPending ? (
        <Loading>
          <Bone height="3rem" />
        </Loading>
      ) : null}
      {notes.isError && !notes.data ? <Failed error={notes.error} again={() => notes.refetch()} /> : null}
      <ul className="partner-notes">
        {notes.data?.map((note) => (
          <Note key={note.id} partner={partner} note={note} />
        ))}
      </ul>
    </section>
  );
}

function NewNote({ partner }: { partner: string }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { text: '' },
    validate: { text: (text): string | null => (text.trim() === '' ? t('partnerPage.noteMissing') : null) },
  });
  const send = async ({ text }: { text: string }) => {
    await answer(api.POST('/api/v1/partners/{partner}/notes', { params: { path: { partner } }, body: { text } }));
    form.reset();
    await client.invalidateQueries({ queryKey: notesQuery(partner).queryKey });
  };
  return (
    <Form form={form} onSend={send} send={t('partnerPage.addNote')}>
      <Textarea
        label={t('partnerPage.newNote')}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={12}
        {...form.getInputProps('text')}
      />
    </Form>
  );
}

function Note({ partner, note }: { partner: string; note: NoteShape }) {
  const { t, words } = useLanguage();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const remove = async () => {
    await done(api.DELETE('/api/v1/partners/{partner}/notes/{id}', { params: { path: { partner, id: note.id } } }));
    await client.invalidateQueries({ queryKey: notesQuery(partner).queryKey });
    await say({ text: t('partnerPage.noteGone') });
  };
  return (
    <li>
      <p className="partner-note">{note.text}</p>
      <p className="small quiet">
        {note.name}, {momentText(note.written_at, words)}{' '}
        {note.own ? (
          <Button variant="subtle" size="compact-sm" color="gray" onClick={() => setIsAsking(true)}>
            {t('partnerPage.removeNote')}
          </Button>
        ) : null}
      </p>
      <Confirm
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('partnerPage.removeTitle')}
        confirm={t('partnerPage.removeNote')}
        isDangerous
        onConfirm={remove}
      >
        <p className="partner-note">{note.text}</p>
        <p className="quiet">{t('partnerPage.removeText')}</p>
      </Confirm>
    </li>
  );
}
