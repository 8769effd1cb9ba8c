export const line = {
  rule: 'De regel',
  steps: 'Hoe dit tot stand kwam, stap voor stap',
  next: 'Nog {{left}} te gaan tot de grens van de volgende stap,',
  nextAt: 'bij {{at}}',
};
