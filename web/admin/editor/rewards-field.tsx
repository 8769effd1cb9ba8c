import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useLanguage } from '../../shared/language.ts';
import { useEditing } from './editing.ts';
import { GroupFields } from './group-field.tsx';
import { beginningOf } from './shapes.ts';
import { isGroup, type Path, partAt } from './source.ts';

/** The kind of reward, and the fields that it brings; what was filled in for another kind comes back with it. */
export function RewardsField({ path, error }: { path: Path; error: string | undefined }) {
  const { t, language } = useLanguage();
  const { value: document, form, change } = useEditing();
  const before = useRef(new Map<string, unknown>());
  const value = partAt(document, path);
  const now = form.rewards.find(({ key }) => isGroup(value) && key in value);
  const choose = (key: string | null) => {
    const next = form.rewards.find((one) => one.key === key);
    if (!next || next === now) return;
    if (now) before.current.set(now.key, value);
    change(path, before.current.get(next.key) ?? beginningOf({ kind: 'group', fields: next.fields }, form));
  };
  return (
    <div className="editor-shape">
      <Select
        label={t('editor.rewardKind')}
        description={now?.help?.[language]}
        error={error}
        data={form.rewards.map(({ key, label }) => ({ value: key, label: label[language] }))}
        value={now?.key ?? null}
        onChange={choose}
        allowDeselect={false}
      />
      {now ? (
        <GroupFields
          fields={now.fields.map((field) => (field.key === now.key ? { ...field, isFlat: true } : field))}
          path={path}
        />
      ) : null}
    </div>
  );
}
