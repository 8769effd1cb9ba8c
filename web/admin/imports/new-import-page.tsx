import { Button, Checkbox, Select } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ImportKind, importKinds } from '../../../src/intake/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { Bone, Failed, Loading } from '../../shared/states.tsx';
import { FileDrop } from '../../shared/ui/file-drop.tsx';
import { Wizard } from '../../shared/ui/wizard.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { type Draft, useDraft } from './draft.ts';
import { FirstRows } from './first-rows.tsx';
import { kindIn } from './queries.ts';
import { sendFile } from './sending.ts';
import './imports.css';
import '@mantine/core/styles/Checkbox.css';

const route = getRouteApi('/signed-in/imports/new');

const accept = {
  'text/csv': ['.csv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
};

/** A file in three steps: what it is, which column is what, and a look at its first rows. */
export function NewImportPage() {
  const { t } = useLanguage();
  const [at, setAt] = useState(0);
  const [isStrict, setIsStrict] = useState(false);
  const draft = useDraft(kindIn(route.useSearch().kind));
  const { chosen, preview } = draft;
  const isReady = preview !== undefined && !draft.isLooking && !draft.error;
  return (
    <div className="new-import">
      <title>{`${t('imports.newTitle')} · Vliegwiel`}</title>
      <p className="small">
        <Link to="/imports">{t('imports.back')}</Link>
      </p>
      <h1 className="answer">{chosen ? chosen.file.name : t('imports.newTitle')}</h1>
      <h2 className="unseen">{t('imports.steps')}</h2>
      <Wizard
        at={at}
        onGo={setAt}
        steps={[
          { title: t('imports.stepFile'), content: <FileStep draft={draft} />, isDone: isReady },
          {
            title: t('imports.stepColumns'),
            content: preview ? <ColumnsStep draft={draft} preview={preview} /> : <Looking />,
            isDone: isReady && preview.missing.length === 0,
          },
          {
            title: t('imports.stepLook'),
            content: preview ? (
              <>
                <FirstRows preview={preview} kind={draft.reading.kind} />
                <Checkbox
                  mt="lg"
                  label={t('imports.strict')}
                  description={t('imports.strictHelp')}
                  checked={isStrict}
                  onChange={({ currentTarget: { checked } }) => setIsStrict(checked)}
                />
              </>
            ) : (
              <Looking />
            ),
          },
        ]}
        finish={<Send draft={draft} isStrict={isStrict} isReady={isReady} />}
      />
    </div>
  );
}

function FileStep({ draft }: { draft: Draft }) {
  const { t } = useLanguage();
  const { chosen, kind, preview, isLooking, error, again } = draft;
  return (
    <div className="import-step">
      <FileDrop accept={accept} kinds={t('imports.fileKinds')} megabytes={1_000} onFile={draft.choose} />
      {chosen && isLooking && !preview ? <Looking /> : null}
      {error ? <Failed error={error} again={again} /> : null}
      {chosen && kind ? (
        <Select
          label={t('imports.kind')}
          description={t('imports.kindProposed')}
          data={importKinds.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
          value={kind}
          onChange={(next) => next && draft.chooseKind(next as ImportKind)}
          allowDeselect={false}
        />
      ) : null}
    </div>
  );
}

function Looking() {
  const { t } = useLanguage();
  return (
    <Loading>
      <p className="small quiet">{t('imports.looking')}</p>
      <Bone height="8rem" />
    </Loading>
  );
}

/** The last button; what was wrong with the file as a whole stands beside it, and everything that was chosen stays. */
function Send({ draft, isStrict, isReady }: { draft: Draft; isStrict: boolean; isReady: boolean }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { chosen, preview, reading } = draft;
  const isMissing = (preview?.missing.length ?? 0) > 0;
  const send = async () => {
    if (!chosen || isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const id = await sendFile(chosen.file, reading, isStrict ? 'all-or-nothing' : 'accept-valid');
      await navigate({ to: '/imports/$import', params: { import: id } });
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="import-send">
      {error ? <Failed error={error} again={() => void send()} /> : null}
      <Button maw="100%" disabled={!isReady || isMissing} loading={isBusy} onClick={() => void send()}>
        {t('imports.go', { name: chosen?.file.name ?? '' })}
      </Button>
      {isMissing ? <p className="small quiet">{t('imports.goMissing')}</p> : null}
    </div>
  );
}
