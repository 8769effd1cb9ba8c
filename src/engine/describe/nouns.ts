import type { PartnerType, Source } from '../fact.ts';
import type { PeriodKind } from '../period.ts';
import type { Incentive, Measure } from '../program.ts';
import type { InEveryLanguage, Language } from '../words.ts';

/** A noun as a person writes it. `het` is the Dutch article's gender: het bedrag, de marge. */
export interface Noun {
  readonly one: InEveryLanguage;
  readonly many: InEveryLanguage;
  readonly het?: true;
}

const noun = (one: string, many: string, een: string, meer: string, het?: 'het'): Noun => ({
  one: { en: one, nl: een },
  many: { en: many, nl: meer },
  ...(het && { het: true as const }),
});

/** One fact of a source. */
export const factNouns: Readonly<Record<Source, Noun>> = {
  sales: noun('sale line', 'sale lines', 'verkoopregel', 'verkoopregels'),
  activities: noun('activity', 'activities', 'activiteit', 'activiteiten'),
  trainings: noun('training', 'trainings', 'training', 'trainingen'),
  referrals: noun('referral', 'referrals', 'doorverwijzing', 'doorverwijzingen'),
};

/** "your sales": what a partner calls them together. */
export const sourceNames: Readonly<Record<Source, InEveryLanguage>> = {
  sales: { en: 'sales', nl: 'verkopen' },
  activities: { en: 'activities', nl: 'activiteiten' },
  trainings: { en: 'trainings', nl: 'trainingen' },
  referrals: { en: 'referrals', nl: 'doorverwijzingen' },
};

const fieldNouns: Readonly<Record<string, Noun>> = {
  id: noun('reference', 'references', 'kenmerk', 'kenmerken', 'het'),
  date: noun('date', 'dates', 'datum', 'datums'),
  partner: noun('partner', 'partners', 'partner', 'partners'),
  partner_type: noun('partner type', 'partner types', 'partnersoort', 'partnersoorten'),
  partner_tier: noun('partner tier', 'partner tiers', 'partnerniveau', 'partnerniveaus', 'het'),
  partner_region: noun('partner region', 'partner regions', 'regio van de partner', "regio's van de partner"),
  partner_country: noun('partner country', 'partner countries', 'land van de partner', 'landen van de partner', 'het'),
  partner_tags: noun('partner tag', 'partner tags', 'label van de partner', 'labels van de partner', 'het'),
  seller: noun('seller', 'sellers', 'verkoper', 'verkopers'),
  amount: noun('amount', 'amounts', 'bedrag', 'bedragen', 'het'),
  quantity: noun('quantity', 'quantities', 'hoeveelheid', 'hoeveelheden'),
  product: noun('product', 'products', 'product', 'producten', 'het'),
  category: noun('product category', 'product categories', 'productcategorie', 'productcategorieën'),
  brand: noun('brand', 'brands', 'merk', 'merken', 'het'),
  cost: noun('cost', 'costs', 'kostprijs', 'kostprijzen'),
  margin: noun('margin', 'margins', 'marge', 'marges'),
  customer: noun('customer', 'customers', 'klant', 'klanten'),
  order: noun('order', 'orders', 'bestelling', 'bestellingen'),
  channel: noun('channel', 'channels', 'verkoopkanaal', 'verkoopkanalen', 'het'),
  customer_status: noun('customer status', 'customer statuses', 'klantstatus', 'klantstatussen'),
  product_status: noun('product status', 'product statuses', 'productstatus', 'productstatussen'),
  days_since_last_order: noun(
    'number of days since the last order',
    'numbers of days since the last order',
    'aantal dagen sinds de vorige bestelling',
    'aantallen dagen sinds de vorige bestelling',
    'het',
  ),
  kind: noun('kind', 'kinds', 'soort', 'soorten'),
  status: noun('status', 'statuses', 'status', 'statussen'),
  course: noun('course', 'courses', 'cursus', 'cursussen'),
  level: noun('level', 'levels', 'niveau', 'niveaus', 'het'),
  person: noun('person', 'people', 'persoon', 'personen'),
  score: noun('score', 'scores', 'score', 'scores'),
  stage: noun('stage', 'stages', 'fase', 'fasen'),
};

