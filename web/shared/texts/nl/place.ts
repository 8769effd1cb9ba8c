export const place = {
  overview: 'Overzicht',
  programs: 'Programma’s',
  partners: 'Partners',
  imports: 'Imports',
  runs: 'Berekeningen',
  questions: 'Vragen',
  people: 'Mensen',
  settings: 'Instellingen',
  home: 'Begin',
  statements: 'Overzichten',
  whatIf: 'Wat als',
  colleagues: 'Collega’s',
};
