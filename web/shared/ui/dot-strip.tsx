import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useId, useState } from 'react';
import { useLanguage } from '../language.ts';
import { drawn } from '../numbers.ts';
import { type About, Figure, type Figures } from './figure.tsx';
import { dotField, shareOf, ticksOf } from './geometry.ts';
import './dot-strip.css';

type DotState = 'good' | 'warn' | 'bad';

export interface DotItem {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly state: DotState;
}

interface Props {
  readonly about: About;
  readonly dots: readonly DotItem[];
  /** A value in words: “112%”, “€1,240”. */
  readonly write: (value: string) => string;
  /** A place that matters, such as the goal. */
  readonly mark?: { readonly at: string; readonly label: string };
  readonly onOpen: (id: string) => void;
  /** What the states are called, where they are not about being on track. */
  readonly states?: Readonly<Record<DotState, string>>;
}

const states: readonly DotState[] = ['good', 'warn', 'bad'];
const tallest = 128;

/** A dot for each, from low to high: who is on track, in one look. Plain SVG: small enough to come with the page. */
export function DotStrip({ about, dots, write, mark, onOpen, states: called }: Props) {
  const { t } = useLanguage();
  const nameOf = (state: DotState) => called?.[state] ?? t(`picture.${state}`);
  const sorted = dots.toSorted((a, b) => drawn(a.value) - drawn(b.value));
  const figures: Figures = {
    columns: [
      { label: t('picture.name') },
      { label: t('picture.value'), isNumber: true },
      { label: t('picture.state') },
    ],
    rows: sorted.toReversed().map(({ id, name, value, state }) => ({
      key: id,
      cells: [name, write(value), nameOf(state)],
    })),
  };
  const used = states.filter((state) => dots.some((dot) => dot.state === state));
  return (
    <Figure
      about={about}
      figures={figures}
      keys={used.map((state) => (
        <span key={state}>
          <svg className="dot-key" viewBox="-7 -7 14 14" aria-hidden="true">
            <Shape state={state} radius={6} />
          </svg>
          {nameOf(state)}
        </span>
      ))}
    >
      {sorted.length === 0 ? (
        <p className="quiet">{t('picture.none')}</p>
      ) : (
        <Strip about={about} sorted={sorted} nameOf={nameOf} write={write} mark={mark} onOpen={onOpen} />
      )}
    </Figure>
  );
}

interface StripProps extends Omit<Props, 'dots' | 'mark' | 'states'> {
  readonly nameOf: (state: DotState) => string;
  readonly sorted: readonly DotItem[];
  readonly mark: Props['mark'] | undefined;
}

function Strip({ about, sorted, nameOf, write, mark, onOpen }: StripProps) {
  const id = useId();
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [at, setAt] = useState<number>();
  const width = measured || 640;
  const ticks = ticksOf([...sorted.map(({ value }) => value), ...(mark ? [mark.at] : [])]);
  const place = (value: string) => shareOf(value, ticks[0]!, ticks.at(-1)!);
  const field = dotField(
    sorted.map(({ value }) => place(value)),
    width,
    tallest,
  );
  const shown = at === undefined ? undefined : sorted[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyMoves(event.key, at ?? -1, sorted.length);
    if (event.key === 'Enter' && shown) onOpen(shown.id);
    else if (to !== undefined) setAt(to);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <div ref={ref} className="dots" style={{ height: field.height + 4 }}>
        {mark ? <span className="dots-mark" style={{ left: inner(place(mark.at), field.radius) }} /> : null}
        <div
          role="listbox"
          aria-label={`${about.title}, ${about.unit}`}
          aria-activedescendant={shown ? `${id}-${at}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={() => setAt((now) => now ?? 0)}
          onMouseLeave={() => setAt(undefined)}
        >
          <svg role="presentation" viewBox={`0 -2 ${width} ${field.height + 4}`}>
            {field.dots.map(({ x, level }, index) => {
              const dot = sorted[index]!;
              return (
                <g
                  key={dot.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  aria-label={`${dot.name}: ${write(dot.value)}, ${nameOf(dot.state)}`}
                  transform={`translate(${x} ${field.height - field.radius * (2 * level + 1)})`}
                  onMouseEnter={() => setAt(index)}
                  onClick={() => onOpen(dot.id)}
                >
                  <Shape state={dot.state} radius={field.radius - 0.5} />
                </g>
              );
            })}
          </svg>
        </div>
      </div>
      <div className="dots-axis small quiet tabular" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: inner(place(tick), field.radius) }}>
            {write(tick)}
          </span>
        ))}
      </div>
      <Note shown={shown} nameOf={nameOf} mark={mark} write={write} />
    </div>
  );
}

/** What is pointed at. The options say the same to who listens. */
function Note(props: { shown: DotItem | undefined } & Pick<StripProps, 'mark' | 'write' | 'nameOf'>) {
  const { shown, nameOf, mark, write } = props;
  const { t } = useLanguage();
  return (
    <p className="small dots-note tabular" aria-hidden="true">
      {shown ? (
        <>
          <strong>{shown.name}</strong>: {write(shown.value)} · {nameOf(shown.state)}
        </>
      ) : (
        <span className="quiet no-print">{t('picture.point')}</span>
      )}
      {mark ? (
        <span className="quiet dots-mark-key">
          {mark.label}: {write(mark.at)}
        </span>
      ) : null}
    </p>
  );
}

/** Dots keep within the strip, so its axis begins and ends half a dot from its edges. */
const inner = (share: number, radius: number): string => `calc(${radius}px + ${share} * (100% - ${2 * radius}px))`;

function keyMoves(key: string, at: number, count: number): number | undefined {
  const last = count - 1;
  const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : Math.min(Math.max(to, 0), last);
}

/** A disc, a ring or a square: told apart without colours. */
function Shape({ state, radius }: { state: DotState; radius: number }) {
  if (state === 'good') return <circle className="dot" data-state="good" r={radius} />;
  if (state === 'warn') return <circle className="dot" data-state="warn" r={radius - Math.min(radius / 4, 1)} />;
  const side = radius * 1.5;
  return <rect className="dot" data-state="bad" x={-side / 2} y={-side / 2} width={side} height={side} />;
}
