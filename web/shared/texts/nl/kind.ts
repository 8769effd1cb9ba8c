export const kind = {
  sale: 'Verkoop',
  activity: 'Activiteiten',
  rebate: 'Bonus',
  training: 'Training',
  referral: 'Doorverwijzing',
};
