import { useMemo } from 'react';
import type { Form } from '../../../src/engine/form.ts';
import { AnyField } from './any-field.tsx';
import { type Editing, EditingContext } from './editing.ts';
import { GroupFields } from './group-field.tsx';
import type { Field } from './shapes.ts';

interface Props extends Omit<Editing, 'field'> {
  readonly isWaiting: boolean;
}

/** All that the document says, in fields. While the text cannot be read, they wait. */
export function ProgramForm({ isWaiting, ...rest }: Props) {
  const fields = useMemo(() => fieldsOf(rest.form), [rest.form]);
  const editing: Editing = {
    ...rest,
    field: (field, path, remove) => <AnyField key={path.join('.')} field={field} path={path} remove={remove} />,
  };
  return (
    <EditingContext value={editing}>
      <fieldset className="editor-form" disabled={isWaiting} data-place="">
        <GroupFields fields={fields} path={[]} />
      </fieldset>
    </EditingContext>
  );
}

const incentives = { en: 'Incentive', nl: 'Regeling' };
const reward = { en: 'Reward', nl: 'Premie' };

function fieldsOf({ program, incentive }: Form): Field[] {
  const at = incentive.findIndex(({ key }) => key === 'multipliers');
  const rewards: Field = {
    key: 'reward',
    label: reward,
    help: null,
    unit: null,
    required: true,
    shape: { kind: 'rewards' },
  };
  const one = [...incentive.slice(0, at), rewards, ...incentive.slice(at)];
  // The group holds a field that only the editor knows; its shape is looked at by the editor alone.
  const shape = { kind: 'list', most: null, of: { kind: 'group', fields: one } } as Field['shape'];
  return [...program, { key: 'incentives', label: incentives, help: null, unit: null, required: true, shape }];
}
