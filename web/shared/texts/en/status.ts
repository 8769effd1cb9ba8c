export const status = {
  draft: 'Draft',
  in_review: 'In review',
  active: 'Active',
  ended: 'Ended',
  provisional: 'Provisional',
  final: 'Final',
};
