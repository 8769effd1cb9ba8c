import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeShape } from '../../src/access/schema.ts';
import { api, done } from '../shared/api.ts';
import { chooseLanguage, useLanguage } from '../shared/language.ts';
import { momentText } from '../shared/periods.ts';
import { sessionQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Confirm } from '../shared/ui/confirm.tsx';
import { Form } from '../shared/ui/form.tsx';
import { say } from '../shared/ui/notices.tsx';
import { meQuery } from './me-data.ts';
import { PasswordPart } from './password-part.tsx';
import { TwoFactorPart } from './two-factor-part.tsx';
import './me.css';

/** One's own account: name and language, password, second step, and where one is signed in. */
export function MePage() {
  const { t } = useLanguage();
  const me = useQuery(meQuery);
  if (me.isPending) return <MeLoading />;
  if (!me.data) return <Failed error={me.error} again={() => me.refetch()} />;
  const { name, email } = me.data;
  return (
    <article className="narrow me">
      <title>{`${t('me.title')} · Vliegwiel`}</title>
      <h1 className="answer">{name}</h1>
      <p className="answer-more">{email}</p>
      <AboutPart me={me.data} />
      <PasswordPart me={me.data} />
      <TwoFactorPart me={me.data} />
      <SessionsPart me={me.data} />
    </article>
  );
}

function AboutPart({ me }: { me: MeShape }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: me.name, language: me.language },
    validate: { name: (name) => (name.trim() === '' ? t('form.missing') : null) },
  });
  return (
    <section className="section">
      <h2>{t('me.about')}</h2>
      <Form
        form={form}
        send={t('me.save')}
        onSend={async ({ name, language }) => {
          await done(api.PUT('/api/v1/me', { body: { name: name.trim(), language } }));
          // Whoever reads in another language for now, and changes only the name, goes on in it.
          if (language !== me.language) chooseLanguage(language);
          await client.invalidateQueries({ queryKey: meQuery.queryKey });
          void client.invalidateQueries({ queryKey: sessionQuery().queryKey });
          void say({ text: t('me.saved') });
        }}
      >
        <TextInput label={t('me.name')} autoComplete="name" maxLength={100} {...form.getInputProps('name')} />
        <Select
          label={t('me.language')}
          description={t('me.languageHelp')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'nl', label: 'Nederlands' },
          ]}
          allowDeselect={false}
          checkIconPosition="right"
          {...form.getInputProps('language')}
        />
      </Form>
    </section>
  );
}

const ways = ['password', 'link', 'invitation', 'sso', 'demo'] as const;

/** Devices on which one is signed in, and the way out of all of them. */
function SessionsPart({ me }: { me: MeShape }) {
  const { t, words } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async () => {
    await done(api.DELETE('/api/v1/me/sessions'));
    client.clear();
    client.setQueryData(sessionQuery().queryKey, null);
    await navigate({ to: '/sign-in' });
  };
  return (
    <section className="section">
      <h2>{t('me.devices', { count: me.sessions.length })}</h2>
      <ul className="devices">
        {me.sessions.slice(0, 20).map((one) => {
          const way = ways.find((known) => known === one.way);
          return (
            <li key={`${one.begun_at} ${one.address} ${one.browser}`}>
              <span>
                {browserName(one.browser) ?? t('me.unknownBrowser')}
                {one.is_this ? <strong> · {t('me.thisDevice')}</strong> : null}
              </span>
              <span className="small quiet">
                {[
                  t('me.since', { when: momentText(one.begun_at, words) }),
                  way ? t(`me.way.${way}`) : null,
                  one.address,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
      {me.sessions.length > 20 ? (
        <p className="small quiet">{t('me.moreDevices', { count: me.sessions.length - 20 })}</p>
      ) : null}
      <Button variant="default" onClick={() => setIsLeaving(true)}>
        {t('me.leave')}
      </Button>
      <Confirm
        opened={isLeaving}
        onClose={() => setIsLeaving(false)}
        title={t('me.leaveTitle')}
        confirm={t('me.leave')}
        isDangerous
        onConfirm={leave}
      >
        {t('me.leaveText')}
      </Confirm>
    </section>
  );
}

/** “Firefox · Windows”: as much as one needs to know one's own device. */
function browserName(agent: string | null): string | undefined {
  if (!agent) return undefined;
  const found = (kinds: readonly (readonly [RegExp, string])[]) => kinds.find(([sign]) => sign.test(agent))?.[1];
  const browser = found([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = found([
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser ?? agent.slice(0, 40), system].filter(Boolean).join(' · ');
}

function MeLoading() {
  return (
    <Loading>
      <div className="narrow">
        <Bone width="16rem" height="2.5rem" />
        {['a', 'b', 'c'].map((key) => (
          <Bone key={key} height="6rem" style={{ marginTop: '3rem' }} />
        ))}
      </div>
    </Loading>
  );
}
