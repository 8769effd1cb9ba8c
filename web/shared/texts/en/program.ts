export const program = {
  back: '← All programs',
  answer: '{{amount}} granted\u00a0· {{partners}}',
  answerOf: '{{amount}} of {{budget}} granted\u00a0· {{partners}}',
  rules: 'The rules',
  periods: 'Periods',
  partners: 'Partners',
  partner: 'Partner',
  others: 'Points and goods',
  searchPartner: 'Search partners',
  noPartners: 'No partner fits. Try part of a name or a code, or another period.',
  morePartners: 'Show more partners',
  calculated: 'Calculated {{when}}.',
};
