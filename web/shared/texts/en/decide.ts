export const decide = {
  review: 'Waiting for your review',
  draft: 'Draft to finish',
  over: '{{amount}} more earned than budgeted',
  gone: 'Budget used up',
  nearly: 'Budget nearly used up: {{amount}} left',
  close: 'Ready to close: {{period}}',
};
