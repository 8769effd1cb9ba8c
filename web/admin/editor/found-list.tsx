import { useState } from 'react';
import { labelOf } from '../../../src/engine/form/labels.ts';
import { useLanguage } from '../../shared/language.ts';
import { Sign } from '../../shared/sign.tsx';
import type { Found, Path } from './source.ts';

const most = 5;

/** What was found, each leading to its field. */
export function FoundList({ findings, onGo }: { findings: readonly Found[]; onGo: (finding: Found) => void }) {
  const { t, words, language } = useLanguage();
  const [all, setAll] = useState(false);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const told = [
    ...(errors > 0 ? [t('editor.found.errors', { count: errors })] : []),
    ...(warnings > 0 ? [t('editor.found.warnings', { count: warnings })] : []),
  ];
  const sorted = [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <section className="editor-findings" aria-label={t('form.findings')}>
      <p role="status">
        {findings.length === 0 ? (
          <Sign tone="good" mark="check">
            {t('editor.found.none')}
          </Sign>
        ) : (
          <strong>{words.and(told)}</strong>
        )}
      </p>
      <ul>
        {(all ? sorted : sorted.slice(0, most)).map((finding) => (
          <li key={`${finding.path.join('.')} ${finding.code} ${finding.message.en}`}>
            <Sign tone={finding.severity === 'error' ? 'bad' : 'warn'} mark="alert">
              <button type="button" className="plain" onClick={() => onGo(finding)}>
                {[placeName(finding.path, language), finding.message[language]].filter(Boolean).join(': ')}
              </button>
            </Sign>
          </li>
        ))}
      </ul>
      {findings.length > most && !all ? (
        <button type="button" className="plain small" onClick={() => setAll(true)}>
          {t('editor.found.all', { count: findings.length })}
        </button>
      ) : null}
    </section>
  );
}

/** What the field at a place is called; nothing for the document as a whole. */
export function placeName(path: Path, language: 'en' | 'nl'): string {
  const keys = path.filter((part) => typeof part === 'string');
  const [holder = '', key] = keys.length > 1 ? keys.slice(-2) : ['', keys[0]];
  return key === undefined ? '' : (labelOf(holder, key)?.label[language] ?? key);
}
