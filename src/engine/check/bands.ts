import { compare, type Exact, equals, exact, isPositive } from '../exact.ts';
import type { Band, Block } from '../program.ts';
import { type Edge, edgeOf } from '../reward/bands.ts';
import { type Checked, error, type Finding, type Path, warning } from './finding.ts';

/** The order of bands, steps and points; what a band pays; blocks. */
export function bandFindings(checked: Checked): Finding[] {
  const { incentive, at } = checked;
  const { reward, multipliers } = incentive;
  const place = [...at, 'reward'];
  const findings: Finding[] = [];
  if ('tiers' in reward) {
    const { bands, mode } = reward.tiers;
    const path = [...place, 'tiers', 'bands'];
    findings.push(...orderFindings(bands, path), ...endFindings(bands, mode, path));
    bands.forEach((band, i) => {
      findings.push(...payFindings(band, mode, [...path, i]), ...blockFindings(band.block, [...path, i, 'block']));
    });
    findings.push(...openInterpolation(bands, mode, path));
  }
  if ('percent' in reward) {
    reward.plus?.forEach(({ bands }, i) => {
      const path = [...place, 'plus', i, 'bands'];
      findings.push(
        ...orderFindings(bands, path),
        ...fallingSteps(
          bands.map(({ rate }) => rate),
          path,
        ),
      );
    });
  }
  if ('per_unit' in reward) findings.push(...blockFindings(reward.block, [...place, 'block']));
  if ('curve' in reward) findings.push(...curveFindings(reward.curve.points, [...place, 'curve', 'points']));
  multipliers?.forEach(({ bands }, i) => {
    if (!bands) return;
    const path = [...at, 'multipliers', i, 'bands'];
    findings.push(
      ...orderFindings(bands, path),
      ...fallingSteps(
        bands.map(({ by }) => by),
        path,
      ),
    );
  });
  return findings;
}

/** -1, 0 or 1: how one edge stands to the next. Just above a value comes after from that value. */
function orderOfEdges(a: Edge, b: Edge): number {
  const order = compare(edgeOf(a), edgeOf(b));
  if (order !== 0) return Math.sign(order);
  return (a.from === undefined ? 1 : 0) - (b.from === undefined ? 1 : 0);
}

function orderFindings(bands: readonly Edge[], at: Path): Finding[] {
  return bands.flatMap((band, i) => {
    const before = bands[i - 1];
    if (!before) return [];
    const order = orderOfEdges(before, band);
    if (order < 0) return [];
    const edge = String(band.from ?? band.above);
    if (order === 0) {
      return [
        error('duplicate-band', [...at, i], ({ t }) =>
          t(`Two bands begin at ${edge}. Keep one of them.`, `Twee schijven beginnen bij ${edge}. Laat er één staan.`),
        ),
      ];
    }
    const last = String(before.from ?? before.above);
    return [
      error('bands-out-of-order', [...at, i], ({ t }) =>
        t(
          `This band begins at ${edge}, below the one before it (${last}). Write them in rising order.`,
          `Deze schijf begint bij ${edge}, onder de vorige (${last}). Schrijf ze in oplopende volgorde.`,
        ),
      ),
    ];
  });
}

/** `to` says twice where a band ends: it must be where the next one begins. */
function endFindings(bands: readonly Band[], mode: string, at: Path): Finding[] {
  return bands.flatMap((band, i) => {
    if (band.to === undefined) return [];
    const [to, path] = [exact(band.to), [...at, i, 'to']];
    const next = bands[i + 1];
    if (compare(to, edgeOf(band)) <= 0) {
      return [
        error('empty-band', path, ({ t }) =>
          t(
            `This band ends at ${band.to}, before or where it begins.`,
            `Deze schijf eindigt bij ${band.to}, vóór of op haar begin.`,
          ),
        ),
      ];
    }
    if (next) return neighbours(to, next, path);
    if (mode === 'marginal' || mode === 'interpolated') return [];
    return [
      warning('no-effect', path, ({ t }) =>
        t(
          `The end of the last band has no effect with ${mode}: it goes on above ${band.to}. A limit ends it.`,
          `Het einde van de laatste schijf heeft bij ${mode} geen gevolg: die loopt door boven ${band.to}. Een limiet maakt er een eind aan.`,
        ),
      ),
    ];
  });
}

