import { Alert, Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { programForm } from '../../../src/engine/form.ts';
import { programJsonSchema } from '../../../src/engine/program.ts';
import { simplicityOf } from '../../../src/engine/simplicity.ts';
import { useLanguage } from '../../shared/language.ts';
import { momentText } from '../../shared/periods.ts';
import { programsQuery } from '../../shared/queries.ts';
import { Bone } from '../../shared/states.tsx';
import { CodeField } from '../../shared/ui/code-field.tsx';
import type { JsonSchema } from '../../shared/ui/yaml-completion.ts';
import { goTo } from './editing.ts';
import { companyQuery, type Version } from './editor-queries.ts';
import { FoundList } from './found-list.tsx';
import { ProgramForm } from './program-form.tsx';
import { PublishPart } from './publish-part.tsx';
import { SimplicityPart } from './simplicity-part.tsx';
import { type Found, isGroup, type Path } from './source.ts';
import { useSource } from './use-source.ts';
import { WordsPart } from './words-part.tsx';
import '@mantine/core/styles/Alert.css';
import '@mantine/core/styles/Tabs.css';

const Preview = lazy(() => import('../preview/program-preview.tsx'));

interface Props {
  /** Under which what is typed is kept in the browser. */
  readonly name: string;
  readonly beginning: string;
  readonly version?: Version;
}

/** A program's form, with its document, sentences, simplicity and preview beside it. */
export function Editor({ name, beginning, version }: Props) {
  const { t, language } = useLanguage();
  const source = useSource(name, beginning, version?.document);
  const { text, reading, value, program, isChanged } = source;
  const isWide = useMediaQuery('(min-width: 64em)', undefined, { getInitialValueInEffect: false });
  const [part, setPart] = useState<string>();
  const shown = part === 'form' && isWide ? 'words' : (part ?? (isWide ? 'words' : 'form'));
  const form = useMemo(programForm, []);
  const simplicity = useMemo(() => program && simplicityOf(program), [program]);
  const least = useQuery(companyQuery()).data?.least_simplicity ?? 0;
  const findings = useNameTaken(reading.findings, value, version !== undefined);
  const isBroken = reading.value === undefined;
  const go = (path: Path) => {
    if (!isWide) setPart('form');
    goTo(path);
  };
  const goToFinding = (finding: Found) => (isBroken ? setPart('text') : go(finding.path));
  const isValid = reading.program !== undefined && !findings.some(({ code }) => code === 'name-taken');
  const formPart = (
    <ProgramForm
      {...{ form, value, findings }}
      change={source.change}
      openText={() => setPart('text')}
      isWaiting={isBroken}
    />
  );
  const tabs = [...(isWide ? [] : ['form']), 'words', 'text', 'simplicity', 'preview'] as const;
  return (
    <>
      <Head name={titleOf(value, language) ?? t('editor.new')} version={version} />
      <PublishPart
        {...{ name, text, version, isChanged, isValid, findings, least }}
        program={version?.program}
        score={simplicity?.score}
        onGo={goToFinding}
      />
      <CameBack at={source.cameBack} startOver={source.startOver} isNew={version === undefined} />
      <FoundList findings={findings} onGo={goToFinding} />
      {isBroken ? <Broken back={() => source.setText(source.lastReadable)} openText={() => setPart('text')} /> : null}
      <div className="editor">
        {isWide ? <section aria-label={t('editor.tab.form')}>{formPart}</section> : null}
        <Tabs className="editor-beside" value={shown} onChange={(next) => next && setPart(next)} keepMounted={false}>
          <Tabs.List aria-label={t('editor.parts')}>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {tab === 'simplicity' && simplicity
                  ? t('editor.simplicityOf', { score: simplicity.score })
                  : t(`editor.tab.${tab}` as 'editor.tab.words')}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {isWide ? null : <Tabs.Panel value="form">{formPart}</Tabs.Panel>}
          <Tabs.Panel value="words" tabIndex={0}>
            <WordsPart program={program} isOld={reading.program === undefined} />
          </Tabs.Panel>
          <TextPanel source={source} findings={findings} />
          <Tabs.Panel value="simplicity" tabIndex={0}>
            <SimplicityPart simplicity={simplicity} least={least} onGo={go} />
          </Tabs.Panel>
          <PreviewPanel document={value} isShown={shown === 'preview'} />
        </Tabs>
      </div>
    </>
  );
}

function TextPanel({ source, findings }: { source: ReturnType<typeof useSource>; findings: readonly Found[] }) {
  const { t } = useLanguage();
  const schema = useMemo(() => programJsonSchema() as JsonSchema, []);
  const { text, setText } = source;
  return (
    <Tabs.Panel value="text">
      <CodeField label={t('editor.tab.text')} value={text} onChange={setText} schema={schema} findings={findings} />
    </Tabs.Panel>
  );
}

/** Once it was looked at it stays: whom it is about and what was calculated are there again after a look at the document. */
function PreviewPanel({ document, isShown }: { document: unknown; isShown: boolean }) {
  const wasShown = useRef(false);
  wasShown.current ||= isShown;
  return (
    <Tabs.Panel value="preview" keepMounted={wasShown.current}>
      <Suspense fallback={<Bone height="20rem" />}>
        <Preview document={document} />
      </Suspense>
    </Tabs.Panel>
  );
}

function Head({ name, version }: { name: string; version: Version | undefined }) {
  const { t } = useLanguage();
  return (
    <header className="editor-top">
      <p className="small">
        {version ? (
          <Link to="/programs/$program" params={{ program: version.program }}>
            {t('editor.back')}
          </Link>
        ) : (
          <Link to="/programs/new">{t('editor.otherStart')}</Link>
        )}
      </p>
      <h1 className="answer">{name}</h1>
    </header>
  );
}

/** What was typed on an earlier visit is there again; it can be thrown away. */
function CameBack({ at, startOver, isNew }: { at: string | undefined; startOver: () => void; isNew: boolean }) {
  const { t, words } = useLanguage();
  if (at === undefined) return null;
  return (
    <Alert color="petrol" variant="light" role="status" className="editor-notice">
      <p>{t('editor.cameBack', { when: momentText(at, words) })}</p>
      <Button size="compact-sm" variant="default" onClick={startOver}>
        {isNew ? t('editor.startOver') : t('editor.useSaved')}
      </Button>
    </Alert>
  );
}

function Broken({ back, openText }: { back: () => void; openText: () => void }) {
  const { t } = useLanguage();
  return (
    <Alert color="yellow" variant="light" role="status" className="editor-notice" title={t('editor.broken.title')}>
      <p>{t('editor.broken.text')}</p>
      <Button size="compact-sm" variant="default" onClick={openText}>
        {t('editor.inText')}
      </Button>{' '}
      <Button size="compact-sm" variant="default" onClick={back}>
        {t('editor.broken.back')}
      </Button>
    </Alert>
  );
}

function titleOf(value: unknown, language: 'en' | 'nl'): string | undefined {
  if (!isGroup(value)) return undefined;
  const { name } = value;
  const text = isGroup(name) ? name[language] : name;
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

/** A new program needs a short name that no other has: saved under another's, it would become that one's next version. */
function useNameTaken(findings: readonly Found[], value: unknown, isOld: boolean): readonly Found[] {
  const { language } = useLanguage();
  const programs = useQuery({ ...programsQuery(language), enabled: !isOld }).data;
  return useMemo(() => {
    const name = isGroup(value) ? value['program'] : undefined;
    if (isOld || !programs?.some(({ program }) => program === name)) return findings;
    const message = {
      en: 'There is a program with this short name already. Choose another.',
      nl: 'Er is al een programma met deze korte naam. Kies een andere.',
    };
    return [{ severity: 'error', code: 'name-taken', path: ['program'], message }, ...findings];
  }, [findings, programs, value, isOld]);
}
