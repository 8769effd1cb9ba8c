import { addMonths } from '../engine/period.ts';
import {
  ACTIVITY_COLUMNS,
  activityRows,
  REFERRAL_COLUMNS,
  referralRows,
  TRAINING_COLUMNS,
  trainingRows,
} from './events.ts';
import { seeded, seedOf } from './random.ts';
import { customerCode, lateSaleRows, SALE_COLUMNS, saleRows } from './sales.ts';
import type { DemoPartner, World } from './world.ts';

/** One import file: its name, the kind of row in it, its columns, and its rows as they are needed. */
export interface DemoTable {
  readonly name: string;
  readonly kind:
    | 'partners'
    | 'products'
    | 'customers'
    | 'rates'
    | 'goals'
    | 'sales'
    | 'activities'
    | 'trainings'
    | 'referrals';
  readonly columns: readonly string[];
  readonly rows: () => Iterable<readonly string[]>;
}

/** The demo's import files in the order in which they are imported; `sales-late` comes after the close. */
export function tablesOf(world: World): DemoTable[] {
  return [
    { name: 'partners', kind: 'partners', columns: PARTNER_COLUMNS, rows: () => partnerRows(world) },
    {
      name: 'products',
      kind: 'products',
      columns: ['code', 'name', 'category', 'brand', 'launched_on', 'valid_from'],
      rows: () => productRows(world),
    },
    { name: 'customers', kind: 'customers', columns: ['code', 'name'], rows: () => customerRows(world) },
    { name: 'rates', kind: 'rates', columns: ['currency', 'valid_from', 'rate'], rows: () => rateRows(world) },
    { name: 'goals', kind: 'goals', columns: ['goal_set', 'partner', 'period', 'value'], rows: () => goalRows(world) },
    { name: 'sales', kind: 'sales', columns: SALE_COLUMNS, rows: () => saleRows(world) },
    { name: 'activities', kind: 'activities', columns: ACTIVITY_COLUMNS, rows: () => activityRows(world) },
    { name: 'trainings', kind: 'trainings', columns: TRAINING_COLUMNS, rows: () => trainingRows(world) },
    { name: 'referrals', kind: 'referrals', columns: REFERRAL_COLUMNS, rows: () => referralRows(world) },
    { name: LATE, kind: 'sales', columns: SALE_COLUMNS, rows: () => lateSaleRows(world) },
  ];
}

export const LATE = 'sales-late';

const PARTNER_COLUMNS = [
  'code',
  'name',
  'type',
  'tier',
  'region',
  'country',
  'tags',
  'currency',
  'language',
  'parent',
  'valid_from',
] as const;

/** Parents before those below them. A partner whose tier changed on the first of January has two rows. */
function* partnerRows(world: World): Generator<string[]> {
  const thisYear = `${world.today.slice(0, 4)}-01-01`;
  const row = (partner: World['partners'][number], tier: string, from: string): string[] => [
    partner.code,
    partner.name,
    partner.type,
    tier,
    partner.country.region,
    partner.country.code,
    partner.tags.join(';'),
    partner.country.currency,
    partner.country.language,
    partner.parent?.code ?? '',
    from,
  ];
  for (const partner of world.partners) yield row(partner, partner.earlierTier, world.starts);
  for (const partner of world.partners)
    if (partner.tier !== partner.earlierTier) yield row(partner, partner.tier, thisYear);
}

function* productRows(world: World): Generator<string[]> {
  for (const product of world.products)
    yield [product.code, product.name, product.category.name, product.brand, product.launchedOn, world.starts];
}

function* customerRows(world: World): Generator<string[]> {
  for (let number = 1; number <= world.customers; number += 1)
    yield [customerCode(number), `Customer ${number} (demo)`];
}

/** A rate a month, walking in small steps; in hundred-thousandths of a euro. */
function* rateRows(world: World): Generator<string[]> {
  for (const [currency, start] of [
    ['GBP', 116_400],
    ['CHF', 105_200],
  ] as const) {
    const random = seeded(seedOf(`rates ${currency}`));
    let rate = start;
    for (const month of world.months) {
      rate += random.between(-900, 900);
      yield [currency, month.first, `${Math.floor(rate / 100_000)}.${String(rate % 100_000).padStart(5, '0')}`];
    }
  }
}

/** What a line of a demo sale is worth on average, in euros, and how much more a distributor sells than its weight says. */
const LINE_VALUE = 4000;
const DISTRIBUTOR_FACTOR = 3;

/** What the distributors agreed to sell in their region per quarter, set by hand, for last year and this one. */
function* goalRows(world: World): Generator<string[]> {
  const year = Number(world.today.slice(0, 4));
  const firstYear = world.months.filter((month) => month.first < addMonths(world.starts, 12));
  const turnover = Math.floor((firstYear.reduce((sum, month) => sum + month.lines, 0) * LINE_VALUE) / 4);
  const worth = (partners: readonly DemoPartner[]): number =>
    partners.reduce((sum, { type, weight }) => sum + weight * (type === 'distributor' ? DISTRIBUTOR_FACTOR : 1), 0);
  for (const distributor of world.companies.filter((partner) => partner.type === 'distributor')) {
    const region = world.companies.filter((partner) => partner.parent === distributor || partner === distributor);
    for (const name of [year - 1, year])
      for (let quarter = 1; quarter <= 4; quarter += 1) {
        // In whole thousands, 8% more each year.
        const part = Math.floor((turnover * worth(region)) / worth(world.companies));
        const thousands = Math.max(1, Math.floor((part * (108 + 8 * (name - year))) / 100_000));
        yield ['region-plan', distributor.code, `${name}-Q${quarter}`, String(thousands * 1000)];
      }
  }
}
