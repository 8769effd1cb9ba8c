import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { KeyShape, ShownKeyShape } from '../../src/access/schema.ts';
import { api, done } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { dayText } from '../shared/periods.ts';
import { Sign } from '../shared/sign.tsx';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { Confirm } from '../shared/ui/confirm.tsx';
import { say } from '../shared/ui/notices.tsx';
import { NewKey } from './keys-new.tsx';
import { keysQuery } from './keys-queries.ts';
import { ShownKey } from './keys-shown.tsx';
import { useScopeWords } from './keys-words.ts';
import './keys.css';

const route = getRouteApi('/signed-in/settings/keys');

/** What programs of others may do here. */
export function KeysPage() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  const mayRead = session.scopes.includes('keys:read');
  const mayWrite = session.scopes.includes('keys:write');
  const keys = useQuery({ ...keysQuery(), enabled: mayRead });
  const [isMaking, setIsMaking] = useState(false);
  const [shown, setShown] = useState<ShownKeyShape>();
  if (!mayRead) return <Empty title={t('keys.notYours')} text={t('keys.notYoursText')} />;
  if (keys.isPending) return <KeysLoading />;
  if (!keys.data) return <Failed error={keys.error} again={() => keys.refetch()} />;
  const working = keys.data.filter((key) => stateOf(key) === 'works').length;
  const start = () => {
    setShown(undefined);
    setIsMaking(true);
  };
  return (
    <article className="narrow">
      <title>{`${t('keys.title')} · Vliegwiel`}</title>
      <p className="small">
        <Link to="/settings">{t('place.settings')}</Link>
      </p>
      <h1 className="answer">{working === 0 ? t('keys.none') : t('keys.count', { count: working })}</h1>
      <p className="answer-more">{t('keys.text')}</p>
      {shown ? <ShownKey of={shown} close={() => setShown(undefined)} /> : null}
      {isMaking ? (
        <NewKey
          close={() => setIsMaking(false)}
          onMade={(made) => {
            setIsMaking(false);
            setShown(made);
          }}
        />
      ) : null}
      {mayWrite && !isMaking && !shown ? (
        <p>
          <Button onClick={start}>{t('keys.make')}</Button>
        </p>
      ) : null}
      <ul className="keys">
        {[...keys.data].reverse().map((key) => (
          <KeyRow key={key.id} of={key} mayRevoke={mayWrite} />
        ))}
      </ul>
    </article>
  );
}

function stateOf({ expires_at, revoked_at }: KeyShape): 'works' | 'revoked' | 'expired' {
  if (revoked_at !== null) return 'revoked';
  return expires_at !== null && Date.parse(expires_at) <= Date.now() ? 'expired' : 'works';
}

function KeyRow({ of: key, mayRevoke }: { of: KeyShape; mayRevoke: boolean }) {
  const { t, words } = useLanguage();
  const sayScopes = useScopeWords();
  const state = stateOf(key);
  const day = (instant: string) => dayText(instant.slice(0, 10), words);
  return (
    <li>
      <div>
        <span className="key-name">{key.name}</span>
        <span className="small quiet">
          {t('keys.made', { day: day(key.created_at) })}
          {key.partner === null ? '' : ` · ${t('keys.onlyFor', { partner: key.partner })}`}
        </span>
        <span className="small">{sayScopes(key.scopes)}</span>
        {state === 'works' ? (
          <Sign tone="good" mark="check">
            {key.expires_at === null ? t('keys.endless') : t('keys.until', { day: day(key.expires_at) })}
          </Sign>
        ) : (
          <Sign tone="quiet" mark="stop">
            {t(`keys.${state}`, { day: day((state === 'revoked' ? key.revoked_at : key.expires_at) ?? '') })}
          </Sign>
        )}
      </div>
      {mayRevoke && state === 'works' ? <Revoke of={key} /> : null}
    </li>
  );
}

function Revoke({ of: { id, name } }: { of: KeyShape }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" color="red.9" className="key-revoke" onClick={() => setIsAsking(true)}>
        {t('keys.revoke')}
        <span className="unseen"> {name}</span>
      </Button>
      <Confirm
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('keys.revokeWhich', { name })}
        confirm={t('keys.revoke')}
        isDangerous
        onConfirm={async () => {
          await done(api.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }));
          await client.invalidateQueries({ queryKey: keysQuery().queryKey });
          void say({ text: t('keys.hasRevoked', { name }) });
        }}
      >
        {t('keys.revokeText')}
      </Confirm>
    </>
  );
}

function KeysLoading() {
  return (
    <Loading>
      <div className="narrow">
        <Bone width="16rem" height="2.5rem" />
        {['a', 'b', 'c'].map((key) => (
          <Bone key={key} height="4rem" style={{ marginTop: '2rem' }} />
        ))}
      </div>
    </Loading>
  );
}
