export const trend = {
  title: 'Granted per period, in {{currency}}',
  partnersTitle: 'Partners earning per period',
  caption: 'Granted per period in {{name}}',
  period: 'Period',
  amount: 'Amount ({{currency}})',
  partners: 'Partners earning',
  state: 'Status',
  show: 'Show as a table',
  hide: 'Hide the table',
  none: 'No period has been calculated yet.',
};