/** What a reward or limit "per fact" is about: a sale line, or an order when lines of the same order are taken as one. */
export function oneOf(measure: Measure): Noun {
  const simple = 'ratio' in measure ? measure.ratio.of : measure;
  return simple.per === undefined ? factNouns[simple.source] : fieldNoun(simple.per);
}

/** The field's noun; a field that nobody knows is named as it is written (`check` reports it). */
export function fieldNoun(field: string): Noun {
  if (Object.hasOwn(fieldNouns, field)) return fieldNouns[field]!;
  return noun(`“${field}”`, `“${field}”`, `“${field}”`, `“${field}”`, 'het');
}

/** The fields that have a noun of their own; a test holds them against the sources' fields. */
export const namedFields: readonly string[] = Object.keys(fieldNouns);

const values: Readonly<Record<string, Readonly<Record<string, InEveryLanguage>>>> = {
  customer_status: { new: { en: 'new', nl: 'nieuw' }, existing: { en: 'existing', nl: 'bestaand' } },
  product_status: { new: { en: 'new', nl: 'nieuw' }, existing: { en: 'existing', nl: 'bestaand' } },
};

/** A value that has its own word ("new"), or undefined. */
export function valueName(field: string, value: string, language: Language): string | undefined {
  const known = Object.hasOwn(values, field) ? values[field] : undefined;
  return known && Object.hasOwn(known, value) ? known[value]![language] : undefined;
}

export const partnerTypeNouns: Readonly<Record<PartnerType, Noun>> = {
  distributor: noun('distributor', 'distributors', 'distributeur', 'distributeurs'),
  reseller: noun('reseller', 'resellers', 'wederverkoper', 'wederverkopers'),
  seller: noun('seller', 'sellers', 'verkoper', 'verkopers'),
  service_provider: noun('service provider', 'service providers', 'dienstverlener', 'dienstverleners'),
  retailer: noun('retailer', 'retailers', 'winkelier', 'winkeliers'),
};

export const periodNouns: Readonly<Record<PeriodKind, Noun>> = {
  month: noun('month', 'months', 'maand', 'maanden'),
  quarter: noun('quarter', 'quarters', 'kwartaal', 'kwartalen', 'het'),
  year: noun('year', 'years', 'jaar', 'jaren', 'het'),
  campaign: noun('campaign', 'campaigns', 'campagne', 'campagnes'),
};

/** What an incentive is called when it has no name. */
export const incentiveKindNames: Readonly<Record<Incentive['kind'], InEveryLanguage>> = {
  sale: { en: 'a reward for selling', nl: 'een premie voor verkoop' },
  activity: { en: 'a reward for activities', nl: 'een premie voor activiteiten' },
  rebate: { en: 'a rebate', nl: 'een bonus achteraf' },
  training: { en: 'a reward for learning', nl: 'een premie voor opleiding' },
  referral: { en: 'a reward for referrals', nl: 'een premie voor doorverwijzingen' },
};

/** "the margin", "de marge", "het bedrag". */
export function theOne(of: Noun, language: Language): string {
  return language === 'en' ? `the ${of.one.en}` : `${of.het ? 'het' : 'de'} ${of.one.nl}`;
}

/** "the average margin", "de gemiddelde marge", "het gemiddelde bedrag". */
export function theOneWith(adjective: InEveryLanguage, of: Noun, language: Language): string {
  return language === 'en'
    ? `the ${adjective.en} ${of.one.en}`
    : `${of.het ? 'het' : 'de'} ${adjective.nl} ${of.one.nl}`;
}
