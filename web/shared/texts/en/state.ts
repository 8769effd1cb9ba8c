export const state = {
  loading: 'One moment, fetching the figures.',
  failed: 'This could not be shown.',
  failedAdvice: 'Try again. If it keeps happening, tell whoever runs Vliegwiel for you.',
  unreachable: 'The server cannot be reached.',
  unreachableAdvice: 'Check your connection and try again.',
  safe: 'Nothing has changed: all amounts are as they were.',
  again: 'Try again',
  offline: 'You are offline. What you see stays; it will be brought up to date when the connection is back.',
  noPage: 'There is no page here',
  noPageText: 'The address may have been mistyped, or what was here has gone.',
  home: 'Go to the first page',
};
