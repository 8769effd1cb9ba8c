export const kind = {
  sale: 'Sales',
  activity: 'Activity',
  rebate: 'Rebate',
  training: 'Training',
  referral: 'Referral',
};
