export const budget = {
  of: 'of {{amount}} · {{percent}}%',
  final: '{{amount}} final',
  open: '{{amount}} provisional',
  left: '{{amount}} left',
  over: '{{amount}} over budget',
  none: 'No budget set',
  nothing: 'Nothing granted yet',
  expected: '{{amount}} more expected by the end',
  expectedOver: 'expected to end {{amount}} over budget',
  expectedLeft: 'expected to end with {{amount}} left',
};
