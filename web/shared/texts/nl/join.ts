export const join = {
  title: {
    invited: 'U bent uitgenodigd voor {{name}}',
    may_join: '{{name}} staat voor u open',
    taking_part: 'U doet mee aan {{name}}',
    left: 'U bent gestopt met {{name}}',
    ended: '{{name}} is afgelopen',
  },
  done: 'U hoeft verder niets te doen.',
  home: 'Naar uw startpagina',
  none: 'Dit programma is niet voor u',
  noneText:
    'Misschien is het afgelopen, of is het voor andere partners bedoeld. Vraag het degene die u de link stuurde.',
  others: 'Naar de programma’s die voor u openstaan',
};
