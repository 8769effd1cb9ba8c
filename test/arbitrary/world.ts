import fc from 'fast-check';
import { exact } from '../../src/engine/exact.ts';
import {
  type Ancestor,
  type Fact,
  type FieldValue,
  type PartnerType,
  partnerTypes,
  type Source,
} from '../../src/engine/fact.ts';
import { convertMicro } from '../../src/engine/money.ts';
import { addDays, type IsoDate } from '../../src/engine/period.ts';
import { pools } from './pools.ts';

/*
 * A small random company: partners in a tree whose attributes change half-way, products, rates, and facts. Facts are made twice from the
 * same draw: as rows for the database and as the engine's facts, with attributes and money worked out here, not by the code under test.
 */

export const firstDay: IsoDate = '2025-01-01';
export const changeDay: IsoDate = '2025-09-10';
const lastDay = 730;

export interface Attributes {
  readonly type: PartnerType;
  readonly tier: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly tags: readonly string[];
  readonly parent: number | null;
}
export interface WorldPartner {
  readonly code: string;
  readonly versions: readonly { readonly from: IsoDate; readonly attributes: Attributes }[];
}
export interface WorldProduct {
  readonly code: string;
  readonly category: string | null;
  readonly brand: string | null;
}
export interface WorldFact {
  readonly source: Source;
  readonly id: string;
  readonly date: IsoDate;
  readonly partner: number;
  readonly seller: number | null;
  readonly corrects: string | null;
  readonly currency: string;
  readonly amount: bigint | null;
  readonly quantity: bigint | null;
  readonly cost: bigint | null;
  readonly score: bigint | null;
  readonly product: number | null;
  readonly customer: string | null;
  readonly texts: Readonly<Record<string, string | null>>;
  readonly newCustomer: boolean | null;
  readonly newProduct: boolean | null;
  readonly daysSince: number | null;
}
export interface World {
  readonly partners: readonly WorldPartner[];
  readonly products: readonly WorldProduct[];
  readonly rates: readonly { readonly currency: string; readonly from: IsoDate; readonly nano: bigint }[];
  readonly facts: readonly WorldFact[];
}

export const baseCurrency = 'EUR';
const codes = [...pools.partner, ...pools.seller];
const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arb, { freq: 4 });
/** What conditions ask for, and now and then something that sorts and compares in its own way. */
const word = (field: keyof typeof pools) => maybe(fc.constantFrom(...pools[field], ...pools[field], 'É', ''));
const micro = fc.oneof(
  fc.bigInt(-5n, 5n).map((n) => n * 1_000_000n),
  fc.bigInt(-2_000_000n, 2_000_000n),
  fc.constantFrom(10n ** 18n, -(10n ** 18n), 999_999_999_999_999_999n),
);
const day = fc.integer({ min: 0, max: lastDay }).map((n) => addDays(firstDay, n));

const attributes = (index: number): fc.Arbitrary<Attributes> =>
  fc.record({
    type: fc.constantFrom(...partnerTypes),
    tier: word('partner_tier'),
    region: word('partner_region'),
    country: word('partner_country'),
    tags: fc.uniqueArray(fc.constantFrom(...pools.partner_tags), { maxLength: 2 }),
    // Above oneself in the list only, so that the tree has no cycle.
    parent: index === 0 ? fc.constant(null) : maybe(fc.integer({ min: 0, max: index - 1 })),
  });

const partner = (index: number): fc.Arbitrary<WorldPartner> =>
  fc.tuple(attributes(index), maybe(attributes(index))).map(([first, second]) => ({
    code: codes[index]!,
    versions: [{ from: '2000-01-01', attributes: first }, ...(second ? [{ from: changeDay, attributes: second }] : [])],
  }));

const fact = (index: number, partners: number, products: number): fc.Arbitrary<WorldFact> =>
  fc.record({
    source: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Source>('sales') },
      fc.constantFrom<Source>('activities', 'trainings', 'referrals'),
    ),
    id: fc.constant(`f${String(index).padStart(3, '0')}`),
    date: day,
    partner: fc.integer({ min: 0, max: partners - 1 }),
    seller: maybe(fc.integer({ min: 0, max: partners - 1 })),
    corrects: fc.option(
      fc.integer({ min: 0, max: Math.max(0, index - 1) }).map((n) => `f${String(n).padStart(3, '0')}`),
      { freq: 2 },
    ),
    currency: fc.oneof({ weight: 3, arbitrary: fc.constant('EUR') }, fc.constantFrom('USD', 'GBP')),
    amount: maybe(micro),
    quantity: maybe(micro),
    cost: maybe(micro),
    score: maybe(micro),
    product: maybe(fc.integer({ min: 0, max: products - 1 })),
    customer: maybe(fc.constantFrom(...pools.customer)),
    texts: fc.record({
      order: word('order'),
      channel: word('channel'),
      kind: word('kind'),
      status: word('status'),
      course: word('course'),
      level: word('level'),
      person: word('person'),
      stage: word('stage'),
    }),
    newCustomer: maybe(fc.boolean()),
    newProduct: maybe(fc.boolean()),
    daysSince: maybe(fc.integer({ min: 0, max: 400 })),
  });

