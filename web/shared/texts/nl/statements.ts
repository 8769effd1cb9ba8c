export const statements = {
  inYear: 'U verdiende {{amount}} in {{year}}',
  years: 'Jaren',
  year: {
    final: 'Definitief: deze bedragen veranderen niet meer.',
    partly: 'Een deel is voorlopig en kan nog veranderen.',
    provisional: 'Voorlopig: deze bedragen kunnen nog veranderen.',
  },
  nothingEarned: 'Er is niets verdiend.',
};
