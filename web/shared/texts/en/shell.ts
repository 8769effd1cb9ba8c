export const shell = {
  skip: 'Skip to the content',
  menu: 'Main menu',
  programs: 'Programs',
  manager: 'Manager',
  otherLanguage: 'In het Nederlands',
  toDark: 'Switch to dark',
  toLight: 'Switch to light',
  signOut: 'Sign out',
};
