import { z } from 'zod';
import type { Jobs } from '../platform/queue.ts';
import type { Services } from '../platform/services.ts';
import { calculatePreview, previewTask } from './actions.ts';
import { removeOldPreviews } from './sql.ts';

const payload = z.object({ id: z.string() });

export const jobs: Jobs = {
  [previewTask]: (given, services, signal) => calculatePreview(services, BigInt(payload.parse(given).id), signal),
};

/** Forgets previews after a day; tells how many. */
export const forgetOldPreviews = ({ db }: Services): Promise<number> => removeOldPreviews(db);
