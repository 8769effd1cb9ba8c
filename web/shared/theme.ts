import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/*
 * The whole look in one place. One accent (petrol), neutral greys, three state colours that never stand alone. Four text sizes: small,
 * text, title, headline. Distances are multiples of eight. Every pair of text and ground has a contrast of at least 4.5.
 */

const petrol: MantineColorsTuple = [
  '#e8f4f7',
  '#d3e7ed',
  '#a9d1dd',
  '#7cc4d8',
  '#4d9fb5',
  '#2c829b',
  '#186f88',
  '#0f5f76',
  '#0a4d61',
  '#063c4c',
];

/** Mantine's greys in dark mode, from text to ground. */
const dark: MantineColorsTuple = [
  '#e6ecef',
  '#c3ced5',
  '#9fb0ba',
  '#6c7d88',
  '#36444e',
  '#27323a',
  '#1b242b',
  '#10161b',
  '#0c1115',
  '#080b0e',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, dark },
  white: '#ffffff',
  black: '#14212b',
  fontFamily: '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontSizes: { xs: '0.8125rem', sm: '1rem', md: '1rem', lg: '1.25rem', xl: '2rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.2' },
  spacing: { xs: '0.5rem', sm: '1rem', md: '1.5rem', lg: '2rem', xl: '3rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // A dialog's head is not the page's: there is one of those.
  components: { Modal: { defaultProps: { attributes: { header: { role: 'none' } } } } },
});

/** Names of our own for what the pages draw with; each has a value for light and one for dark, chosen apart. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--size-small': '0.8125rem',
    '--size-text': '1rem',
    '--size-title': '1.25rem',
    '--size-headline': 'clamp(1.625rem, 1.1rem + 2.2vw, 2.5rem)',
  },
  light: {
    '--mantine-color-body': '#fbfcfc',
    '--mantine-color-text': '#14212b',
    '--mantine-color-dimmed': '#566572',
    '--mantine-color-placeholder': '#63717d',
    '--mantine-color-error': '#a8231b',
    '--page': '#fbfcfc',
    '--raised': '#ffffff',
    '--wash': '#f0f4f5',
    '--line': '#dfe6e9',
    '--line-strong': '#7d8b96',
    '--ink': '#14212b',
    '--quiet': '#566572',
    '--accent': '#0f5f76',
    '--accent-mid': '#6aa7b8',
    '--accent-soft': '#d3e7ed',
    '--good': '#1a6b3b',
    '--good-soft': '#e2f2e7',
    '--warn': '#855000',
    '--warn-soft': '#fbf0dc',
    '--bad': '#a8231b',
    '--bad-soft': '#fbe9e7',
  },
  dark: {
    '--mantine-color-body': '#10161b',
    '--mantine-color-text': '#e6ecef',
    '--mantine-color-dimmed': '#9fb0ba',
    '--mantine-color-placeholder': '#8c9da8',
    '--mantine-color-error': '#ffa79d',
    '--page': '#10161b',
    '--raised': '#161e24',
    '--wash': '#1a232a',
    '--line': '#27323a',
    '--line-strong': '#6c7d88',
    '--ink': '#e6ecef',
    '--quiet': '#9fb0ba',
    '--accent': '#7cc4d8',
    '--accent-mid': '#3d7f92',
    '--accent-soft': '#1f3d48',
    '--good': '#82d3a0',
    '--good-soft': '#16301f',
    '--warn': '#f2bd6a',
    '--warn-soft': '#352813',
    '--bad': '#ffa79d',
    '--bad-soft': '#3a1d1a',
  },
});
