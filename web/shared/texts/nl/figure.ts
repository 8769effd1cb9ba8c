export const figure = {
  more: '+{{percent}} t.o.v. {{than}}',
  less: '{{percent}} minder dan {{than}}',
  amountMore: '{{difference}} meer dan {{than}}',
  amountLess: '{{difference}} minder dan {{than}}',
  same: 'gelijk aan {{than}}',
  nearly: 'bijna gelijk aan {{than}}',
  explain: 'Leg {{amount}} uit',
  estimate: 'schatting',
  whoWhen: '{{what}} door {{who}} op {{when}}',
  why: 'Reden: {{why}}',
  back: 'Terug naar {{now}}',
};
