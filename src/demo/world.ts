import type { PartnerType } from '../engine/fact.ts';
import { split } from '../engine/money.ts';
import { addDays, addMonths, type IsoDate } from '../engine/period.ts';
import { cumulate, type Random, seeded, seedOf } from './random.ts';
import { ANIMALS, BRANDS, CATEGORIES, type Category, COLOURS, COUNTRIES, type Country, TAGS } from './words.ts';

/** Months of history, the current one included. */
export const MONTHS = 30;
/** A period is closed once it ended longer ago than this. */
export const CLOSED_AFTER_DAYS = 40;

export interface DemoSize {
  /** Ordinary sale lines; returns (about 2.5%) and some forty late lines come on top. Default 60,000. */
  readonly lines?: number | undefined;
  /** Partners of all types together. Default 120. */
  readonly partners?: number | undefined;
}

export interface DemoOptions extends DemoSize {
  /** The demo's present: its last day with facts. */
  readonly today: IsoDate;
}

export interface DemoPartner {
  readonly code: string;
  readonly name: string;
  readonly type: PartnerType;
  readonly country: Country;
  readonly tier: string;
  /** The tier before the first of January of this year. */
  readonly earlierTier: string;
  readonly tags: readonly string[];
  readonly parent: DemoPartner | undefined;
  /** How much it sells compared with others, and how much more (or less) each month, in thousandths. */
  readonly weight: number;
  readonly growth: number;
  /** Codes of the sellers that work for it; filled after they are made. */
  readonly sellers: string[];
  /** Its own customers: C-<first> and the `count` - 1 after it. */
  readonly firstCustomer: number;
  readonly customers: number;
}

export interface DemoProduct {
  readonly code: string;
  readonly name: string;
  readonly category: Category;
  readonly brand: string;
  readonly launchedOn: IsoDate;
  /** List price in cents, and cost in hundredths of it. */
  readonly price: number;
  readonly costPercent: number;
}

export interface DemoMonth {
  readonly index: number;
  /** 0 for January. */
  readonly month: number;
  readonly first: IsoDate;
  /** The month's last day, or today. */
  readonly last: IsoDate;
  readonly days: number;
  readonly lines: number;
}

export interface World {
  readonly today: IsoDate;
  readonly starts: IsoDate;
  /** Last day of the last calendar quarter that the demo closes. */
  readonly closedUntil: IsoDate;
  readonly partners: readonly DemoPartner[];
  /** The partners that facts are about: all but the sellers. */
  readonly companies: readonly DemoPartner[];
  /** Sorted by launch date within each category, categories in their order. */
  readonly products: readonly DemoProduct[];
  readonly customers: number;
  readonly months: readonly DemoMonth[];
}

/** Everything that stands still: who there is, what is sold, which months. The same for the same options, always. */
export function makeWorld({ today, lines = 60_000, partners = 120 }: DemoOptions): World {
  const starts = addMonths(`${today.slice(0, 7)}-01`, 1 - MONTHS);
  const all = makePartners(seeded(seedOf('partners')), Math.max(partners, 20));
  const last = all[all.length - 1]!;
  return {
    today,
    starts,
    closedUntil: closedUntil(today),
    partners: all,
    companies: all.filter((partner) => partner.type !== 'seller'),
    products: makeProducts(seeded(seedOf('products')), today, starts),
    customers: last.firstCustomer + last.customers - 1,
    months: makeMonths(starts, today, lines),
  };
}

/** The last day of the last calendar quarter that the demo closes. */
export const closedUntil = (today: IsoDate): IsoDate => lastQuarterEnd(addDays(today, -CLOSED_AFTER_DAYS));

/** The last day of the last whole calendar quarter that ended on or before a date. */
function lastQuarterEnd(date: IsoDate): IsoDate {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const firstMonth = Math.floor((month - 1) / 3) * 3 + 1;
  const next = addMonths(`${year}-${String(firstMonth).padStart(2, '0')}-01`, 3);
  const end = addDays(next, -1);
  return end <= date ? end : addDays(addMonths(next, -3), -1);
}

const KINDS: readonly { type: PartnerType; letter: string; share: number }[] = [
  { type: 'distributor', letter: 'D', share: 4 },
  { type: 'reseller', letter: 'R', share: 32 },
  { type: 'retailer', letter: 'T', share: 24 },
  { type: 'service_provider', letter: 'P', share: 18 },
  { type: 'seller', letter: 'S', share: 42 },
];

