export const trend = {
  title: 'Toegekend per periode, in {{currency}}',
  partnersTitle: 'Partners met premie per periode',
  caption: 'Toegekend per periode in {{name}}',
  period: 'Periode',
  amount: 'Bedrag ({{currency}})',
  partners: 'Partners met premie',
  state: 'Status',
  show: 'Als tabel tonen',
  hide: 'Tabel verbergen',
  none: 'Er is nog geen periode berekend.',
};
