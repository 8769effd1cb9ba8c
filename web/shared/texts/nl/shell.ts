export const shell = {
  skip: 'Naar de inhoud',
  menu: 'Hoofdmenu',
  manager: 'Manager',
  otherLanguage: 'In English',
  toDark: 'Donkere weergave',
  toLight: 'Lichte weergave',
  signOut: 'Afmelden',
  goTo: 'Ga naar',
  goToHint: 'Waarheen? Een pagina, een programma, een handeling',
  goToNothing: 'Niets heet zo.',
  pages: 'Pagina’s',
  actions: 'Handelingen',
};
