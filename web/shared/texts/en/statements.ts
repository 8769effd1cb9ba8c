export const statements = {
  inYear: 'You earned {{amount}} in {{year}}',
  years: 'Years',
  year: {
    final: 'Final: these amounts no longer change.',
    partly: 'Part of it is provisional and can still change.',
    provisional: 'Provisional: these amounts can still change.',
  },
  nothingEarned: 'Nothing was earned.',
};
