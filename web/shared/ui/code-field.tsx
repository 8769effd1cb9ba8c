import { Input } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useLanguage } from '../language.ts';
import { Sign } from '../sign.tsx';
import { Bone } from '../states.tsx';
import type { CodeFinding } from './code-finding.ts';
import type { JsonSchema } from './yaml-completion.ts';
import './code-field.css';

/** The editor is 150 kB: fetched by the pages that have one, when they show it. */
const Editor = lazy(() => import('./code-editor.tsx'));

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly schema?: JsonSchema;
  readonly findings?: readonly CodeFinding[];
  readonly readOnly?: boolean;
}

/** A YAML document, with what may be written from its schema, and what was found beside the line it is about. */
export function CodeField(props: Props) {
  const { label, help, findings } = props;
  const { t, language } = useLanguage();
  const id = useId();
  return (
    <Input.Wrapper label={label} description={help ?? t('form.code')} id={id} labelElement="div">
      <Suspense fallback={<CodeBones />}>
        <Editor {...props} labelledBy={`${id}-label`} describedBy={`${id}-description`} />
      </Suspense>
      {findings ? (
        <ul className="code-findings" aria-label={t('form.findings')}>
          {findings.length === 0 ? <li className="quiet">{t('form.noFindings')}</li> : null}
          {findings.map(({ severity, path, message }) => (
            <li key={`${path.join('.')} ${message.en}`}>
              <Sign tone={severity === 'error' ? 'bad' : 'warn'} mark="alert">
                {message[language]}
              </Sign>
            </li>
          ))}
        </ul>
      ) : null}
    </Input.Wrapper>
  );
}

function CodeBones() {
  const { t } = useLanguage();
  return (
    <div role="status">
      <span className="unseen">{t('form.codeLoading')}</span>
      <Bone height="20rem" />
    </div>
  );
}
