export const shell = {
  skip: 'Skip to the content',
  menu: 'Main menu',
  manager: 'Manager',
  otherLanguage: 'In het Nederlands',
  toDark: 'Switch to dark',
  toLight: 'Switch to light',
  signOut: 'Sign out',
  goTo: 'Go to',
  goToHint: 'Where to? A page, a program, an action',
  goToNothing: 'Nothing is called that.',
  pages: 'Pages',
  actions: 'Actions',
};
