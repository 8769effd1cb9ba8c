export const program = {
  back: '← Alle programma’s',
  answer: '{{amount}} toegekend\u00a0· {{partners}}',
  answerOf: '{{amount}} van {{budget}} toegekend\u00a0· {{partners}}',
  rules: 'De regels',
  periods: 'Perioden',
  partners: 'Partners',
  partner: 'Partner',
  others: 'Punten en goederen',
  searchPartner: 'Partners zoeken',
  noPartners: 'Geen partner past hierbij. Probeer een deel van een naam of code, of een andere periode.',
  morePartners: 'Meer partners tonen',
  calculated: 'Berekend op {{when}}.',
};
