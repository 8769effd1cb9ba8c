import { addDays, type IsoDate } from '../engine/period.ts';
import { type Random, seeded, seedOf } from './random.ts';
import { customerCode } from './sales.ts';
import { COURSES } from './words.ts';
import type { DemoMonth, DemoPartner, World } from './world.ts';

export const ACTIVITY_COLUMNS = [
  'id',
  'date',
  'partner',
  'kind',
  'status',
  'quantity',
  'amount',
  'currency',
  'product',
  'customer',
  'seller',
  'corrects',
] as const;
export const TRAINING_COLUMNS = [
  'id',
  'date',
  'partner',
  'kind',
  'course',
  'level',
  'status',
  'person',
  'score',
  'quantity',
  'currency',
  'seller',
] as const;
export const REFERRAL_COLUMNS = [
  'id',
  'date',
  'partner',
  'stage',
  'amount',
  'currency',
  'customer',
  'product',
  'seller',
  'corrects',
] as const;

const dayIn = (random: Random, month: DemoMonth): IsoDate => addDays(month.first, random.below(month.days));
const byDate = (rows: string[][]): string[][] =>
  rows.sort((a, b) => (a[1]! < b[1]! ? -1 : a[1]! > b[1]! ? 1 : a[0]! < b[0]! ? -1 : 1));
/** Partners that hold demonstrations, events and campaigns, and refer customers. */
const active = (world: World): DemoPartner[] => world.companies.filter((partner) => partner.type !== 'distributor');

/** Demonstrations with a product and a customer, events, and campaigns with what they cost; some are cancelled later by a correction. */
export function activityRows(world: World): string[][] {
  const rows: string[][] = [];
  let number = 0;
  for (const month of world.months) {
    const random = seeded(seedOf(`activities ${month.first}`));
    for (const partner of active(world)) {
      const eagerness = 300 + partner.weight / 2;
      for (let chance = 0; chance < 3; chance += 1) {
        if (!random.chance(Math.min(650, eagerness))) continue;
        number += 1;
        rows.push(...activity(random, world, month, partner, `A-${String(number).padStart(5, '0')}`));
      }
    }
  }
  return byDate(rows);
}

function activity(random: Random, world: World, month: DemoMonth, partner: DemoPartner, id: string): string[][] {
  const date = dayIn(random, month);
  const { currency } = partner.country;
  const seller = partner.sellers.length > 0 && random.chance(600) ? random.pick(partner.sellers) : '';
  const die = random.below(10);
  if (die < 7) {
    const launched = world.products.filter((product) => product.launchedOn <= date);
    const customer = customerCode(partner.firstCustomer + random.below(Math.max(1, partner.customers)));
    const row = [
      id,
      date,
      partner.code,
      'demo',
      random.chance(900) ? 'done' : 'no_show',
      '1',
      '',
      currency,
      random.pick(launched).code,
      customer,
      seller,
      '',
    ];
    const takenBack = addDays(date, 5);
    if (row[4] !== 'done' || takenBack > world.today || !random.chance(15)) return [row];
    // Found not to have happened: a correction with the difference.
    return [row, [`${id}-X`, takenBack, ...row.slice(2, 5), '-1', '', ...row.slice(7, 11), id]];
  }
  if (die < 9)
    return [[id, date, partner.code, 'event', 'done', String(random.between(8, 60)), '', currency, '', '', seller, '']];
  const cost = random.between(40, 600) * 10;
  return [
    [
      id,
      date,
      partner.code,
      'campaign',
      random.chance(850) ? 'proven' : 'open',
      '1',
      `${cost}.${String(random.below(100)).padStart(2, '0')}`,
      currency,
      '',
      '',
      '',
      '',
    ],
  ];
}

/** Certifications, conferences, monthly quizzes with a score, and mandatory courses that were not done in time. */
export function trainingRows(world: World): string[][] {
  const rows: string[][] = [];
  let number = 0;
  for (const month of world.months) {
    const random = seeded(seedOf(`trainings ${month.first}`));
    const add = (
      partner: DemoPartner,
      kind: string,
      course: string,
      level: string,
      status: string,
      person: string,
      score: string,
      seller = '',
    ): void => {
      number += 1;
      rows.push([
        `T-${String(number).padStart(5, '0')}`,
        dayIn(random, month),
        partner.code,
        kind,
        course,
        level,
        status,
        person,
        score,
        '1',
        partner.country.currency,
        seller,
      ]);
    };
    for (const partner of world.partners) {
      if (partner.type === 'distributor') continue;
      const isSeller = partner.type === 'seller';
      const person = isSeller ? partner.code : `${partner.code}-${random.between(1, 4)}`;
      if (random.chance(isSeller ? 500 : 350)) {
        const score = Math.min(100, random.between(35, 80) + random.below(35));
        add(
          partner,
          'quiz',
          `QUIZ-${month.first.slice(0, 7)}`,
          'basic',
          score >= 60 ? 'passed' : 'failed',
          person,
          String(score),
        );
      }
      if (random.chance(90)) {
        const course = random.pick(COURSES);
        const score = random.between(45, 100);
        add(
          partner,
          'certification',
          course.code,
          course.level,
          score >= 60 ? 'passed' : 'failed',
          person,
          String(score),
        );
      }
      if (random.chance(12)) add(partner, 'certification', 'BAT-SAFETY', 'mandatory', 'overdue', person, '');
      if ((month.month === 2 || month.month === 8) && random.chance(300))
        add(partner, 'conference', 'CLIMATE-DAYS', 'basic', 'attended', person, '');
    }
  }
  return byDate(rows);
}

const STAGES = ['registered', 'qualified', 'won'] as const;

/** A referral walks through its stages, one fact each: registered, qualified, won, or lost on the way. Few that were won are cancelled. */
export function referralRows(world: World): string[][] {
  const rows: string[][] = [];
  let number = 0;
  for (const month of world.months) {
    const random = seeded(seedOf(`referrals ${month.first}`));
    for (const partner of active(world)) {
      if (!random.chance(partner.type === 'service_provider' ? 420 : 200)) continue;
      number += 1;
      rows.push(...referral(random, world, partner, `F-${String(number).padStart(5, '0')}`, dayIn(random, month)));
    }
  }
  return byDate(rows);
}

function referral(random: Random, world: World, partner: DemoPartner, id: string, start: IsoDate): string[][] {
  const rows: string[][] = [];
  const amount = `${random.between(20, 900) * 100}`;
  const customer = customerCode(partner.firstCustomer + random.below(Math.max(1, partner.customers)));
  const product = random.pick(world.products.filter((candidate) => candidate.launchedOn <= start)).code;
  const seller = partner.sellers.length > 0 && random.chance(500) ? random.pick(partner.sellers) : '';
  let date = start;
  const add = (suffix: string, stage: string, value: string, corrects = ''): void => {
    if (date <= world.today)
      rows.push([
        `${id}-${suffix}`,
        date,
        partner.code,
        stage,
        value,
        partner.country.currency,
        customer,
        product,
        seller,
        corrects,
      ]);
  };
  for (const [index, stage] of STAGES.entries()) {
    if (index > 0 && random.chance(index === 1 ? 350 : 450)) {
      add('L', 'lost', '0');
      return rows;
    }
    add(String(index + 1), stage, amount);
    date = addDays(date, random.between(10, 55));
  }
  // Cancelled after it was won: the stage is taken back by a correction.
  if (random.chance(60)) add('C', 'cancelled', `-${amount}`, `${id}-3`);
  return rows;
}
