import { Button, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PersonShape, Role } from '../../src/access/schema.ts';
import { answer, api, done } from './api.ts';
import { useLanguage } from './language.ts';
import { momentText } from './periods.ts';
import { Sign } from './sign.tsx';
import { Confirm } from './ui/confirm.tsx';
import { say } from './ui/notices.tsx';

interface Props {
  readonly person: PersonShape;
  readonly isMe: boolean;
  readonly mayChange: boolean;
  /** Those that this person may have. */
  readonly roles: readonly { readonly value: Role; readonly label: string }[];
  /** More about them, beside the address. */
  readonly children?: ReactNode;
}

/** Somebody who may sign in: since when, what they may do, and removing them. */
export function PersonRow({ person, isMe, mayChange, roles, children }: Props) {
  const { t, words } = useLanguage();
  const { name, email, accepted_at: accepted, invited_at: invited, two_factor: isTwice } = person;
  return (
    <li>
      <div>
        <span className="person-name">
          {name}
          {isMe ? <span className="quiet"> · {t('colleagues.you')}</span> : null}
        </span>
        <span className="small quiet">
          {email}
          {children}
        </span>
        <span className="small person-state">
          {accepted ? (
            <span className="quiet">{t('colleagues.since', { when: momentText(accepted, words) })}</span>
          ) : (
            <Sign tone="warn" mark="clock">
              {t('colleagues.waits', { when: momentText(invited, words) })}
            </Sign>
          )}
          {isTwice ? (
            <Sign tone="good" mark="lock">
              {t('colleagues.twoFactor')}
            </Sign>
          ) : null}
        </span>
      </div>
      {mayChange && !isMe ? (
        <Changes person={person} roles={roles} />
      ) : (
        <span className="quiet">{roles.find(({ value }) => value === person.role)?.label}</span>
      )}
    </li>
  );
}

function Changes({ person, roles }: Pick<Props, 'person' | 'roles'>) {
  const { id, name, email, role, accepted_at: accepted } = person;
  const { t } = useLanguage();
  const client = useQueryClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: ['people'] });
  const put = async (to: Role) => {
    await answer(api.PUT('/api/v1/people/{id}', { params: { path: { id } }, body: { role: to } }));
    await again();
  };
  const change = async (to: Role) => {
    try {
      await put(to);
      void say({ text: t('colleagues.changed', { name }), undo: () => put(role) });
    } catch (error) {
      void say({ text: error instanceof Error ? error.message : t('state.failed'), tone: 'bad' });
    }
  };
  const resend = async () => {
    try {
      await done(api.POST('/api/v1/people/{id}/invitation', { params: { path: { id } } }));
      void say({ text: t('colleagues.invited', { email }) });
    } catch (error) {
      void say({ text: error instanceof Error ? error.message : t('state.failed'), tone: 'bad' });
    }
  };
  return (
    <div className="person-changes">
      <Select
        aria-label={t('colleagues.roleOf', { name })}
        data={[...roles]}
        value={role}
        allowDeselect={false}
        checkIconPosition="right"
        onChange={(value) => value && value !== role && change(value as Role)}
      />
      {accepted ? null : (
        <Button variant="default" onClick={resend}>
          {t('colleagues.resend')}
        </Button>
      )}
      <Button variant="subtle" color="red.9" className="person-remove" onClick={() => setIsRemoving(true)}>
        {t('colleagues.remove')}
      </Button>
      <Confirm
        opened={isRemoving}
        onClose={() => setIsRemoving(false)}
        title={t('colleagues.removeWho', { name })}
        confirm={t('colleagues.remove')}
        isDangerous
        onConfirm={async () => {
          await done(api.DELETE('/api/v1/people/{id}', { params: { path: { id } } }));
          await again();
          void say({ text: t('colleagues.removed', { name }) });
        }}
      >
        {t('colleagues.removeText')}
      </Confirm>
    </div>
  );
}
