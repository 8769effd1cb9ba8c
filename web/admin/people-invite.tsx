import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Role } from '../../src/access/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { programsQuery } from '../shared/queries.ts';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { letIn, type Side, useRoles } from './people-queries.ts';
import { somePartnersQuery } from './preview/queries.ts';

interface Props {
  readonly side: Side;
  /** Whom it is for, when that was chosen before. */
  readonly partner: string | undefined;
  readonly close: () => void;
}

interface Values {
  name: string;
  email: string;
  role: Role;
  partner: string | null;
  program: string | null;
}

const firstRole: Record<Side, Role> = { company: 'manager', partners: 'partner_admin' };

/** Somebody new. A partner's person may be led to a program, and joins it there with one button. */
export function InvitePerson({ side: first, partner, close }: Props) {
  const { t } = useLanguage();
  const [side, setSide] = useState(first);
  const invite = useInvite(side);
  const form = useForm<Values>({
    initialValues: { name: '', email: '', role: firstRole[first], partner: partner ?? null, program: null },
    validate: {
      name: (name) => (name.trim() === '' ? t('form.missing') : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('colleagues.emailMissing')),
      partner: (code) => (side === 'partners' && !code ? t('people.partnerMissing') : null),
    },
  });
  const send = async (values: Values) => {
    if (await invite(values)) close();
    else form.setFieldError('program', t('people.programNotFor'));
  };
  return (
    <Form form={form} send={t('colleagues.send')} onCancel={close} onSend={send}>
      <SegmentedControl
        aria-label={t('people.whose')}
        fullWidth
        value={side}
        onChange={(value) => {
          setSide(value as Side);
          form.setFieldValue('role', firstRole[value as Side]);
        }}
        data={[
          { value: 'company', label: t('people.company') },
          { value: 'partners', label: t('people.partners') },
        ]}
      />
      {side === 'partners' ? <PartnerField {...form.getInputProps('partner')} /> : null}
      <TextInput
        label={t('colleagues.name')}
        autoComplete="off"
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('colleagues.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <Select
        label={t('people.roleLabel')}
        description={t(`people.may.${form.values.role}`)}
        data={useRoles(side)}
        allowDeselect={false}
        checkIconPosition="right"
        {...form.getInputProps('role')}
      />
      {side === 'partners' ? <ProgramField {...form.getInputProps('program')} /> : null}
    </Form>
  );
}

/** Sends it; false when the program is not meant for the partner, and nothing was sent. */
function useInvite(side: Side): (values: Values) => Promise<boolean> {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  return async ({ name, email: typed, role, partner, program }) => {
    const email = typed.trim();
    const person = { name: name.trim(), email, role };
    const isPartners = side === 'partners' && partner !== null;
    if (isPartners && program && !(await letIn(partner, program))) return false;
    const body = isPartners
      ? { ...person, partner, ...(program ? { to: `/my/programs/${program}` } : {}) }
      : { ...person, language };
    await answer(api.POST('/api/v1/people', { body }));
    await client.invalidateQueries({ queryKey: ['people'] });
    void client.invalidateQueries({ queryKey: ['mailbox'] });
    void say({ text: t('colleagues.invited', { email }) });
    return true;
  };
}

interface FieldProps {
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly error?: ReactNode;
}

function PartnerField(props: FieldProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  // What is chosen stands in the field; it is not what is looked for.
  const found = useQuery(somePartnersQuery(search.split(' · ')[0]!));
  const data = (found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }));
  const { value } = props;
  const isListed = !value || data.some((one) => one.value === value);
  return (
    <Select
      {...props}
      label={t('people.partner')}
      placeholder={t('signIn.search')}
      data={isListed ? data : [{ value, label: value }, ...data]}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t('signIn.nobody')}
      maxDropdownHeight={240}
    />
  );
}

/** What the link opens: its sentences and one button. */
function ProgramField(props: FieldProps) {
  const { t, language } = useLanguage();
  const programs = useQuery(programsQuery(language));
  const data = (programs.data ?? [])
    .filter(({ status }) => status === 'active')
    .map(({ program, name }) => ({ value: program, label: name }));
  return (
    <Select
      {...props}
      label={`${t('people.program')} (${t('form.optional')})`}
      description={t('people.programText')}
      data={data}
      clearable
      clearButtonProps={{ 'aria-label': t('form.empty') }}
      checkIconPosition="right"
    />
  );
}
