import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { CodeField } from '../code-field.tsx';
import type { CodeFinding } from '../code-finding.ts';
import { DateField } from '../date-field.tsx';
import { Form } from '../form.tsx';
import { MoneyField, PercentField, useNumberProblems } from '../number-fields.tsx';
import type { JsonSchema } from '../yaml-completion.ts';

const schema: JsonSchema = {
  properties: {
    program: { description: 'Its short name.' },
    period: { enum: ['month', 'quarter', 'year'], description: 'How often it pays.' },
    budget: { properties: { amount: {}, when_exhausted: { enum: ['stop', 'prorate', 'warn'] } } },
  },
};
const findings: CodeFinding[] = [
  {
    severity: 'warning',
    path: ['budget', 'amount'],
    message: { en: 'Less than was spent last year.', nl: 'Minder dan vorig jaar is uitgegeven.' },
  },
];

export default function FormSamples() {
  const problems = useNumberProblems();
  const [sent, setSent] = useState('');
  const form = useForm({
    initialValues: { name: '', budget: '1250', rate: '2.5%', starts: '2026-01-01' },
    validate: {
      name: (name) => (name.trim() === '' ? 'Give it a name.' : null),
      budget: (value) => problems.money(value, 'EUR', { isNeeded: true }),
      rate: (value) => problems.percent(value),
    },
  });
  const [code, setCode] = useState('program: volume-2026\nperiod: quarter\nbudget:\n  amount: "250000.00"\n');
  return (
    <>
      <div className="ui-part">
        <h3>Fields</h3>
        <Form
          form={form}
          send="Save"
          onSend={async (values) => {
            if (values.name === 'fail') throw new Error('refused');
            setSent(JSON.stringify(values));
          }}
        >
          <TextInput label="Name" description="As partners see it." {...form.getInputProps('name')} />
          <MoneyField
            label="Budget"
            description="For the whole year."
            currency="EUR"
            {...form.getInputProps('budget')}
          />
          <PercentField label="Rate" {...form.getInputProps('rate')} />
          <DateField label="Starts" {...form.getInputProps('starts')} />
        </Form>
        <p role="status" data-sample="sent">
          {sent}
        </p>
      </div>
      <div className="ui-part">
        <h3>A document</h3>
        <CodeField label="Program" value={code} onChange={setCode} schema={schema} findings={findings} />
      </div>
    </>
  );
}
