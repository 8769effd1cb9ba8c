/** What the server allows styles by that are written into the page: it is in the page, and good for this visit only. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Tells libraries that are fetched later what the page may do; each looks for it under a name of its own. */
export function keepPolicy(): void {
  // What keeps the page from scrolling behind a dialog does so by a style.
  const __webpack_nonce__ = styleNonce();
  // Checks are made without turning text into code.
  const __zod_globalConfig = { jitless: true };
  Object.assign(globalThis, { __webpack_nonce__, __zod_globalConfig });
}
