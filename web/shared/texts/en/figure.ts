export const figure = {
  more: '+{{percent}} on {{than}}',
  less: '{{percent}} less than {{than}}',
  amountMore: '{{difference}} more than {{than}}',
  amountLess: '{{difference}} less than {{than}}',
  same: 'the same as {{than}}',
  nearly: 'almost the same as {{than}}',
  explain: 'Explain {{amount}}',
  estimate: 'estimate',
  whoWhen: '{{what}} by {{who}} on {{when}}',
  why: 'Why: {{why}}',
  back: 'Back to {{now}}',
};
