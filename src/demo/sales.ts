import { split } from '../engine/money.ts';
import { addDays, dayNumber, daysBetween, type IsoDate } from '../engine/period.ts';
import { cumulate, type Random, seeded, seedOf } from './random.ts';
import { CATEGORIES, CHANNELS } from './words.ts';
import type { DemoMonth, DemoPartner, DemoProduct, World } from './world.ts';

export const SALE_COLUMNS = [
  'id',
  'date',
  'partner',
  'product',
  'customer',
  'order',
  'quantity',
  'amount',
  'cost',
  'currency',
  'seller',
  'channel',
  'corrects',
  'split',
] as const;

/** One sale line, before it is written: money in ten-thousandths of its currency, so that a discounted cent price stays whole. */
interface Sale {
  id: string;
  date: IsoDate;
  partner: DemoPartner;
  product: DemoProduct;
  customer: number;
  order: string;
  quantity: number;
  amount: number;
  cost: number;
  seller: string;
  channel: string;
  corrects: string;
  split: string;
}

const RETURN_PERMILLE = 25;
const SPLIT_PERMILLE = 5;
const MONTHS_TO_FULL_BASE = 36;
/** Price of one euro's worth in the currency of the sale, in hundredths. */
const PRICE_LEVEL: Readonly<Record<string, number>> = { EUR: 100, GBP: 86, CHF: 95 };

/** What is picked from in a month: who sells, what is asked for. */
interface Market {
  readonly companies: readonly number[];
  readonly categories: readonly number[];
  readonly byCategory: readonly (readonly DemoProduct[])[];
  readonly serviceProviders: readonly DemoPartner[];
}

/** All ordinary lines and returns as rows, by date. */
export function* saleRows(world: World): Generator<string[]> {
  for (const sale of sales(world)) yield toRow(sale);
}

/**
 * Lines that arrive after their period was closed: forgotten sales and returns of the last closed quarter. They are imported on their own,
 * after the close, and come out as adjustments.
 */
export function* lateSaleRows(world: World): Generator<string[]> {
  const from = addDays(world.closedUntil, -24);
  const random = seeded(seedOf('late'));
  const returned = new Set<string>();
  const kept: Sale[] = [];
  for (const sale of sales(world)) {
    if (sale.date > world.closedUntil) {
      if (sale.corrects) returned.add(sale.corrects);
    } else if (sale.date >= from) kept.push(sale);
  }
  for (const sale of kept) if (sale.corrects) returned.add(sale.corrects);
  const open = kept.filter((sale) => !sale.corrects && !sale.split && !returned.has(sale.id));
  for (let number = 1; number <= 40 && open.length > 0; number += 1) {
    const like = open[random.below(open.length)]!;
    const id = `L-${String(number).padStart(4, '0')}`;
    if (number % 4 !== 0) yield toRow({ ...like, id, order: `OL-${number}`, seller: '' });
    else if (!returned.has(like.id)) {
      returned.add(like.id);
      yield toRow(takeBack(random, like, id, like.date));
    }
  }
}

function* sales(world: World): Generator<Sale> {
  const returns = new Map<IsoDate, Sale[]>();
  const byCategory = CATEGORIES.map((category) => world.products.filter((product) => product.category === category));
  const serviceProviders = world.companies.filter((partner) => partner.type === 'service_provider');
  const counters = { sale: 0, order: 0, back: 0 };
  for (const month of world.months) {
    const random = seeded(seedOf(`sales ${month.first}`));
    const market: Market = {
      companies: cumulate(
        world.companies.map((partner) =>
          Math.max(1, partner.weight + Math.trunc((partner.weight * partner.growth * month.index) / 1000)),
        ),
      ),
      categories: cumulate(CATEGORIES.map((category) => category.season[month.month]! * category.share)),
      byCategory,
      serviceProviders,
    };
    yield* salesOfMonth(world, month, market, random, counters, returns);
  }
}

type Counters = { sale: number; order: number; back: number };

