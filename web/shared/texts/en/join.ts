export const join = {
  title: {
    invited: 'You are invited to {{name}}',
    may_join: '{{name}} is open to you',
    taking_part: 'You take part in {{name}}',
    left: 'You left {{name}}',
    ended: '{{name}} has ended',
  },
  done: 'There is nothing else to do.',
  home: 'To your home page',
  none: 'This program is not for you',
  noneText: 'It may have ended, or be meant for other partners. Ask whoever sent you the link.',
  others: 'To the programs that are open to you',
};
