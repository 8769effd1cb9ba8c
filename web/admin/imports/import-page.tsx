import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportKind, ImportShape } from '../../../src/intake/schema.ts';
import { answer, api } from '../../shared/api.ts';
import { useLanguage } from '../../shared/language.ts';
import { useLive } from '../../shared/live.ts';
import { momentText } from '../../shared/periods.ts';
import { sessionQuery } from '../../shared/queries.ts';
import { Bone, Failed, Loading } from '../../shared/states.tsx';
import { Confirm } from '../../shared/ui/confirm.tsx';
import { say } from '../../shared/ui/notices.tsx';
import { answerOf, ImportStatus } from './import-words.tsx';
import { importQuery } from './queries.ts';
import { RejectedRows } from './rejected-rows.tsx';
import { RunningImport } from './running-import.tsx';
import './imports.css';

const route = getRouteApi('/signed-in/imports/$import');

/** One import: how far it is, what came in, what did not and why, and the way back. */
export function ImportPage() {
  const { language } = useLanguage();
  const { import: id } = route.useParams();
  const found = useQuery(importQuery(id, language));
  useLive();
  if (found.data) return <Import of={found.data} />;
  return found.isError ? <Failed error={found.error} again={() => found.refetch()} /> : <ImportLoading />;
}

function Import({ of }: { of: ImportShape }) {
  const { t, words } = useLanguage();
  const { label, kind, status, error, warnings, rejected, started_at: started } = of;
  const cameToNothing = status === 'failed' || status === 'cancelled';
  return (
    <article className="import-page">
      <title>{`${label} · Vliegwiel`}</title>
      <header>
        <p className="small">
          <Link to="/imports">{t('imports.back')}</Link>
        </p>
        <h1 className="answer" aria-live="polite">
          {answerOf(of, t, words)}
        </h1>
        <p className="answer-more">{moreOf(of, t, words)}</p>
        <p className="import-signs">
          <ImportStatus of={of} />
          <span className="small quiet">
            {t(`imports.kinds.${kind}`)} · {momentText(started, words)}
          </span>
        </p>
      </header>
      {status === 'running' ? (
        <section className="section">
          <RunningImport of={of} />
        </section>
      ) : null}
      {cameToNothing && error ? (
        <p className="section import-error" role="alert">
          {error}
        </p>
      ) : null}
      {cameToNothing ? (
        <p className="import-actions">
          <Again kind={kind}>{t('imports.again')}</Again>
        </p>
      ) : null}
      {rejected > 0 && status !== 'running' ? <Rejected of={of} /> : null}
      {warnings.length > 0 ? (
        <section className="section" aria-labelledby="import-warnings">
          <h2 id="import-warnings">{t('imports.warnings')}</h2>
          <ul className="import-warnings">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Undo of={of} />
    </article>
  );
}

type Language = ReturnType<typeof useLanguage>;

/** What else there is to say about how it ended. */
function moreOf(of: ImportShape, t: Language['t'], words: Language['words']): string {
  const { status, repeated, rejected, undone_at: undone } = of;
  if (status === 'running') return '';
  if (status === 'undone') return undone ? t('imports.undoneOn', { when: momentText(undone, words) }) : '';
  if (status !== 'done') return t('imports.nothingIn');
  const parts = [
    rejected > 0 ? t('imports.refused', { count: rejected, rows: words.number(rejected) }) : '',
    repeated > 0 ? t('imports.known', { count: repeated, rows: words.number(repeated) }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${words.and(parts)}.` : t('imports.allFine');
}

function Again({ kind, children }: { kind: ImportKind; children: string }) {
  const navigate = useNavigate();
  return <Button onClick={() => void navigate({ to: '/imports/new', search: { kind } })}>{children}</Button>;
}

function Rejected({ of: { id, kind } }: { of: ImportShape }) {
  const { t } = useLanguage();
  return (
    <section className="section" aria-labelledby="import-rejected">
      <div className="section-head">
        <h2 id="import-rejected">{t('imports.rejected')}</h2>
      </div>
      <p className="import-mend">{t('imports.mend')}</p>
      <RejectedRows id={id}>
        <Again kind={kind}>{t('imports.mended')}</Again>
      </RejectedRows>
    </section>
  );
}

const facts: readonly ImportKind[] = ['sales', 'activities', 'trainings', 'referrals'];

/** The way back, with what it means, said before it is tried. */
function Undo({ of: { id, kind, label: name, status, accepted } }: { of: ImportShape }) {
  const { t, words } = useLanguage();
  const client = useQueryClient();
  const session = useQuery(sessionQuery()).data;
  const [isAsking, setIsAsking] = useState(false);
  if (status !== 'done' || accepted === 0 || !session?.scopes.includes('imports:write')) return null;
  if (!facts.includes(kind)) return <p className="section small quiet import-mend">{t('imports.noUndo')}</p>;
  const undo = async () => {
    await answer(api.POST('/api/v1/imports/{id}/undo', { params: { path: { id } } }));
    await client.invalidateQueries({ queryKey: ['import', id] });
    void client.invalidateQueries({ queryKey: ['imports'] });
    void say({ text: t('imports.undoDone', { name }), tone: 'good' });
  };
  return (
    <section className="section">
      <Button variant="default" onClick={() => setIsAsking(true)}>
        {t('imports.undo')}
      </Button>
      <Confirm
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('imports.undoTitle', { name })}
        confirm={t('imports.undoVerb')}
        isDangerous
        onConfirm={undo}
      >
        <p>{t('imports.undoMeans', { count: accepted, rows: words.number(accepted) })}</p>
        <p>{t('imports.undoOnly')}</p>
      </Confirm>
    </section>
  );
}

function ImportLoading() {
  return (
    <Loading>
      <Bone width="6rem" height="0.8rem" />
      <Bone width="min(100%, 30rem)" height="2.5rem" style={{ marginTop: '1rem' }} />
      <Bone width="12rem" style={{ marginTop: '1rem' }} />
      <Bone height="10rem" style={{ marginTop: '3rem' }} />
    </Loading>
  );
}
