export const place = {
  overview: 'Overview',
  programs: 'Programs',
  partners: 'Partners',
  imports: 'Imports',
  runs: 'Runs',
  questions: 'Questions',
  people: 'People',
  settings: 'Settings',
  home: 'Home',
  statements: 'Statements',
  whatIf: 'What if',
  colleagues: 'Colleagues',
};
