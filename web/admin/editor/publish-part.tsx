import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../shared/api.ts';
import { useLanguage } from '../../shared/language.ts';
import { dayText, momentText } from '../../shared/periods.ts';
import { sessionQuery } from '../../shared/queries.ts';
import { Failed } from '../../shared/states.tsx';
import { Confirm } from '../../shared/ui/confirm.tsx';
import { say } from '../../shared/ui/notices.tsx';
import { Status } from '../../shared/ui/status.tsx';
import { companyQuery, newestVersionQuery, type Version } from './editor-queries.ts';
import { forget, keep } from './kept.ts';
import type { Found } from './source.ts';
import '@mantine/core/styles/Group.css';

interface Props {
  /** Under which it is kept in the browser. */
  readonly name: string;
  readonly text: string;
  readonly program: string | undefined;
  readonly version: Version | undefined;
  readonly isChanged: boolean;
  /** Whether the text is a valid program: others cannot be saved. */
  readonly isValid: boolean;
  readonly findings: readonly Found[];
  readonly score: number | undefined;
  readonly least: number;
  readonly onGo: (finding: Found) => void;
}

/** Where the version stands and what can be done with it: save, ask for review, activate. */
export function PublishPart(props: Props) {
  const { version, isChanged, isValid, findings, onGo } = props;
  const { t } = useLanguage();
  const { busy, error, save, submit } = useSteps(props);
  const [isAsking, setIsAsking] = useState(false);
  const isOwn = useIsOwn(version);
  const firstError = findings.find(({ severity }) => severity === 'error');
  const unlessWrong = (isWrong: boolean, work: () => void) => () => {
    if (!isWrong || !firstError) return work();
    void say({ text: t('editor.mendFirst'), tone: 'bad' });
    onGo(firstError);
  };
  return (
    <section className="editor-publish" aria-label={t('editor.publish.title')}>
      <p className="editor-state">
        {version ? <Status of={version.status} /> : <Status of="draft">{t('editor.publish.new')}</Status>}{' '}
        <span className="quiet">
          <Standing version={version} isChanged={isChanged} />
        </span>
      </p>
      <Group gap="sm">
        {isChanged ? (
          <Button loading={busy} onClick={unlessWrong(!isValid, save)}>
            {t('editor.publish.save')}
          </Button>
        ) : null}
        {!isChanged && version?.status === 'draft' ? (
          <Button loading={busy} onClick={unlessWrong(firstError !== undefined, submit)}>
            {t('editor.publish.submit')}
          </Button>
        ) : null}
        {!isChanged && version?.status === 'in_review' && !isOwn ? (
          <Button onClick={() => setIsAsking(true)}>{t('editor.publish.activate')}</Button>
        ) : null}
      </Group>
      {!isChanged && version?.status === 'in_review' && isOwn ? (
        <p className="small quiet">{t('editor.publish.own')}</p>
      ) : null}
      {error ? <Failed error={error} again={isChanged ? save : submit} /> : null}
      {version ? <Activation {...props} version={version} opened={isAsking} close={() => setIsAsking(false)} /> : null}
    </section>
  );
}

/** Whether somebody else has to put it into effect. */
function useIsOwn(version: Version | undefined): boolean {
  const needsSecond = useQuery(companyQuery()).data?.review_by_second_person === true;
  const me = useQuery(sessionQuery()).data?.person?.id;
  return needsSecond && me !== undefined && version?.written_by?.id === `person:${me}`;
}

/** What the state means now, and when it came about. */
function Standing({ version, isChanged }: { version: Version | undefined; isChanged: boolean }) {
  const { t, words } = useLanguage();
  if (!version) return t('editor.standing.new');
  const { version: number, status, starts, created_at, activated_at, reason } = version;
  if (isChanged) {
    if (status === 'in_review') return t('editor.standing.backFromReview');
    return status === 'draft' ? t('editor.standing.changed') : t('editor.standing.next', { number, next: number + 1 });
  }
  const when = momentText(activated_at ?? created_at, words);
  const day = dayText(starts, words);
  if (status === 'draft') return t('editor.standing.draft', { number, when, day });
  if (status === 'in_review') return t('editor.standing.inReview', { number, day });
  const activated = t('editor.standing.active', { number, when, day });
  return reason ? `${activated} ${t('editor.standing.reason', { reason })}` : activated;
}

function useSteps({ name, text, program, version }: Props) {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const during = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const took = async (saved: Version) => {
    client.setQueryData(newestVersionQuery(saved.program, language).queryKey, saved);
    await Promise.all(
      [['programs'], ['program', saved.program], ['program-versions'], ['description', saved.program]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
  const save = () =>
    during(async () => {
      const body = { document: text };
      const saved = version
        ? await answer(
            api.PUT('/api/v1/programs/{program}/draft', { params: { path: { program: version.program } }, body }),
          )
        : await answer(api.POST('/api/v1/programs', { body }));
      // The remarks in the text are not saved with the program; in this browser they stay.
      keep(saved.program, text);
      if (name !== saved.program) forget(name);
      await took(saved);
      void say({ text: t('editor.publish.saved', { number: saved.version }) });
      if (!version)
        await navigate({ to: '/programs/$program/edit', params: { program: saved.program }, replace: true });
    });
  const submit = () =>
    during(async () => {
      if (!version || program === undefined) return;
      const path = { program: version.program, version: version.version };
      await took(await answer(api.POST('/api/v1/programs/{program}/versions/{version}/submit', { params: { path } })));
      void say({ text: t('editor.publish.submitted') });
    });
  return { busy, error, save, submit, took };
}

function Activation(props: Props & { version: Version; opened: boolean; close: () => void }) {
  const { version, score, least, opened, close } = props;
  const { t, words } = useLanguage();
  const { took } = useSteps(props);
  const isHard = score !== undefined && score < least;
  const warnings = version.findings.filter(({ severity }) => severity === 'warning');
  const activate = async (reason: string) => {
    const path = { program: version.program, version: version.version };
    const body = { confirmed: [...new Set(warnings.map(({ code }) => code))], ...(isHard ? { reason } : {}) };
    await took(
      await answer(api.POST('/api/v1/programs/{program}/versions/{version}/activate', { params: { path }, body })),
    );
    void say({ text: t('editor.publish.activated', { number: version.version }) });
  };
  return (
    <Confirm
      opened={opened}
      onClose={close}
      title={t('editor.activate.title', { number: version.version })}
      confirm={t('editor.activate.confirm')}
      onConfirm={activate}
      {...(isHard ? { reason: 'needed' as const } : {})}
    >
      <p>{t('editor.activate.what', { day: dayText(version.starts, words) })}</p>
      <p>{t('editor.activate.second')}</p>
      {warnings.length > 0 ? (
        <>
          <p>{t('editor.activate.warnings', { count: warnings.length })}</p>
          <ul className="editor-warnings">
            {warnings.map(({ code, path, message }) => (
              <li key={`${path.join('.')} ${code}`}>{message}</li>
            ))}
          </ul>
        </>
      ) : null}
      {isHard ? <p>{t('editor.activate.hard', { score, least })}</p> : null}
    </Confirm>
  );
}
