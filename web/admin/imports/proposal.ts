import type { ImportKind } from '../../../src/intake/schema.ts';
import { type Field, fieldsOf } from './fields.ts';

/*
 * What a file seems to hold, and which of its columns is what: proposals from names that accounts and spreadsheets use, in English and
 * Dutch. A person looks at them before anything is taken in.
 */

/** Without these a file of that kind cannot be. */
const telling: Record<ImportKind, readonly Field[]> = {
  sales: ['id', 'date', 'partner', 'amount'],
  activities: ['id', 'date', 'partner', 'kind'],
  trainings: ['id', 'date', 'partner', 'course'],
  referrals: ['id', 'date', 'partner', 'stage'],
  goals: ['goal_set', 'partner', 'period', 'value'],
  rates: ['currency', 'valid_from', 'rate'],
  partners: ['code', 'name', 'type'],
  products: ['code', 'name', 'category'],
  customers: ['code', 'name'],
};

const inName: Record<ImportKind, RegExp> = {
  sales: /sale|verkoop|verkopen|invoice|factu|omzet/,
  activities: /activit|demo|event/,
  trainings: /training|cursus|course|certif/,
  referrals: /referral|lead|doorverwij/,
  goals: /goal|target|doel/,
  rates: /rate|koers/,
  partners: /partner|dealer|reseller|wederverkoper/,
  products: /product|artikel|item/,
  customers: /customer|klant|debit/,
};

/** Other names of a field, without spaces, marks and capitals. */
const otherNames: Partial<Record<Field, string>> = {
  id: 'invoiceline,factuurregel,line,lineid,regel,regelnummer,transaction,transactionid,saleid,verkoopid,nummer,number,reference,kenmerk',
  code: 'nummer,number,no,id,partnercode,dealercode,customercode,klantcode,klantnummer,productcode,sku,artikelcode,artikelnummer,itemno',
  date: 'datum,invoicedate,factuurdatum,postingdate,boekdatum,orderdate,saledate,verkoopdatum,day,dag',
  partner: 'partnercode,partnerno,partnernummer,dealer,dealercode,reseller,resellercode,wederverkoper,account',
  currency: 'valuta,munt,muntsoort',
  amount: 'bedrag,net,netto,netamount,nettobedrag,total,totaal,omzet,revenue,turnover',
  quantity: 'aantal,qty,stuks,units',
  cost: 'kosten,kostprijs,costprice,cogs',
  product: 'productcode,sku,artikel,artikelcode,artikelnummer,item,itemno,itemnumber',
  customer: 'klant,klantcode,klantnummer,customercode,customerno,customernumber,eindklant,endcustomer',
  order: 'orderno,ordernumber,ordernummer,bestelling,bestelnummer',
  seller: 'verkoper,salesperson,rep',
  channel: 'kanaal',
  kind: 'soort,type',
  stage: 'fase,stadium',
  course: 'cursus,training,coursecode',
  level: 'niveau',
  person: 'persoon,employee,medewerker,naam,name',
  score: 'cijfer,result,resultaat',
  corrects: 'corrigeert,correctionof,correctievan',
  split: 'verdeling',
  goal_set: 'goalset,doelenset,set',
  period: 'periode',
  value: 'waarde,goal,target,doel',
  name: 'naam,company,bedrijf,bedrijfsnaam,description,omschrijving',
  type: 'soort',
  tier: 'niveau,level',
  region: 'regio',
  country: 'land',
  tags: 'labels',
  language: 'taal',
  parent: 'bovenliggend,distributor,moeder',
  category: 'categorie,group,groep,productgroup,productgroep',
  brand: 'merk',
  launched_on: 'launchdate,launched,introductie,introductiedatum',
  rate: 'koers,exchangerate,wisselkoers',
  valid_from: 'from,vanaf,geldigvanaf,ingangsdatum',
};

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const isNamed = (field: Field, column: string): boolean => {
  const others = otherNames[field]?.split(',') ?? [];
  return bare(column) === bare(field) || others.includes(bare(column));
};

/** Our column → the file's, for those that have another name than ours; a column serves once. */
export function proposeMapping(kind: ImportKind, columns: readonly string[]): Record<string, string> {
  const fields = fieldsOf(kind);
  const ours = new Set(columns.map((column) => column.trim().toLowerCase()));
  const free = columns.filter((column) => !fields.some((field) => field === column.trim().toLowerCase()));
  const mapping: Record<string, string> = {};
  for (const field of fields) {
    if (ours.has(field)) continue;
    const at = free.findIndex((column) => isNamed(field, column));
    if (at >= 0) mapping[field] = free.splice(at, 1)[0]!;
  }
  return mapping;
}

/** The kind whose telling columns are there most; among equals, the one that the file's name speaks of. */
export function proposeKind(file: string, columns: readonly string[]): ImportKind {
  const kinds = Object.keys(telling) as ImportKind[];
  const score = (kind: ImportKind): number => {
    const there = telling[kind].filter((field) => columns.some((column) => isNamed(field, column))).length;
    const known = fieldsOf(kind).filter((field) => columns.some((column) => isNamed(field, column))).length;
    const named = inName[kind].test(file.toLowerCase()) ? 0.4 : 0;
    return there / telling[kind].length + named + known / 100;
  };
  return kinds.reduce((best, kind) => (score(kind) > score(best) ? kind : best));
}