function makePartners(random: Random, count: number): DemoPartner[] {
  const counts = split(
    BigInt(count),
    KINDS.map((kind) => BigInt(kind.share)),
  ).map(Number);
  const countries = cumulate(COUNTRIES.map((country) => country.share));
  const partners: DemoPartner[] = [];
  const distributors: DemoPartner[] = [];
  const employers: DemoPartner[] = [];
  let customer = 1;
  for (const [kindIndex, kind] of KINDS.entries()) {
    for (let number = 1; number <= counts[kindIndex]!; number += 1) {
      const code = `${kind.letter}-${String(number).padStart(3, '0')}`;
      if (kind.type === 'seller') {
        partners.push(makeSeller(random, code, number, employers, customer));
        continue;
      }
      // The first distributors are in different regions, so that everyone can have one nearby.
      const country =
        kind.type === 'distributor' ? COUNTRIES[(number - 1) % 4]! : COUNTRIES[random.weighted(countries)]!;
      const partner = makeCompany(random, {
        code,
        kind: kind.type,
        number: partners.length,
        country,
        distributors,
        customer,
      });
      customer += partner.customers;
      partners.push(partner);
      if (kind.type === 'distributor') distributors.push(partner);
      else employers.push(partner);
    }
  }
  return partners;
}

interface CompanyParts {
  code: string;
  kind: Exclude<PartnerType, 'seller'>;
  number: number;
  country: Country;
  distributors: readonly DemoPartner[];
  customer: number;
}

function makeCompany(
  random: Random,
  { code, kind, number, country, distributors, customer }: CompanyParts,
): DemoPartner {
  const near = distributors.filter((distributor) => distributor.country.region === country.region);
  const parent = kind === 'distributor' || random.chance(150) || near.length === 0 ? undefined : random.pick(near);
  // A few large ones, many small: the product of two dice.
  const weight = kind === 'distributor' ? random.between(30, 48) : random.between(1, 8) * random.between(1, 8) + 3;
  const tier = kind === 'distributor' ? 'platinum' : weight > 35 ? 'gold' : weight > 15 ? 'silver' : 'bronze';
  const round = Math.floor(number / (COLOURS.length * ANIMALS.length));
  const fancy = `${COLOURS[number % COLOURS.length]!} ${ANIMALS[number % ANIMALS.length]!}${round > 0 ? ` ${round + 1}` : ''}`;
  return {
    code,
    name: `${fancy} ${country.trade[kind]} (demo)`,
    type: kind,
    country,
    tier,
    earlierTier:
      tier === 'gold' && random.chance(400) ? 'silver' : tier === 'silver' && random.chance(250) ? 'bronze' : tier,
    tags: TAGS.filter(() => random.chance(220)),
    parent,
    weight: weight * 10,
    growth: random.between(-9, 24),
    sellers: [],
    firstCustomer: customer,
    customers: 8 + Math.floor(weight / 2) + random.below(10),
  };
}

function makeSeller(
  random: Random,
  code: string,
  number: number,
  employers: readonly DemoPartner[],
  customer: number,
): DemoPartner {
  const employer = employers[(number * 7) % employers.length]!;
  employer.sellers.push(code);
  return {
    code,
    name: `Seller ${number}, ${employer.name}`,
    type: 'seller',
    country: employer.country,
    tier: '',
    earlierTier: '',
    tags: random.chance(300) ? ['field'] : [],
    parent: employer,
    weight: 0,
    growth: 0,
    sellers: [],
    firstCustomer: customer,
    customers: 0,
  };
}

function makeProducts(random: Random, today: IsoDate, starts: IsoDate): DemoProduct[] {
  const counts = split(
    300n,
    CATEGORIES.map((category) => BigInt(category.share)),
  ).map(Number);
  return CATEGORIES.flatMap((category, categoryIndex) => {
    const count = counts[categoryIndex]!;
    return Array.from({ length: count }, (_, index): DemoProduct => {
      // Half of the range is older than the history, the rest arrives evenly until today.
      const half = Math.floor(count / 2);
      const age =
        index < half
          ? -30 * (half - index)
          : Math.floor(((index - half) * 30 * MONTHS) / (count - half)) + random.below(10);
      const launched = addDays(starts, age);
      const brand = BRANDS[random.below(BRANDS.length)]!;
      return {
        code: `${category.code}-${String(index + 1).padStart(3, '0')}`,
        name: `${brand} ${category.noun} ${index + 1}`,
        category,
        brand,
        launchedOn: launched < today ? launched : today,
        price: category.prices[0] + 50 * random.below(Math.floor((category.prices[1] - category.prices[0]) / 50)),
        costPercent: random.between(58, 82),
      };
    }).sort((a, b) => (a.launchedOn < b.launchedOn ? -1 : a.launchedOn > b.launchedOn ? 1 : 0));
  });
}

function makeMonths(starts: IsoDate, today: IsoDate, lines: number): DemoMonth[] {
  const months = Array.from({ length: MONTHS }, (_, index) => {
    const first = addMonths(starts, index);
    const end = addDays(addMonths(first, 1), -1);
    const last = end < today ? end : today;
    const month = Number(first.slice(5, 7)) - 1;
    const season = CATEGORIES.reduce((sum, category) => sum + category.season[month]! * category.share, 0);
    const days = Number(last.slice(8));
    return { index, month, first, last, days, weight: BigInt(season * (1000 + 9 * index) * days) };
  });
  const shares = split(
    BigInt(lines),
    months.map((month) => month.weight),
  );
  return months.map(({ weight: _, ...month }, index) => ({ ...month, lines: Number(shares[index]!) }));
}
