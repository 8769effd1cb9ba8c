import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import './opened.css';

interface Props {
  /** What is read and seen in the line of text. */
  readonly text: string;
  /** What the button does, when its text does not say it. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A word or figure that opens what is behind it; Escape or a click elsewhere closes it. */
export function Opened({ text, label, className = '', children }: Props) {
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={`plain opens ${className}`} aria-label={label}>
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="opened" tabIndex={-1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
