import { Button, Group, Stepper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../language.ts';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Stepper.css';
import './work.css';

interface Step {
  readonly title: string;
  readonly content: ReactNode;
  /** Whether one may go on from here. */
  readonly isDone?: boolean;
}

interface Props {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly onGo: (step: number) => void;
  /** The last step's own button. */
  readonly finish: ReactNode;
}

/** A few steps in their order; what was filled in stays when one goes back. */
export function Wizard({ steps, at, onGo, finish }: Props) {
  const { t } = useLanguage();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) heading.current?.focus();
    before.current = at;
  }, [at]);
  const now = steps[at];
  return (
    <div className="wizard">
      {isPhone ? null : (
        <Stepper active={at} onStepClick={onGo} size="sm" iconSize={32} allowNextStepsSelect={false}>
          {steps.map(({ title }) => (
            <Stepper.Step key={title} label={title} />
          ))}
        </Stepper>
      )}
      <h3 ref={heading} tabIndex={-1}>
        <span className="small quiet">{t('work.step', { step: at + 1, steps: steps.length })}</span> {now?.title}
      </h3>
      {now?.content}
      <Group gap="sm" mt="md">
        {at > 0 ? (
          <Button variant="default" onClick={() => onGo(at - 1)}>
            {t('work.back')}
          </Button>
        ) : null}
        {at < steps.length - 1 ? (
          <Button disabled={now?.isDone === false} onClick={() => onGo(at + 1)}>
            {t('work.next')}
          </Button>
        ) : (
          finish
        )}
      </Group>
    </div>
  );
}
