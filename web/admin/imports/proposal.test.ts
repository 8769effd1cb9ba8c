import { expect, test } from 'vitest';
import { importKinds } from '../../../src/intake/schema.ts';
import { fieldsOf } from './fields.ts';
import { proposeKind, proposeMapping } from './proposal.ts';

test('what a file holds is proposed from its columns, and among equals from its name', () => {
  expect(proposeKind('export.csv', ['Factuurregel', 'Datum', 'Dealer', 'Bedrag'])).toBe('sales');
  expect(proposeKind('export.csv', ['id', 'date', 'partner', 'course', 'score'])).toBe('trainings');
  expect(proposeKind('export.csv', ['id', 'date', 'partner', 'stage', 'amount'])).toBe('referrals');
  expect(proposeKind('export.csv', ['goal_set', 'partner', 'period', 'value'])).toBe('goals');
  expect(proposeKind('export.csv', ['currency', 'valid_from', 'rate'])).toBe('rates');
  expect(proposeKind('export.csv', ['code', 'name', 'type', 'tier'])).toBe('partners');
  expect(proposeKind('klanten.csv', ['code', 'naam'])).toBe('customers');
  expect(proposeKind('artikelen.csv', ['code', 'naam'])).toBe('products');
});

test('a kind is recognised by its own columns', () => {
  for (const kind of importKinds) expect(proposeKind(`${kind}.csv`, fieldsOf(kind)), kind).toBe(kind);
});

test('columns of other names are proposed, and our own names are left as they are', () => {
  expect(proposeMapping('sales', ['Factuurregel', 'DATUM', 'Dealer', 'Netto bedrag', 'Opmerking'])).toEqual({
    id: 'Factuurregel',
    date: 'DATUM',
    partner: 'Dealer',
    amount: 'Netto bedrag',
  });
  expect(proposeMapping('sales', ['id', 'Date', 'partner', 'amount', 'line'])).toEqual({});
  expect(proposeMapping('customers', ['Klantnummer', 'nummer', 'naam'])).toEqual({
    code: 'Klantnummer',
    name: 'naam',
  });
});
