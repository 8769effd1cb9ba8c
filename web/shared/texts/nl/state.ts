export const state = {
  loading: 'Een ogenblik, de cijfers worden opgehaald.',
  failed: 'Dit kon niet worden getoond.',
  failedAdvice: 'Probeer het opnieuw. Gebeurt het weer, meld het dan aan wie Vliegwiel voor u beheert.',
  unreachable: 'De server is niet bereikbaar.',
  unreachableAdvice: 'Controleer uw verbinding en probeer het opnieuw.',
  safe: 'Er is niets veranderd: alle bedragen zijn zoals ze waren.',
  again: 'Opnieuw proberen',
  offline: 'U bent offline. Wat u ziet blijft staan en wordt bijgewerkt zodra er weer verbinding is.',
  noPage: 'Hier is geen pagina',
  noPageText: 'Misschien is het adres verkeerd getypt, of is wat hier stond verdwenen.',
  home: 'Naar de eerste pagina',
};
