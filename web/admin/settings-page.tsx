import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CompanyShape } from '../../src/partners/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { companyQuery } from './editor/editor-queries.ts';
import { MailboxLink } from './people-mailbox-link.tsx';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/NumberInput.css';
import './settings.css';

const route = getRouteApi('/signed-in/settings');

/** What holds for the whole company. */
export function SettingsPage() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  const company = useQuery(companyQuery());
  if (company.isPending) return <SettingsLoading />;
  if (!company.data) return <Failed error={company.error} again={() => company.refetch()} />;
  return (
    <article className="narrow">
      <title>{`${t('place.settings')} · Vliegwiel`}</title>
      <h1 className="answer">{company.data.name}</h1>
      <p className="answer-more">{t('settings.text')}</p>
      {session.scopes.includes('keys:read') ? (
        <p>
          <Link to="/settings/keys">{t('keys.title')}</Link>
        </p>
      ) : null}
      <Settings company={company.data} mayChange={session.scopes.includes('company:write')} />
      <MailboxLink scopes={session.scopes} />
    </article>
  );
}

function Settings({ company, mayChange }: { company: CompanyShape; mayChange: boolean }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const isWhole = (from: number, to: number) => (value: number | string) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
      ? null
      : t('settings.between', { from: String(from), to: String(to) });
  const form = useForm<CompanyShape>({
    initialValues: company,
    validate: {
      name: (name) => (name.trim() === '' ? t('form.missing') : null),
      base_currency: (code) => (/^[A-Z]{3}$/.test(code) ? null : t('settings.currencyWrong')),
      new_customer_days: isWhole(0, 3660),
      customer_window_months: isWhole(1, 240),
      new_product_days: isWhole(0, 3660),
      least_simplicity: isWhole(0, 100),
    },
  });
  const send = async (body: CompanyShape) => {
    client.setQueryData(companyQuery().queryKey, await answer(api.PUT('/api/v1/company', { body })));
    void client.invalidateQueries({ queryKey: ['session'] });
    void say({ text: t('settings.saved') });
  };
  const fields = (
    <>
      <About form={form} />
      <Rules form={form} />
      <Care form={form} />
    </>
  );
  if (mayChange)
    return (
      <div className="settings">
        <Form form={form} send={t('settings.save')} onSend={send}>
          {fields}
        </Form>
      </div>
    );
  return (
    <fieldset className="settings form" disabled>
      <legend className="quiet">{t('settings.readOnly')}</legend>
      {fields}
    </fieldset>
  );
}

interface PartProps {
  readonly form: {
    readonly values: CompanyShape;
    readonly getInputProps: ReturnType<typeof useForm<CompanyShape>>['getInputProps'];
  };
}

function About({ form }: PartProps) {
  const { t } = useLanguage();
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('settings.about')}</h2>
      <TextInput label={t('settings.name')} maxLength={200} {...form.getInputProps('name')} />
      <TextInput
        label={t('settings.currency')}
        description={t('settings.currencyText')}
        maxLength={3}
        autoCapitalize="characters"
        {...form.getInputProps('base_currency')}
      />
      <Select
        label={t('settings.zone')}
        description={t('settings.zoneText')}
        data={[...new Set([form.values.time_zone, ...Intl.supportedValuesOf('timeZone')])]}
        searchable
        allowDeselect={false}
        maxDropdownHeight={240}
        limit={100}
        nothingFoundMessage={t('settings.noZone')}
        {...form.getInputProps('time_zone')}
      />
    </section>
  );
}

/** What is new and what exists, as rules read it. */
function Rules({ form }: PartProps) {
  const { t } = useLanguage();
  const number = { allowDecimal: false, allowNegative: false, hideControls: true, autoComplete: 'off' };
  return (
    <section aria-labelledby="new">
      <h2 id="new">{t('settings.new')}</h2>
      <p className="quiet">{t('settings.newText')}</p>
      <NumberInput {...number} label={t('settings.customerDays')} {...form.getInputProps('new_customer_days')} />
      <NumberInput {...number} label={t('settings.customerMonths')} {...form.getInputProps('customer_window_months')} />
      <Select
        label={t('settings.scope')}
        data={[
          { value: 'company', label: t('settings.scopeCompany') },
          { value: 'partner', label: t('settings.scopePartner') },
        ]}
        allowDeselect={false}
        checkIconPosition="right"
        {...form.getInputProps('customer_scope')}
      />
      <NumberInput {...number} label={t('settings.productDays')} {...form.getInputProps('new_product_days')} />
    </section>
  );
}

/** What asks for a second look. */
function Care({ form }: PartProps) {
  const { t } = useLanguage();
  return (
    <section aria-labelledby="care">
      <h2 id="care">{t('settings.care')}</h2>
      <NumberInput
        label={t('settings.simplicity')}
        description={t('settings.simplicityText')}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        {...form.getInputProps('least_simplicity')}
      />
      <Checkbox
        label={t('settings.approval')}
        description={t('settings.approvalText')}
        {...form.getInputProps('approval_before_close', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('settings.second')}
        description={t('settings.secondText')}
        {...form.getInputProps('review_by_second_person', { type: 'checkbox' })}
      />
    </section>
  );
}

function SettingsLoading() {
  return (
    <Loading>
      <div className="narrow">
        <Bone width="16rem" height="2.5rem" />
        {['a', 'b', 'c', 'd'].map((key) => (
          <Bone key={key} width="min(100%, 34rem)" height="3.5rem" style={{ marginTop: '2rem' }} />
        ))}
      </div>
    </Loading>
  );
}
