import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useLanguage } from '../../shared/language.ts';
import { Sign } from '../../shared/sign.tsx';
import { ChooseShape } from './choose-shape.tsx';
import { ConditionField } from './condition-field.tsx';
import { placeOf, useEditing } from './editing.ts';
import { GroupFields } from './group-field.tsx';
import { ListField } from './list-field.tsx';
import { PartText } from './part-text.tsx';
import { RewardsField } from './rewards-field.tsx';
import type { Field } from './shapes.ts';
import { SimpleField, simpleKind } from './simple-field.tsx';
import { isGroup, type Path, partAt } from './source.ts';

interface Props {
  readonly field: Field;
  readonly path: Path;
  readonly remove?: (() => void) | undefined;
}

/** One field of the document, of whatever shape, with what was found about it. */
export function AnyField({ field, path, remove }: Props) {
  const { t, language } = useLanguage();
  const { findings, value: document, form } = useEditing();
  const here = findings.filter((one) => one.path.length === path.length && one.path.every((key, i) => key === path[i]));
  const error = here.find(({ severity }) => severity === 'error')?.message[language];
  const warnings = here.filter(({ severity }) => severity === 'warning');
  const { shape } = field;
  const resolved: Field = shape.kind === 'shared' ? { ...field, shape: form.shared[shape.name] } : field;
  if (simpleKind(resolved.shape)) {
    return (
      <div
        className={shape.kind === 'name' || shape.kind === 'list' ? 'editor-field editor-wide' : 'editor-field'}
        data-optional={remove ? 'true' : undefined}
        {...placeOf(path)}
      >
        <SimpleField field={resolved} path={path} error={error ?? mismatch(resolved, partAt(document, path))} />
        {warnings.map(({ code, message }) => (
          <p key={code} className="small editor-found">
            <Sign tone="warn" mark="alert">
              {message[language]}
            </Sign>
          </p>
        ))}
        {remove ? (
          <CloseButton
            size="sm"
            className="editor-close"
            aria-label={t('editor.removeThis', { label: field.label[language] })}
            onClick={remove}
          />
        ) : null}
      </div>
    );
  }
  const told = here.map(({ code, message, severity }) => (
    <p key={`${code} ${message.en}`} className="small editor-found">
      <Sign tone={severity === 'error' ? 'bad' : 'warn'} mark="alert">
        {message[language]}
      </Sign>
    </p>
  ));
  return (
    <Part field={resolved} path={path} remove={remove} told={told}>
      <Inside field={resolved} path={path} error={error} />
    </Part>
  );
}

/** A value that its field cannot show is not lost: it stands in the document. */
function mismatch({ shape, label }: Field, value: unknown): string | undefined {
  if (!isGroup(value) || shape.kind === 'name') return undefined;
  return label ? JSON.stringify(value) : undefined;
}

function Part({ field, path, remove, told, children }: Props & { told: ReactNode; children: ReactNode }) {
  const { language } = useLanguage();
  const id = useId();
  const label = field.label[language];
  if (field.isFlat)
    return (
      <div className="editor-wide" {...placeOf(path)}>
        {told}
        {children}
      </div>
    );
  return (
    <fieldset
      className="editor-group editor-wide"
      data-item={typeof path.at(-1) === 'number' ? 'true' : undefined}
      aria-labelledby={id}
      {...placeOf(path)}
    >
      <div className="editor-group-head">
        <span id={id} className="editor-group-name">
          {label}
        </span>
        {remove ? <Remove label={label} remove={remove} /> : null}
      </div>
      {field.help ? <p className="small quiet editor-help">{field.help[language]}</p> : null}
      {told}
      {children}
    </fieldset>
  );
}

function Inside({ field, path, error }: { field: Field; path: Path; error: string | undefined }) {
  const { language } = useLanguage();
  const { value: document } = useEditing();
  const { shape } = field;
  const value = partAt(document, path);
  switch (shape.kind) {
    case 'group':
      return isGroup(value) || value === undefined ? (
        <GroupFields fields={shape.fields} path={path} />
      ) : (
        <PartText value={value} label={field.label[language]} />
      );
    case 'list':
      return Array.isArray(value) || value === undefined ? (
        <ListField field={field} shape={shape} path={path} />
      ) : (
        <PartText value={value} label={field.label[language]} />
      );
    case 'one_of':
      return <ChooseShape field={field} shapes={shape.shapes} path={path} />;
    case 'condition':
      return <ConditionField path={path} label={field.label[language]} />;
    case 'rewards':
      return <RewardsField path={path} error={error} />;
    default:
      return <PartText value={value} label={field.label[language]} />;
  }
}

function Remove({ label, remove }: { label: string; remove: () => void }) {
  const { t } = useLanguage();
  return (
    <Button
      className="editor-remove"
      size="compact-sm"
      variant="subtle"
      color="gray"
      aria-label={t('editor.removeThis', { label })}
      onClick={remove}
    >
      {t('editor.remove')}
    </Button>
  );
}
