import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useLanguage } from '../../shared/language.ts';
import { sessionQuery } from '../../shared/queries.ts';
import { Failed } from '../../shared/states.tsx';
import { emptyProgram, ownProgram } from './beginnings.ts';
import { Editor } from './editor.tsx';
import { EditorLoading } from './editor-loading.tsx';
import { newestVersionQuery, templatesQuery } from './editor-queries.ts';
import { StartPage } from './start-page.tsx';
import './editor.css';

const route = getRouteApi('/signed-in/programs/new');

/** A new program: first what it begins with, then the editor. */
export function NewProgramPage() {
  const { t } = useLanguage();
  const { from } = route.useSearch();
  return (
    <>
      <title>{`${t('editor.new')} · Vliegwiel`}</title>
      {from === undefined ? <StartPage /> : <NewProgram key={from} from={from} />}
    </>
  );
}

function NewProgram({ from }: { from: string }) {
  const { language } = useLanguage();
  const [, own] = /^own-(.+)$/.exec(from) ?? [];
  const session = useQuery(sessionQuery()).data;
  const templates = useQuery({ ...templatesQuery(language), enabled: own === undefined && from !== 'empty' });
  const version = useQuery({ ...newestVersionQuery(own ?? '', language), enabled: own !== undefined });
  const failed = templates.error ?? version.error;
  if (failed) return <Failed error={failed} again={() => Promise.all([templates.refetch(), version.refetch()])} />;
  const name = `new-${from}`;
  if (own !== undefined)
    return version.data ? <Editor name={name} beginning={ownProgram(version.data.document)} /> : <EditorLoading />;
  if (from === 'empty') return <Editor name={name} beginning={emptyProgram(session?.company?.currency ?? 'EUR')} />;
  if (!templates.data) return <EditorLoading />;
  const template = templates.data.find(({ kind }) => kind === from);
  return template ? <Editor name={name} beginning={template.document} /> : <StartPage />;
}