function neighbours(to: Exact, next: Band, path: Path): Finding[] {
  const edge = edgeOf(next);
  if (equals(to, edge)) return [];
  const [end, begin] = [String(next.from ?? next.above), to];
  const isGap = compare(to, edge) < 0;
  return isGap
    ? [
        warning('band-gap', path, ({ t, number }) =>
          t(
            `Between ${number(begin)} and ${end} no band is given; the lower one applies there. Let it end at ${end}.`,
            `Tussen ${number(begin)} en ${end} is geen schijf gegeven; daar geldt de onderste. Laat die eindigen bij ${end}.`,
          ),
        ),
      ]
    : [
        error('band-overlap', path, ({ t, number }) =>
          t(
            `This band ends at ${number(begin)}, but the next one begins at ${end}. A value between them would be in both.`,
            `Deze schijf eindigt bij ${number(begin)}, maar de volgende begint bij ${end}. Een waarde daartussen zou in beide vallen.`,
          ),
        ),
      ];
}

function payFindings(band: Band, mode: string, at: Path): Finding[] {
  const { rate, per_unit, flat } = band;
  if (mode === 'interpolated' && (rate !== undefined || per_unit !== undefined)) {
    return [
      error('interpolated-needs-flat', at, ({ t }) =>
        t(
          'An interpolated band pays its flat amount pro rata; a rate or per_unit has no effect. Give flat.',
          'Een geïnterpoleerde schijf betaalt haar flat-bedrag naar rato; rate of per_unit heeft geen gevolg. Geef flat.',
        ),
      ),
    ];
  }
  if (rate !== undefined || per_unit !== undefined || flat !== undefined) return [];
  return [
    warning('band-pays-nothing', at, ({ t }) =>
      t(
        'This band pays nothing: give rate, per_unit or flat.',
        'Deze schijf betaalt niets: geef rate, per_unit of flat.',
      ),
    ),
  ];
}

function openInterpolation(bands: readonly Band[], mode: string, at: Path): Finding[] {
  const last = bands.length - 1;
  if (mode !== 'interpolated' || bands[last]!.to !== undefined) return [];
  return [
    warning('open-interpolation', [...at, last], ({ t }) =>
      t(
        'The last interpolated band has no end: its whole amount is paid as soon as it is reached. Give to.',
        'De laatste geïnterpoleerde schijf heeft geen einde: haar hele bedrag wordt betaald zodra die is bereikt. Geef to.',
      ),
    ),
  ];
}

function blockFindings(block: Block | undefined, at: Path): Finding[] {
  if (!block || isPositive(exact(block.size))) return [];
  return [
    error('block-size', [...at, 'size'], ({ t }) => t('A block is larger than zero.', 'Een blok is groter dan nul.')),
  ];
}

function fallingSteps(values: readonly (string | number)[], at: Path): Finding[] {
  return values.flatMap((value, i) => {
    const before = values[i - 1];
    if (before === undefined || compare(exact(value), exact(before)) >= 0) return [];
    return [
      warning('falling-step', [...at, i], ({ t }) =>
        t(
          `Reaching this step gives less (${value}) than the one before (${before}). Is that meant?`,
          `Deze stap geeft minder (${value}) dan de vorige (${before}). Is dat de bedoeling?`,
        ),
      ),
    ];
  });
}

function curveFindings(points: readonly { at: string | number; pays: string | number }[], at: Path): Finding[] {
  const order = points.flatMap((point, i) => {
    const before = points[i - 1];
    if (!before || compare(exact(before.at), exact(point.at)) < 0) return [];
    return [
      error('points-out-of-order', [...at, i, 'at'], ({ t }) =>
        t(
          `The points of a curve rise: ${point.at} does not come after ${before.at}.`,
          `De punten van een curve lopen op: ${point.at} komt niet na ${before.at}.`,
        ),
      ),
    ];
  });
  return order.length > 0
    ? order
    : fallingSteps(
        points.map(({ pays }) => pays),
        at,
      );
}
