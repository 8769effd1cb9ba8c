export const budget = {
  of: 'of {{amount}} · {{percent}}%',
  final: '{{amount}} final',
  open: '{{amount}} provisional',
  left: '{{amount}} left',
  over: '{{amount}} over budget',
  none: 'No budget set',
  nothing: 'Nothing granted yet',
};
