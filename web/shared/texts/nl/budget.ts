export const budget = {
  of: 'van {{amount}} · {{percent}}%',
  final: '{{amount}} definitief',
  open: '{{amount}} voorlopig',
  left: 'nog {{amount}} over',
  over: '{{amount}} boven budget',
  none: 'Geen budget ingesteld',
  nothing: 'Nog niets toegekend',
  expected: 'naar verwachting komt er {{amount}} bij',
  expectedOver: 'naar verwachting {{amount}} boven budget',
  expectedLeft: 'naar verwachting blijft {{amount}} over',
};
