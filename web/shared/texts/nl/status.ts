export const status = {
  draft: 'Concept',
  in_review: 'Ter beoordeling',
  active: 'Actief',
  ended: 'Beëindigd',
  provisional: 'Voorlopig',
  final: 'Definitief',
};
