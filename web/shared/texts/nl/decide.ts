export const decide = {
  review: 'Wacht op uw beoordeling',
  draft: 'Concept om af te maken',
  over: '{{amount}} meer verdiend dan begroot',
  gone: 'Budget op',
  nearly: 'Budget bijna op: nog {{amount}}',
  close: 'Klaar om af te sluiten: {{period}}',
};
