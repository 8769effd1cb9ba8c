import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SessionShape } from '../../src/access/schema.ts';
import { answer, api } from './api.ts';
import { useLanguage } from './language.ts';
import { demoPartnersQuery } from './queries.ts';
import { saidBy } from './sign-in-enter.ts';

type Way = { role: 'manager'; second?: true } | { role: 'partner'; partner: string };

/** For the demo: choose who you are. */
export function DemoWays({ enter }: { enter: (session: SessionShape) => Promise<void> }) {
  const { t } = useLanguage();
  const signIn = useMutation({
    mutationFn: (body: Way) => answer(api.POST('/api/v1/session', { body })),
    onSuccess: enter,
  });
  const isSigning = (role: Way['role'], second = false) =>
    signIn.isPending && signIn.variables.role === role && 'second' in signIn.variables === second;
  return (
    <>
      <p className="answer-more">{t('signIn.explanation')}</p>
      <div className="sign-in-ways">
        <section>
          <h2>{t('signIn.manager')}</h2>
          <p className="quiet">{t('signIn.managerText')}</p>
          <Button onClick={() => signIn.mutate({ role: 'manager' })} loading={isSigning('manager')}>
            {t('signIn.asManager')}
          </Button>
          <Button
            variant="subtle"
            onClick={() => signIn.mutate({ role: 'manager', second: true })}
            loading={isSigning('manager', true)}
          >
            {t('signIn.asSecond')}
          </Button>
        </section>
        <section>
          <h2>{t('signIn.partner')}</h2>
          <p className="quiet">{t('signIn.partnerText')}</p>
          <PartnerForm signIn={(partner) => signIn.mutate({ role: 'partner', partner })} busy={isSigning('partner')} />
        </section>
      </div>
      {signIn.isError ? (
        <p role="alert" className="sign-in-error">
          {saidBy(signIn.error) ?? t('signIn.failed')}
        </p>
      ) : null}
    </>
  );
}

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
