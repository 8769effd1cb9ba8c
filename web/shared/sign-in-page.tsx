import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { SignInShape } from '../../src/access/schema.ts';
import { answer, api, Failure } from './api.ts';
import { useLanguage } from './language.ts';
import { demoPartnersQuery, sessionQuery } from './queries.ts';
import { Empty } from './states.tsx';
import './sign-in.css';

const route = getRouteApi('/sign-in');

/** For the demo: choose who you are. */
export function SignInPage() {
  const { t } = useLanguage();
  const { to } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const signIn = useMutation({
    mutationFn: (body: SignInShape) => answer(api.POST('/api/v1/session', { body })),
    onSuccess: async (session) => {
      client.clear();
      client.setQueryData(sessionQuery().queryKey, session);
      // Only an address of our own: another site's would begin with //.
      router.history.replace(to && /^\/(?!\/)/.test(to) ? to : '/');
    },
  });
  const closed = useQuery(demoPartnersQuery('')).error;
  const problem = closed instanceof Failure && closed.status === 403 ? closed.problem : undefined;
  if (problem) return <Empty title={problem.title} text={problem.detail ?? ''} />;
  return (
    <div className="sign-in">
      <title>{`${t('signIn.title')} · Vliegwiel`}</title>
      <h1 className="answer">{t('signIn.headline')}</h1>
      <p className="answer-more">{t('signIn.explanation')}</p>
      <div className="sign-in-ways">
        <section>
          <h2>{t('signIn.manager')}</h2>
          <p className="quiet">{t('signIn.managerText')}</p>
          <Button onClick={() => signIn.mutate({ role: 'manager' })} loading={isSigning(signIn, 'manager')}>
            {t('signIn.asManager')}
          </Button>
        </section>
        <section>
          <h2>{t('signIn.partner')}</h2>
          <p className="quiet">{t('signIn.partnerText')}</p>
          <PartnerForm
            signIn={(partner) => signIn.mutate({ role: 'partner', partner })}
            busy={isSigning(signIn, 'partner')}
          />
        </section>
      </div>
      {signIn.isError ? <SignInFailed error={signIn.error} /> : null}
    </div>
  );
}

const isSigning = (mutation: { isPending: boolean; variables: SignInShape | undefined }, role: SignInShape['role']) =>
  mutation.isPending && mutation.variables?.role === role;

function PartnerForm({ signIn, busy }: { signIn: (code: string) => void; busy: boolean }) {
  const { t } = useLanguage();
  const [code, setCode] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 150);
  const partners = useQuery(demoPartnersQuery(search));
  // The chosen name stands in the field; it is not something to search for.
  const data = (partners.data?.items ?? []).map((partner) => ({
    value: partner.code,
    label: `${partner.name} (${partner.code})`,
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code) signIn(code);
  };
  return (
    <form onSubmit={submit}>
      <Select
        label={t('signIn.who')}
        placeholder={t('signIn.search')}
        data={data}
        value={code}
        onChange={setCode}
        searchable
        onSearchChange={(value) => setTyped(data.some(({ label }) => label === value) ? '' : value)}
        filter={({ options }) => options}
        nothingFoundMessage={partners.isFetching ? t('signIn.searching') : t('signIn.nobody')}
        maxDropdownHeight={280}
        error={partners.isError ? t('signIn.listFailed') : undefined}
        clearable
        clearButtonProps={{ 'aria-label': t('signIn.clear') }}
      />
      <Button type="submit" variant="default" disabled={!code} loading={busy}>
        {t('signIn.asPartner')}
      </Button>
    </form>
  );
}

function SignInFailed({ error }: { error: unknown }) {
  const { t } = useLanguage();
  const problem = error instanceof Failure ? error.problem : undefined;
  return (
    <p role="alert" className="sign-in-error">
      {problem ? `${problem.title} ${problem.detail ?? ''}` : t('signIn.failed')}
    </p>
  );
}
