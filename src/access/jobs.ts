import type { Services } from '../platform/services.ts';
import { deleteOldSignIns } from './people-sql.ts';

/** Forgets what is over of signing in; tells how much. */
export const forgetOldSignIns = ({ db }: Services): Promise<number> => deleteOldSignIns(db);
