import { Checkbox, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { partnerScopes, type Scope, type ShownKeyShape } from '../../src/access/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { DateField } from '../shared/ui/date-field.tsx';
import { Form } from '../shared/ui/form.tsx';
import { keysQuery } from './keys-queries.ts';
import { nouns } from './keys-words.ts';
import { somePartnersQuery } from './preview/queries.ts';
import '@mantine/core/styles/Checkbox.css';

interface Values {
  name: string;
  partner: string | null;
  scopes: Scope[];
  expires_on: string;
}

interface Props {
  readonly close: () => void;
  readonly onMade: (made: ShownKeyShape) => void;
}

/** What the key is for, what it may do, and until when. */
export function NewKey({ close, onMade }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const form = useForm<Values>({
    initialValues: { name: '', partner: null, scopes: [], expires_on: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t('form.missing') : null),
      scopes: (chosen, { partner }) => (allowed(chosen, partner).length === 0 ? t('keys.scopesMissing') : null),
    },
  });
  const send = async ({ name, partner, scopes, expires_on }: Values) => {
    const more = { ...(partner ? { partner } : {}), ...(expires_on ? { expires_on } : {}) };
    const body = { name: name.trim(), scopes: allowed(scopes, partner), ...more };
    const made = await answer(api.POST('/api/v1/keys', { body }));
    await client.invalidateQueries({ queryKey: keysQuery().queryKey });
    onMade(made);
  };
  return (
    <section className="section" aria-labelledby="new-key">
      <h2 id="new-key">{t('keys.make')}</h2>
      <Form form={form} send={t('keys.make')} onCancel={close} onSend={send}>
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameText')}
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <PartnerLimit value={form.values.partner} onChange={(partner) => form.setFieldValue('partner', partner)} />
        <Scopes
          value={form.values.scopes}
          partner={form.values.partner}
          onChange={(chosen) => form.setFieldValue('scopes', chosen)}
          error={form.errors.scopes}
        />
        <DateField
          label={`${t('keys.expires')} (${t('form.optional')})`}
          description={t('keys.expiresText')}
          minDate={new Date()}
          {...form.getInputProps('expires_on')}
        />
      </Form>
    </section>
  );
}

/** A key of one partner may do no more than its people. */
const allowed = (chosen: readonly Scope[], partner: string | null): Scope[] =>
  chosen.filter((scope) => partner === null || partnerScopes.includes(scope));

interface ScopesProps {
  readonly value: readonly Scope[];
  readonly partner: string | null;
  readonly onChange: (value: Scope[]) => void;
  readonly error: ReactNode;
}

function Scopes({ value, partner, onChange, error }: ScopesProps) {
  const { t } = useLanguage();
  const box = (scope: Scope | undefined, label: string) => {
    if (scope === undefined || allowed([scope], partner).length === 0) return null;
    return (
      <Checkbox
        aria-label={label}
        checked={value.includes(scope)}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? [...value, scope] : value.filter((one) => one !== scope))
        }
      />
    );
  };
  const shown = nouns.filter(
    ({ read, write }) =>
      allowed(
        [read, write].filter((one) => one !== undefined),
        partner,
      ).length > 0,
  );
  return (
    <table className="figures key-scopes">
      <caption>
        {t('keys.scopes')}
        {error ? <span role="alert">{error}</span> : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('keys.about')}</th>
          <th scope="col">{t('keys.read')}</th>
          <th scope="col">{t('keys.write')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ noun, read, write }) => {
          const name = t(`keys.noun.${noun}`);
          return (
            <tr key={noun}>
              <th scope="row">{name}</th>
              <td>{box(read, `${t('keys.read')}: ${name}`)}</td>
              <td>{box(write, `${t('keys.write')}: ${name}`)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function PartnerLimit({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  const found = useQuery(somePartnersQuery(search.split(' · ')[0]!));
  const data = (found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }));
  return (
    <Select
      label={`${t('keys.limit')} (${t('form.optional')})`}
      description={t('keys.limitText')}
      placeholder={t('signIn.search')}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t('signIn.nobody')}
      clearable
      clearButtonProps={{ 'aria-label': t('form.empty') }}
      maxDropdownHeight={240}
    />
  );
}
