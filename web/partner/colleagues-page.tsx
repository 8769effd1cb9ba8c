import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { PersonRow } from '../shared/person-row.tsx';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import '../shared/people.css';

const route = getRouteApi('/signed-in/my/colleagues');

type PartnerRole = 'partner_admin' | 'partner_user';
const partnerRoles = ['partner_admin', 'partner_user'] as const;

const colleaguesQuery = {
  queryKey: ['people', 'mine'],
  queryFn: () => answer(api.GET('/api/v1/people', { params: { query: { limit: 500 } } })),
};

/** Who of a partner's people may sign in: for its administrators. */
export function ColleaguesPage() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  const mayRead = session.scopes.includes('people:read');
  const people = useQuery({ ...colleaguesQuery, enabled: mayRead });
  const [isInviting, setIsInviting] = useState(false);
  const mayChange = session.scopes.includes('people:write');
  const roles = useRoles();
  if (!mayRead) return <Empty title={t('colleagues.notYours')} text={t('colleagues.notYoursText')} />;
  if (people.isPending) return <ColleaguesLoading />;
  if (!people.data) return <Failed error={people.error} again={() => people.refetch()} />;
  const { items } = people.data;
  return (
    <article className="narrow">
      <title>{`${t('place.colleagues')} · Vliegwiel`}</title>
      <h1 className="answer">{t('colleagues.count', { count: items.length })}</h1>
      <p className="answer-more">{t('colleagues.text')}</p>
      {mayChange ? (
        <p>
          <Button onClick={() => setIsInviting(true)}>{t('colleagues.invite')}</Button>
        </p>
      ) : null}
      <ul className="people">
        {items.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === session.person?.id}
            mayChange={mayChange}
            roles={roles}
          />
        ))}
      </ul>
      <Modal
        opened={isInviting}
        onClose={() => setIsInviting(false)}
        title={t('colleagues.invite')}
        closeButtonProps={{ 'aria-label': t('work.close') }}
        centered
      >
        <Invite close={() => setIsInviting(false)} />
      </Modal>
    </article>
  );
}

const useRoles = () => {
  const { t } = useLanguage();
  return partnerRoles.map((value) => ({ value, label: t(`colleagues.role.${value}`) }));
};

/** Somebody new: the invitation goes by e-mail, in the language chosen. */
function Invite({ close }: { close: () => void }) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const roles = useRoles();
  const form = useForm({
    initialValues: { name: '', email: '', role: 'partner_user' as PartnerRole },
    validate: {
      name: (name) => (name.trim() === '' ? t('form.missing') : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('colleagues.emailMissing')),
    },
  });
  return (
    <Form
      form={form}
      send={t('colleagues.send')}
      onCancel={close}
      onSend={async ({ name, email, role }) => {
        await answer(api.POST('/api/v1/people', { body: { name: name.trim(), email: email.trim(), role, language } }));
        await client.invalidateQueries({ queryKey: colleaguesQuery.queryKey });
        void say({ text: t('colleagues.invited', { email }) });
        close();
      }}
    >
      <TextInput label={t('colleagues.name')} autoComplete="off" maxLength={100} {...form.getInputProps('name')} />
      <TextInput
        label={t('colleagues.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <Select
        label={t('colleagues.mayDo')}
        data={roles}
        allowDeselect={false}
        checkIconPosition="right"
        {...form.getInputProps('role')}
      />
    </Form>
  );
}

function ColleaguesLoading() {
  return (
    <Loading>
      <div className="narrow">
        <Bone width="20rem" height="2.5rem" />
        {['a', 'b', 'c'].map((key) => (
          <Bone key={key} height="3rem" style={{ marginTop: '2rem' }} />
        ))}
      </div>
    </Loading>
  );
}
