import type { Program } from '../../src/engine/program.ts';
import type { Database } from '../../src/platform/database.ts';
import { activate, saveDraft } from '../../src/programs/actions.ts';

/** Saves and activates a program. */
export async function publish(db: Database, program: Program): Promise<void> {
  const { version } = await saveDraft(db, { document: program });
  await activate(db, program.program, version);
}
