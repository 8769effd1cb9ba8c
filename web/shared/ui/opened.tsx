import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <button
          type="button"
          className={`plain opens ${className}`}
          aria-label={label}
          onClick={() => setOpen(!isOpen)}
          // Before the focus has gone into what was opened.
          onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="opened" tabIndex={-1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