/** A random company with that many facts. */
export const world = (maxFacts = 40, minFacts = 0): fc.Arbitrary<World> =>
  fc
    .record({
      partners: fc.integer({ min: 1, max: 6 }),
      products: fc.integer({ min: 1, max: pools.product.length }),
      facts: fc.integer({ min: minFacts, max: maxFacts }),
    })
    .chain((size) =>
      fc.record({
        partners: fc.tuple(...Array.from({ length: size.partners }, (_, i) => partner(i))),
        products: fc.tuple(
          ...Array.from({ length: size.products }, (_, i) =>
            fc.record({ code: fc.constant(pools.product[i]!), category: word('category'), brand: word('brand') }),
          ),
        ),
        rates: fc.tuple(
          ...['USD', 'GBP'].flatMap((currency) =>
            ['2000-01-01', '2025-06-01', '2026-03-03'].map((from) =>
              fc.bigInt(1n, 3_000_000_000n).map((nano) => ({ currency, from, nano })),
            ),
          ),
        ),
        facts: fc.tuple(...Array.from({ length: size.facts }, (_, i) => fact(i, size.partners, size.products))),
      }),
    );

function attributesOn(world: World, partner: number, date: IsoDate): Attributes {
  return world.partners[partner]!.versions.findLast(({ from }) => from <= date)!.attributes;
}

/** Everyone above a partner on a day, nearest first. */
export function uplineOn(world: World, partner: number, date: IsoDate): Ancestor[] {
  const { parent } = attributesOn(world, partner, date);
  if (parent === null) return [];
  return [
    { code: world.partners[parent]!.code, type: attributesOn(world, parent, date).type },
    ...uplineOn(world, parent, date),
  ];
}

function worthOf(world: World, currency: string, date: IsoDate) {
  if (currency === baseCurrency) return exact(1);
  const { nano } = world.rates.findLast((rate) => rate.currency === currency && rate.from <= date)!;
  return exact(nano);
}

/** The facts as the engine takes them for a program in this currency. */
export function engineFacts(world: World, programCurrency: string): Fact[] {
  return world.facts.map((row) => {
    const money = (amount: bigint | null) => {
      if (amount === null || row.currency === programCurrency) return amount;
      const nano = (currency: string) =>
        currency === baseCurrency ? exact(1_000_000_000) : worthOf(world, currency, row.date);
      return convertMicro(amount, nano(row.currency), nano(programCurrency));
    };
    const on = attributesOn(world, row.partner, row.date);
    const product = row.product === null ? null : world.products[row.product]!;
    const status = (flag: boolean | null) => (flag === null ? null : flag ? 'new' : 'existing');
    const values: Record<string, FieldValue> = {
      partner_type: on.type,
      partner_tier: on.tier,
      partner_region: on.region,
      partner_country: on.country,
      partner_tags: on.tags,
      amount: money(row.amount),
      quantity: row.quantity,
      ...(row.source === 'trainings'
        ? {}
        : {
            product: product?.code ?? null,
            category: product?.category ?? null,
            brand: product?.brand ?? null,
            customer: row.customer,
          }),
    };
    const own: Record<Source, Record<string, FieldValue>> = {
      sales: {
        cost: money(row.cost),
        order: row.texts.order!,
        channel: row.texts.channel!,
        customer_status: status(row.newCustomer),
        product_status: status(row.newProduct),
        days_since_last_order: row.daysSince === null ? null : BigInt(row.daysSince) * 1_000_000n,
      },
      activities: { kind: row.texts.kind!, status: row.texts.status! },
      trainings: {
        kind: row.texts.kind!,
        course: row.texts.course!,
        level: row.texts.level!,
        status: row.texts.status!,
        person: row.texts.person!,
        score: row.score,
      },
      referrals: { stage: row.texts.stage! },
    };
    return {
      source: row.source,
      id: row.id,
      partner: world.partners[row.partner]!.code,
      date: row.date,
      upline: uplineOn(world, row.partner, row.date),
      values: { ...values, ...own[row.source] },
      ...(row.seller === null ? {} : { seller: world.partners[row.seller]!.code }),
      ...(row.corrects === null ? {} : { corrects: row.corrects }),
    };
  });
}
