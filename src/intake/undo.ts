import { inSession, type Store } from '../platform/database.ts';
import { type Bilingual, conflict, invalid, notFound, type Problem } from '../platform/errors.ts';
import { isSpread } from '../platform/spread.ts';
import { lockNoun } from '../platform/staging.ts';
import { programNoun } from '../programs/sql.ts';
import { markDirty } from '../runs/mark-sql.ts';
import { intake, lastSeq } from '../runs/sql.ts';
import { isSource } from './judge.ts';
import { importBegan, programIds, type UndoAnswer, type UndoRefusal, undoFacts } from './sql.ts';

/**
 * Takes the facts of an import back, all or none, while nobody takes facts in or calculates; what they counted for is measured anew. Throws not-found, and a
 * Problem that says why when something builds on them.
 */
export async function undoImport(store: Store, id: bigint): Promise<void> {
  await inSession(store.pool, async ({ db }) => {
    // In the order in which runs and closing take them. A program that is activated meanwhile is looked at by the database itself.
    for (const program of await programIds(db)) await lockNoun(db, programNoun(program));
    await lockNoun(db, intake);
    const began = await importBegan(db, id);
    if (!began) throw notFound({ en: 'import', nl: 'import' }, String(id));
    const { kind, afterSeq } = began;
    if (isSource(kind)) {
      const facts = { source: kind, importId: id, fromSeq: afterSeq + 1n, toSeq: await lastSeq(db), undone: true };
      await markDirty(db, facts, await isSpread(db));
    }
    const answer = await undoFacts(db, id);
    if ('refused' in answer) throw refusal(answer);
  });
}

type Refused = Extract<UndoAnswer, { refused: UndoRefusal }>;

const title: Bilingual = { en: 'This import cannot be undone.', nl: 'Deze import is niet terug te draaien.' };

function refusal(refused: Refused): Problem {
  const { en, nl } = because[refused.refused](refused);
  if (refused.refused === 'no-facts') return invalid('undo-no-facts', title, { detail: { en, nl } });
  return conflict(`undo-${refused.refused}`, title, { en, nl });
}

const because: Record<UndoRefusal, (r: Refused) => Bilingual> = {
  busy: () => ({
    en: 'A program is being calculated for the first time. Try again in a moment.',
    nl: 'Een programma wordt voor het eerst berekend. Probeer het zo weer.',
  }),
  'not-done': () => ({
    en: 'Only an import that is done, and was not undone before, can be.',
    nl: 'Dat kan alleen met een import die klaar is en niet al is teruggedraaid.',
  }),
  'no-facts': () => ({
    en: 'It changed what was known already, which is not kept. Import a file with what should hold instead.',
    nl: 'Hij wijzigde wat al bekend was, en dat is niet bewaard. Importeer een bestand met wat in plaats daarvan moet gelden.',
  }),
  posted: (r) => ({
    en: `Something was posted since for ${r.partner} in ${r.program}, ${r.period}. Import corrections: facts that name the ones they correct.`,
    nl: `Sindsdien is er geboekt voor ${r.partner} in ${r.program}, ${r.period}. Importeer correcties: feiten die noemen wat ze corrigeren.`,
  }),
  closed: (r) => ({
    en: `Period ${r.period} of ${r.program} was closed since. Import corrections: facts that name the ones they correct.`,
    nl: `Periode ${r.period} van ${r.program} is sindsdien afgesloten. Importeer correcties: feiten die noemen wat ze corrigeren.`,
  }),
  corrected: (r) => ({
    en: `Fact ${r.fact} of ${r.partner}, which came later, corrects one of its facts. Undo the import of that fact first, or import further corrections.`,
    nl: `Feit ${r.fact} van ${r.partner}, dat later kwam, corrigeert een feit ervan. Draai eerst de import van dat feit terug, of importeer verdere correcties.`,
  }),
  'judged-beside': (r) => ({
    en: `Sale ${r.fact} of ${r.partner}, which came later, was judged beside its sales: whether its customer was new, or the days since the last order. Undo the import of that sale first, or import corrections.`,
    nl: `Verkoop ${r.fact} van ${r.partner}, die later kwam, is naast de verkopen ervan beoordeeld: of de klant nieuw was, of de dagen sinds de vorige bestelling. Draai eerst de import van die verkoop terug, of importeer correcties.`,
  }),
};
