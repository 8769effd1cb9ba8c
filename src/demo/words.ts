import type { PartnerType } from '../engine/fact.ts';

/* What the demo company is made of. Every name is plainly made up and ends in "(demo)"; people are numbers, not names. */

export const COMPANY_NAME = 'Vliegwiel Demo Climate';
export const BASE_CURRENCY = 'EUR';

export const COLOURS = [
  'Amber',
  'Blue',
  'Copper',
  'Golden',
  'Green',
  'Indigo',
  'Ivory',
  'Orange',
  'Red',
  'Silver',
  'Violet',
  'White',
];
export const ANIMALS = [
  'Beaver',
  'Crane',
  'Falcon',
  'Fox',
  'Hare',
  'Heron',
  'Lynx',
  'Otter',
  'Owl',
  'Plover',
  'Swan',
  'Tern',
  'Wren',
];

export interface Country {
  readonly code: string;
  readonly region: string;
  readonly currency: string;
  readonly language: 'en' | 'nl';
  /** How many of a hundred partners are here. */
  readonly share: number;
  /** What a company of each type calls its trade here. */
  readonly trade: Readonly<Record<Exclude<PartnerType, 'seller'>, string>>;
}

const dutch = {
  distributor: 'Groothandel',
  reseller: 'Klimaattechniek',
  retailer: 'Woonwinkel',
  service_provider: 'Installatie',
};
const german = {
  distributor: 'Großhandel',
  reseller: 'Klimatechnik',
  retailer: 'Baumarkt',
  service_provider: 'Haustechnik',
};
const french = { distributor: 'Distribution', reseller: 'Énergie', retailer: 'Maison', service_provider: 'Services' };
const english = { distributor: 'Wholesale', reseller: 'Climate', retailer: 'Home', service_provider: 'Installers' };

export const COUNTRIES: readonly Country[] = [
  { code: 'NL', region: 'Benelux', currency: 'EUR', language: 'nl', share: 36, trade: dutch },
  { code: 'DE', region: 'DACH', currency: 'EUR', language: 'en', share: 20, trade: german },
  { code: 'FR', region: 'France', currency: 'EUR', language: 'en', share: 12, trade: french },
  { code: 'GB', region: 'UK and Ireland', currency: 'GBP', language: 'en', share: 9, trade: english },
  { code: 'BE', region: 'Benelux', currency: 'EUR', language: 'nl', share: 14, trade: dutch },
  { code: 'CH', region: 'DACH', currency: 'CHF', language: 'en', share: 4, trade: german },
  { code: 'IE', region: 'UK and Ireland', currency: 'EUR', language: 'en', share: 5, trade: english },
];

export const TAGS = ['showroom', 'solar-specialist', 'heat-pump-specialist', 'key-account', 'rural', 'online'];

export interface Category {
  readonly name: string;
  readonly code: string;
  /** How many of a hundred products, and list prices from and to, in cents. */
  readonly share: number;
  readonly prices: readonly [number, number];
  readonly largestQuantity: number;
  /** How much is sold from January to December, in hundredths of an ordinary month. */
  readonly season: readonly number[];
  readonly noun: string;
}

export const CATEGORIES: readonly Category[] = [
  {
    name: 'Heat pumps',
    code: 'HP',
    share: 20,
    prices: [180_000, 720_000],
    largestQuantity: 3,
    season: [110, 95, 90, 80, 70, 65, 70, 85, 120, 140, 145, 130],
    noun: 'Heat pump',
  },
  {
    name: 'Solar panels',
    code: 'PV',
    share: 20,
    prices: [9_500, 28_000],
    largestQuantity: 24,
    season: [55, 70, 110, 140, 155, 150, 130, 110, 95, 75, 60, 50],
    noun: 'Solar panel',
  },
  {
    name: 'Batteries',
    code: 'BA',
    share: 12,
    prices: [140_000, 560_000],
    largestQuantity: 2,
    season: [80, 85, 100, 115, 125, 120, 105, 95, 95, 95, 95, 90],
    noun: 'Home battery',
  },
  {
    name: 'Charge points',
    code: 'CP',
    share: 14,
    prices: [42_000, 145_000],
    largestQuantity: 6,
    season: [90, 95, 105, 105, 105, 100, 85, 85, 105, 110, 110, 105],
    noun: 'Charge point',
  },
  {
    name: 'Thermostats',
    code: 'TH',
    share: 14,
    prices: [7_900, 28_900],
    largestQuantity: 20,
    season: [115, 100, 90, 80, 70, 65, 65, 80, 115, 135, 145, 140],
    noun: 'Thermostat',
  },
  {
    name: 'Service kits',
    code: 'SK',
    share: 20,
    prices: [1_950, 24_500],
    largestQuantity: 12,
    season: [105, 100, 100, 95, 95, 90, 80, 85, 105, 115, 115, 115],
    noun: 'Service kit',
  },
];

export const BRANDS = ['Noordlicht', 'Zonnewiel', 'Stroomlijn', 'Warmtebron'];

export const CHANNELS = ['direct', 'web', 'field', 'project'];

export const COURSES = [
  { code: 'HP-BASIC', level: 'basic' },
  { code: 'HP-EXPERT', level: 'expert' },
  { code: 'PV-BASIC', level: 'basic' },
  { code: 'PV-EXPERT', level: 'expert' },
  { code: 'BAT-SAFETY', level: 'mandatory' },
] as const;
