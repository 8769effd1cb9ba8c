import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PersonShape } from '../../src/access/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { PersonRow } from '../shared/person-row.tsx';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { InvitePerson } from './people-invite.tsx';
import { MailboxLink } from './people-mailbox-link.tsx';
import { peopleQuery, useRoles } from './people-queries.ts';
import '../shared/people.css';

const route = getRouteApi('/signed-in/people');

/** Who may sign in: of the company, and of its partners. */
export function PeoplePage() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  const { of = 'company', q, invite, partner } = route.useSearch();
  const navigate = route.useNavigate();
  const search = useDebouncedCallback(
    (text: string) =>
      navigate({
        search: ({ q: _, ...rest }) => (text.trim() === '' ? rest : { ...rest, q: text.trim() }),
        replace: true,
      }),
    200,
  );
  const close = () =>
    void navigate({ search: ({ invite: _, partner: __, ...rest }) => rest, replace: true, resetScroll: false });
  if (!session.scopes.includes('people:read'))
    return <Empty title={t('people.notYours')} text={t('people.notYoursText')} />;
  const mayInvite = session.scopes.includes('people:write');
  return (
    <article className="narrow">
      <title>{`${t('place.people')} · Vliegwiel`}</title>
      <People of={of} q={q} me={session.person?.id} mayChange={mayInvite}>
        <div className="people-tools">
          <SegmentedControl
            aria-label={t('people.whose')}
            value={of}
            onChange={(value) =>
              navigate({ search: ({ of: _, ...rest }) => (value === 'partners' ? { ...rest, of: value } : rest) })
            }
            data={[
              { value: 'company', label: t('people.company') },
              { value: 'partners', label: t('people.partners') },
            ]}
          />
          <TextInput
            type="search"
            aria-label={t('people.search')}
            placeholder={t('people.search')}
            defaultValue={q ?? ''}
            maxLength={100}
            onChange={({ currentTarget }) => search(currentTarget.value)}
          />
          {mayInvite ? (
            <Button onClick={() => navigate({ search: (now) => ({ ...now, invite: true }), resetScroll: false })}>
              {t('people.invite')}
            </Button>
          ) : null}
        </div>
      </People>
      <MailboxLink scopes={session.scopes} />
      <Modal
        opened={invite === true && mayInvite}
        onClose={close}
        title={t('people.invite')}
        closeButtonProps={{ 'aria-label': t('work.close') }}
        styles={{ title: { fontSize: 'var(--size-title)', fontWeight: 600 } }}
        centered
      >
        <InvitePerson side={partner ? 'partners' : of} partner={partner} close={close} />
      </Modal>
    </article>
  );
}

interface Props {
  readonly of: 'company' | 'partners';
  readonly q: string | undefined;
  readonly me: string | undefined;
  readonly mayChange: boolean;
  readonly children: ReactNode;
}

/** The answer, the tools and the list. */
function People({ of, q, me, mayChange, children }: Props) {
  const { t } = useLanguage();
  const people = useInfiniteQuery(peopleQuery(of, q));
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  const isWhole = people.data !== undefined && !people.hasNextPage && !q;
  return (
    <>
      <h1 className="answer">{isWhole ? t(`people.count.${of}`, { count: items.length }) : t(`people.title.${of}`)}</h1>
      <p className="answer-more">{t(`people.about.${of}`)}</p>
      {children}
      {people.isPending ? <PeopleLoading /> : null}
      {people.isError && !people.data ? <Failed error={people.error} again={() => people.refetch()} /> : null}
      {people.data && items.length === 0 ? (
        <Empty
          title={q ? t('people.noFit') : t('people.nobody')}
          text={q ? t('people.noFitText') : t('people.nobodyText')}
        />
      ) : null}
      <ul className="people">
        {items.map((person) => (
          <Row key={person.id} person={person} isMe={person.id === me} mayChange={mayChange} />
        ))}
      </ul>
      {people.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => people.fetchNextPage()} loading={people.isFetchingNextPage}>
          {t('people.more')}
        </Button>
      ) : null}
    </>
  );
}

function Row({ person, isMe, mayChange }: { person: PersonShape; isMe: boolean; mayChange: boolean }) {
  const { partner } = person;
  const roles = useRoles(partner === null ? 'company' : 'partners');
  return (
    <PersonRow person={person} isMe={isMe} mayChange={mayChange} roles={roles}>
      {partner === null ? null : (
        <>
          {' · '}
          <Link to="/partners/$partner/overview" params={{ partner }}>
            {partner}
          </Link>
        </>
      )}
    </PersonRow>
  );
}

function PeopleLoading() {
  return (
    <Loading>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Bone key={key} height="3rem" style={{ marginTop: '2rem' }} />
      ))}
    </Loading>
  );
}
