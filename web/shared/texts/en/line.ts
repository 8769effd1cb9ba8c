export const line = {
  rule: 'The rule',
  steps: 'How it came about, step by step',
  next: '{{left}} to go to the edge of the next step,',
  nextAt: 'at {{at}}',
};
