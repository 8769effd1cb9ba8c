export const place = {
  overview: 'Overzicht',
  programs: 'Programma’s',
  partners: 'Partners',
  imports: 'Invoer',
  runs: 'Berekeningen',
  questions: 'Vragen',
  people: 'Mensen',
  settings: 'Instellingen',
  home: 'Begin',
  statements: 'Afrekeningen',
  whatIf: 'Wat als',
  colleagues: 'Collega’s',
};
