import { equals, exact } from '../exact.ts';
import type { Position, TierMode, Tiers } from '../program.ts';
import { edgeOf } from '../reward/bands.ts';
import { bandPays, edgeText, onPhrase, paysOnSentences, positionText, type Telling } from './earning.ts';
import { exampleSentences } from './example.ts';
import { type MeasureUnit, unitOf, valueIn } from './measure.ts';
import { oneOf } from './nouns.ts';
import { type Path, type Sentence, sentence, type Teller } from './teller.ts';

/** How the bands work together, in plain words. */
function modeText(mode: TierMode, unit: string, { words }: Teller): string[] {
  const { t } = words;
  const first = words.t(
    unit === 'EUR' ? 'the first euro' : 'the very start',
    unit === 'EUR' ? 'de eerste euro' : 'het begin',
  );
  switch (mode) {
    case 'marginal':
      return [
        t(
          'Each band’s rate applies only to the part inside that band',
          'Het tarief van een schijf geldt alleen voor het deel binnen die schijf',
        ),
      ];
    case 'retroactive':
      return [
        t(
          `The rate of the band you reach applies to everything, from ${first}`,
          `Het tarief van de schijf die u haalt, geldt voor alles, vanaf ${first}`,
        ),
      ];
    case 'rolling':
      return [
        t('The band you reach pays on everything', 'De schijf die u haalt, geldt voor alles'),
        t(
          'Each lower band also pays, on everything up to its own end',
          'Elke lagere schijf telt ook mee, over alles tot aan haar eigen einde',
        ),
      ];
    case 'total':
      return [
        t(
          'Every band you reach pays on everything; the bands are added up',
          'Elke schijf die u haalt, geldt voor alles; de schijven worden opgeteld',
        ),
      ];
    case 'interpolated':
      return [
        t(
          'A band’s amount grows evenly from its start to its end',
          'Het bedrag van een schijf groeit gelijkmatig van het begin tot het einde ervan',
        ),
        t(
          'The amounts of all bands you enter are added up',
          'De bedragen van alle schijven die u bereikt, worden opgeteld',
        ),
      ];
  }
}

/** When a band's fixed amount is paid. */
function flatText(mode: TierMode, { words }: Teller): string {
  return mode === 'retroactive'
    ? words.t(
        'Of the fixed amounts you get only that of the band you reach',
        'Van de vaste bedragen krijgt u alleen dat van de schijf die u haalt',
      )
    : words.t(
        'You get the fixed amount of every band you enter',
        'U krijgt het vaste bedrag van elke schijf die u bereikt',
      );
}

export function tierSentences(tiers: Tiers, at: Path, telling: Telling): Sentence[] {
  const { teller, incentive } = telling;
  const { words, program } = teller;
  const unit = unitOf(incentive.measure, program);
  const on = tiers.on ?? 'value';
  const write = (value: string | number) => positionText(value, on, unit, teller);
  const onlyFlat = tiers.bands.every(({ rate, per_unit }) => rate === undefined && per_unit === undefined);
  const sentences = [
    sentence(
      [...at, 'on'],
      words.t(`Your band follows from ${onPhrase(on, telling)}`, `Uw schijf volgt uit ${onPhrase(on, telling)}`),
    ),
    ...tiers.bands.map((band, i) =>
      sentence([...at, 'bands', i], `${stretchOf(tiers, i, on, unit, teller)}: ${bandPays(band, telling)}`),
    ),
    ...endSentences(tiers, [...at, 'bands'], write, teller),
    sentence([...at, 'bands', 0], belowFirst(tiers, write, teller)),
    ...(onlyFlat && tiers.mode === 'retroactive' ? [] : modeText(tiers.mode, unit, teller)).map((text) =>
      sentence([...at, 'mode'], text),
    ),
  ];
  if (tiers.mode !== 'interpolated' && tiers.bands.some(({ flat }) => flat !== undefined)) {
    sentences.push(sentence([...at, 'mode'], flatText(tiers.mode, teller)));
  }
  return [
    ...sentences,
    ...exampleSentences(tiers, at, telling),
    ...perFactSentences(tiers, at, telling),
    ...paysOnSentences(tiers.pays_on, telling, at),
  ];
}

/** "From 90% up to 100% of your goal". The next band's edge belongs to it (from) or still to this one (above). */
function stretchOf({ bands, mode }: Tiers, index: number, on: Position, unit: MeasureUnit, teller: Teller): string {
  const { words } = teller;
  const band = bands[index]!;
  const next = bands[index + 1];
  const to = next ? (next.from ?? next.above) : endsAtLast(mode) ? band.to : undefined;
  if (to === undefined) return edgeText(band, (value) => positionText(value, on, unit, teller), teller);
  const isIncluded = next ? next.above !== undefined : true;
  const until = isIncluded ? words.t('up to and including', 'tot en met') : words.t('up to', 'tot');
  const start = edgeText(
    band,
    (value) => (on === 'value' || on === 'increase' ? valueIn(value, unit, words) : words.percent(value)),
    teller,
  );
  return `${start} ${until} ${positionText(to, on, unit, teller)}`;
}

/** Whether the end of the last band ends what it pays. */
const endsAtLast = (mode: TierMode): boolean => mode === 'marginal' || mode === 'interpolated';

/** What `to` says beyond where the next band begins: that nothing is added above the last one, or that it is not used. */
function endSentences(
  { bands, mode }: Tiers,
  at: Path,
  write: (value: string | number) => string,
  { words }: Teller,
): Sentence[] {
  return bands.flatMap((band, i) => {
    if (band.to === undefined) return [];
    const [next, end] = [bands[i + 1], write(band.to)];
    if (next) {
      if (equals(exact(band.to), edgeOf(next))) return [];
    } else if (endsAtLast(mode)) {
      return [
        sentence(
          [...at, i, 'to'],
          words.t(`Above ${end} nothing more is added`, `Boven ${end} komt er niets meer bij`),
        ),
      ];
    }
    return [
      sentence(
        [...at, i, 'to'],
        words.t(`The end that is given, ${end}, is not used`, `Het opgegeven einde, ${end}, wordt niet gebruikt`),
      ),
    ];
  });
}

function belowFirst({ bands }: Tiers, write: (value: string | number) => string, { words }: Teller): string {
  const [first] = bands;
  const edge = write((first!.from ?? first!.above)!);
  return first!.from === undefined
    ? words.t(`At ${edge} or less you earn nothing`, `Bij ${edge} of minder verdient u niets`)
    : words.t(`Below ${edge} you earn nothing`, `Onder ${edge} verdient u niets`);
}

export function perFactSentences(
  { per_fact }: { per_fact?: boolean | undefined },
  at: Path,
  { teller, incentive }: Telling,
): Sentence[] {
  if (per_fact === undefined) return [];
  const { words, program } = teller;
  const fact = oneOf(incentive.measure).one;
  const where = [...at, 'per_fact'];
  if (per_fact) {
    return [
      sentence(
        where,
        words.t(
          `This is worked out for each ${fact.en} on its own and then added up`,
          `Dit wordt per ${fact.nl} apart berekend en daarna opgeteld`,
        ),
      ),
    ];
  }
  const period =
    program.period === 'campaign' ? words.t('the campaign', 'de campagne') : words.t('the period', 'de periode');
  return [
    sentence(
      where,
      words.t(`This is worked out on the total of ${period}`, `Dit wordt berekend over het totaal van ${period}`),
    ),
  ];
}
