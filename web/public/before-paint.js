// Before anything is drawn: the reader's own choice of light or dark and of language, so that the page does not flash.
(() => {
  const root = document.documentElement;
  let scheme = 'auto';
  let language = null;
  try {
    scheme = localStorage.getItem('vliegwiel-scheme') ?? 'auto';
    language = localStorage.getItem('vliegwiel-language');
  } catch {
    // Storage may be blocked; the browser's own preferences hold then.
  }
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const chosen = language ?? (navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en');
  root.lang = chosen;
  // The program would ask for these one after another.
  const texts = document.currentScript?.dataset[chosen];
  if (texts) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: texts }));
})();
