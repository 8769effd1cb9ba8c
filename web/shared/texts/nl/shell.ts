export const shell = {
  skip: 'Naar de inhoud',
  menu: 'Hoofdmenu',
  programs: 'Programma’s',
  manager: 'Manager',
  otherLanguage: 'In English',
  toDark: 'Donkere weergave',
  toLight: 'Lichte weergave',
  signOut: 'Afmelden',
};
