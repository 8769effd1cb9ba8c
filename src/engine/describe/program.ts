import { whom } from './condition.ts';
import { periodNouns } from './nouns.ts';
import { nameIn, perPeriod, type Sentence, sentence, type Teller, thePeriod, yearNoun } from './teller.ts';

/** "Volume rebate 2026: for certain resellers, from 1 January 2026 to 31 December 2026". Which ones is said below it. */
export function headlineOf(teller: Teller): string {
  const { words, program } = teller;
  const [from, to] = [words.date(program.starts), words.date(program.ends)];
  const { type, ...rest } = program.for ?? {};
  const isNarrow = Object.values(rest).some((value) => value !== undefined);
  const types = type ? whom({ type }, words) : words.t('partners', 'partners');
  const who = isNarrow ? words.t(`certain ${types}`, `bepaalde ${types}`) : whom(program.for, words);
  return words.t(
    `${nameIn(teller, program.name)}: for ${who}, from ${from} to ${to}`,
    `${nameIn(teller, program.name)}: voor ${who}, van ${from} tot en met ${to}`,
  );
}

/** Who the program is for, when it runs and how to take part. */
export function frameSentences(teller: Teller): Sentence[] {
  const { words, program } = teller;
  const { t } = words;
  const who = whom(program.for, words);
  const enrolment = {
    automatic: t('You take part automatically', 'U doet automatisch mee'),
    open: t('You take part once you sign up', 'U doet mee zodra u zich aanmeldt'),
    invitation: t(
      'You take part when you are invited and accept',
      'U doet mee als u een uitnodiging krijgt en aanneemt',
    ),
  }[program.enrolment ?? 'automatic'];
  return [
    ...(program.description === undefined ? [] : [sentence(['description'], nameIn(teller, program.description))]),
    sentence(['for'], t(`This program is for ${who}`, `Dit programma is voor ${who}`)),
    sentence(['enrolment'], enrolment),
    sentence(
      ['starts'],
      t(`It starts on ${words.date(program.starts)}`, `Het begint op ${words.date(program.starts)}`),
    ),
    sentence(
      ['ends'],
      t(`${words.date(program.ends)} is its last day`, `${words.date(program.ends)} is de laatste dag`),
    ),
    sentence(['period'], periodText(teller)),
    ...(program.fiscal_year_starts === undefined
      ? []
      : [
          sentence(
            ['fiscal_year_starts'],
            t(
              `The ${yearNoun(teller)} begins in ${words.month(program.fiscal_year_starts)}`,
              `Het ${yearNoun(teller)} begint in ${words.month(program.fiscal_year_starts)}`,
            ),
          ),
        ]),
    ...(program.time_zone === undefined
      ? []
      : [
          sentence(
            ['time_zone'],
            t(
              `Days begin and end by the clock of ${program.time_zone}`,
              `Dagen beginnen en eindigen volgens de klok van ${program.time_zone}`,
            ),
          ),
        ]),
    sentence(['currency'], t(`Money is counted in ${currencyName(teller)}`, `We rekenen in ${currencyName(teller)}`)),
    sentence(
      ['program'],
      t(`The reference of this program is ${program.program}`, `Het kenmerk van dit programma is ${program.program}`),
    ),
  ];
}

function currencyName({ words, program }: Teller): string {
  const name = new Intl.DisplayNames(words.language, { type: 'currency' }).of(program.currency);
  if (!name || name === program.currency) return program.currency;
  return `${name === 'Euro' ? 'euro' : name} (${program.currency})`;
}

function periodText({ words, program }: Teller): string {
  const noun = periodNouns[program.period].one;
  if (program.period === 'campaign')
    return words.t(
      'It is worked out once, over the whole campaign',
      'Er wordt één keer gerekend, over de hele campagne',
    );
  return words.t(`It is worked out per ${noun.en}`, `Er wordt gerekend per ${noun.nl}`);
}

/** What all incentives together are held to: the partner's limits, the budget, and when it is paid. */
export function moneySentences(teller: Teller): Sentence[] {
  return [...programLimitSentences(teller), ...budgetSentences(teller), ...payoutSentences(teller)];
}

function programLimitSentences(teller: Teller): Sentence[] {
  const { words, program } = teller;
  if (!program.limits) return [];
  const { per_period, per_year, per_partner } = program.limits;
  const year = yearNoun(teller);
  const limit = (key: string, value: string | number | undefined, per: string): Sentence[] => {
    if (value === undefined) return [];
    const amount = words.amount(value, program.currency);
    return [
      sentence(
        ['limits', key],
        words.t(
          `You get at most ${amount} from this program ${per}`,
          `U krijgt uit dit programma hoogstens ${amount} ${per}`,
        ),
      ),
    ];
  };
  const all = [
    ...limit('per_period', per_period, perPeriod(teller)),
    ...limit('per_year', per_year, `per ${year}`),
    ...limit('per_partner', per_partner, words.t('in total', 'in totaal')),
  ];
  if (all.length === 0) return [];
  return [
    ...all,
    sentence(
      ['limits'],
      words.t(
        'What is over is taken off the last reward first',
        'Wat erboven komt, gaat van de laatste premie het eerst af',
      ),
    ),
  ];
}

function budgetSentences(teller: Teller): Sentence[] {
  const { words, program } = teller;
  const { budget } = program;
  if (!budget) return [];
  const { t } = words;
  const per = budget.per === 'period' ? perPeriod(teller) : t('for the whole program', 'voor het hele programma');
  const amount = words.amount(budget.amount, program.currency);
  const exhausted = {
    stop: [
      t('When the budget is used up, nothing more is paid', 'Als het budget op is, wordt er niets meer uitgekeerd'),
      t(
        'Earlier periods go first; within a period, whoever had the first result that counted',
        'Eerdere perioden gaan voor; binnen een periode gaat voor wie het eerst iets had dat telde',
      ),
    ],
    prorate: [
      t(
        'When more is earned than the budget, everyone gets the same smaller part',
        'Als er meer is verdiend dan het budget, krijgt iedereen hetzelfde kleinere deel',
      ),
    ],
    warn: [
      t('When the budget is used up, everything is still paid', 'Als het budget op is, wordt toch alles uitgekeerd'),
    ],
  }[budget.when_exhausted];
  return [
    sentence(['budget', 'amount'], t(`The budget is ${amount} ${per}`, `Het budget is ${amount} ${per}`)),
    ...exhausted.map((text) => sentence(['budget', 'when_exhausted'], text)),
  ];
}

function payoutSentences(teller: Teller): Sentence[] {
  const { words, program } = teller;
  const { t } = words;
  const { hold_days = 0, minimum } = program.payout ?? {};
  const period = thePeriod(teller);
  const days = words.count(hold_days, 'day', 'days', 'dag', 'dagen');
  const when =
    hold_days === 0
      ? t(`It is paid after ${period} has ended`, `De uitbetaling volgt na afloop van ${period}`)
      : t(
          `It is paid at the earliest ${days} after ${period} has ended`,
          `De uitbetaling volgt op zijn vroegst ${days} na afloop van ${period}`,
        );
  const least = minimum === undefined ? [] : [words.amount(minimum, program.currency)];
  return [
    sentence(['payout', ...(hold_days === 0 ? [] : ['hold_days'])], when),
    ...least.map((amount) =>
      sentence(
        ['payout', 'minimum'],
        t(
          `Less than ${amount} is kept for a later payment`,
          `Minder dan ${amount} wordt bewaard voor een latere uitbetaling`,
        ),
      ),
    ),
  ];
}