function* salesOfMonth(
  world: World,
  month: DemoMonth,
  market: Market,
  random: Random,
  counters: Counters,
  returns: Map<IsoDate, Sale[]>,
): Generator<Sale> {
  const firstDay = dayNumber(month.first);
  // Day 0 of 1970 was a Thursday; the weekend is quiet.
  const weights = Array.from({ length: month.days }, (_, day) =>
    (firstDay + day + 4) % 7 === 0 ? 1n : (firstDay + day + 4) % 7 === 6 ? 3n : 12n,
  );
  const perDay = split(BigInt(month.lines), weights);
  for (let day = 0; day < month.days; day += 1) {
    const date = addDays(month.first, day);
    const launched = market.byCategory.map((products) => countLaunched(products, date));
    for (let left = Number(perDay[day]!); left > 0; ) {
      const partner = world.companies[random.weighted(market.companies)]!;
      const lines = Math.min(left, random.between(1, partner.type === 'distributor' ? 8 : 4));
      left -= lines;
      counters.order += 1;
      const order = `O-${String(counters.order).padStart(6, '0')}`;
      const customer = pickCustomer(random, partner, month.index);
      const seller = partner.sellers.length > 0 && random.chance(750) ? random.pick(partner.sellers) : '';
      const channel = random.pick(CHANNELS);
      for (let line = 0; line < lines; line += 1) {
        counters.sale += 1;
        const id = `S-${String(counters.sale).padStart(7, '0')}`;
        const category = random.weighted(market.categories);
        const product = pickProduct(random, market.byCategory[category]!, launched[category]!);
        const sale = {
          id,
          date,
          partner,
          customer,
          order,
          seller,
          channel,
          corrects: '',
          split: '',
          ...price(random, partner, product),
        };
        if (partner.type !== 'service_provider' && random.chance(SPLIT_PERMILLE) && market.serviceProviders.length > 0)
          sale.split = `${partner.code}:70%;${random.pick(market.serviceProviders).code}:30%`;
        yield sale;
        if (random.chance(RETURN_PERMILLE) && sale.split === '') planReturn(random, world, sale, counters, returns);
      }
    }
    yield* returns.get(date) ?? [];
    returns.delete(date);
  }
}

function countLaunched(products: readonly DemoProduct[], date: IsoDate): number {
  let count = 0;
  while (count < products.length && products[count]!.launchedOn <= date) count += 1;
  return Math.max(count, 1);
}

/** Mostly well-known products, and one in five from the newest three. */
function pickProduct(random: Random, products: readonly DemoProduct[], launched: number): DemoProduct {
  if (random.chance(200)) return products[Math.max(0, launched - 1 - random.below(3))]!;
  return products[Math.min(random.below(launched), random.below(launched))]!;
}

/** The number of customers grows month by month; one order in six is from the newest. */
function pickCustomer(random: Random, partner: DemoPartner, month: number): number {
  const active = Math.max(1, Math.floor((partner.customers * (month + 6)) / MONTHS_TO_FULL_BASE));
  const newest = random.chance(160) ? active - 1 - random.below(Math.min(2, active)) : random.below(active);
  return partner.firstCustomer + newest;
}

function price(random: Random, partner: DemoPartner, product: DemoProduct) {
  const level = PRICE_LEVEL[partner.country.currency]!;
  const most = product.category.largestQuantity * (partner.type === 'distributor' ? 2 : 1);
  const quantity = random.between(1, most);
  const discount = random.chance(300) ? random.below(16) : partner.type === 'distributor' ? 18 : 0;
  const cents = Math.floor((product.price * level) / 100);
  return {
    product,
    quantity,
    amount: cents * quantity * (100 - discount),
    cost: cents * quantity * product.costPercent,
  };
}

function planReturn(random: Random, world: World, sale: Sale, counters: Counters, returns: Map<IsoDate, Sale[]>): void {
  const date = addDays(sale.date, random.between(3, 45));
  if (daysBetween(date, world.today) < 0) return;
  counters.back += 1;
  const back = takeBack(random, sale, `R-${String(counters.back).padStart(6, '0')}`, date);
  const there = returns.get(date);
  if (there) there.push(back);
  else returns.set(date, [back]);
}

/** A return of the whole line or of a part of its pieces; it carries the difference and names the line. */
function takeBack(random: Random, sale: Sale, id: string, date: IsoDate): Sale {
  const quantity = random.chance(600) ? sale.quantity : random.between(1, sale.quantity);
  const part = (value: number): number => -(value / sale.quantity) * quantity;
  return {
    ...sale,
    id,
    date,
    quantity: -quantity,
    amount: part(sale.amount),
    cost: part(sale.cost),
    corrects: sale.id,
  };
}

function toRow(sale: Sale): string[] {
  return [
    sale.id,
    sale.date,
    sale.partner.code,
    sale.product.code,
    customerCode(sale.customer),
    sale.order,
    String(sale.quantity),
    tenThousandths(sale.amount),
    tenThousandths(sale.cost),
    sale.partner.country.currency,
    sale.seller,
    sale.channel,
    sale.corrects,
    sale.split,
  ];
}

export const customerCode = (number: number): string => `C-${String(number).padStart(5, '0')}`;

/** A whole number of ten-thousandths as decimal text: 125000 is "12.5". */
export function tenThousandths(value: number): string {
  const size = Math.abs(value);
  const part = String(size % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${Math.floor(size / 10_000)}${part && `.${part}`}`;
}
