import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLanguage } from '../../shared/language.ts';
import { Failed } from '../../shared/states.tsx';
import { inOrder } from './beginnings.ts';
import { Editor } from './editor.tsx';
import { EditorLoading } from './editor-loading.tsx';
import { newestVersionQuery, type Version } from './editor-queries.ts';
import { toText } from './source.ts';
import './editor.css';

const route = getRouteApi('/signed-in/programs/$program/edit');

/** The newest version of a program in the editor. */
export function EditProgramPage() {
  const { t, language } = useLanguage();
  const { program } = route.useParams();
  const version = useQuery(newestVersionQuery(program, language));
  return (
    <>
      <title>{`${t('editor.edit', { program })} · Vliegwiel`}</title>
      {version.data ? <Saved key={program} version={version.data} /> : null}
      {version.isPending ? <EditorLoading /> : null}
      {version.isError && !version.data ? <Failed error={version.error} again={() => version.refetch()} /> : null}
    </>
  );
}

function Saved({ version }: { version: Version }) {
  const beginning = useMemo(() => toText(inOrder(version.document)), [version.document]);
  return <Editor name={version.program} beginning={beginning} version={version} />;
}
