import { Slider } from '@mantine/core';
import '@mantine/core/styles/Slider.css';
import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import { useLanguage } from '../language.ts';
import { positionOf, type Range, stepsIn, valueAt } from './slid.ts';
import './exact-slider.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly range: Range;
  /** What it is in truth: marked, and one click away. */
  readonly now?: string;
  readonly write: (value: string) => string;
  readonly onChange: (value: string) => void;
}

/** “What if it were …”: a slider whose every place is an exact figure. Arrow keys go a step, Page Up and Page Down a tenth of the way. */
export function ExactSlider({ label, value, range, now, write, onChange }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const steps = stepsIn(range);
  const position = positionOf(value, range);
  const go = (to: number) => onChange(valueAt(Math.min(Math.max(to, 0), steps), range));
  const onKeyDown = (event: KeyboardEvent) => {
    const pages = { PageUp: 1, PageDown: -1 }[event.key];
    if (pages === undefined) return;
    event.preventDefault();
    go(position + pages * Math.max(1, Math.round(steps / 10)));
  };
  return (
    <div className="exact-slider">
      <p className="exact-slider-head">
        <label htmlFor={id}>{label}</label>
        <output id={id} className="number">
          {write(value)}
        </output>
      </p>
      <Slider
        min={0}
        max={Math.max(steps, 1)}
        disabled={steps === 0}
        value={position}
        onChange={go}
        thumbProps={{ onKeyDown }}
        label={null}
        thumbLabel={label}
        thumbValueText={() => write(value)}
        thumbSize={24}
        size="sm"
        marks={now === undefined ? [] : [{ value: positionOf(now, range) }]}
      />
      <p className="small quiet tabular exact-slider-ends">
        <span>{write(range.from)}</span>
        {now === undefined || now === value ? null : (
          <button type="button" className="plain no-print" onClick={() => onChange(now)}>
            {t('figure.back', { now: write(now) })}
          </button>
        )}
        <span>{write(range.to)}</span>
      </p>
    </div>
  );
}
