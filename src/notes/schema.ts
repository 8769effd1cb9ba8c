import { z } from 'zod';
import { instant, pageOf, plainText, serial } from '../platform/schema.ts';

export const newNoteShape = z
  .strictObject({ text: plainText(4000).regex(/\S/, 'must say something').describe('Plain text.') })
  .meta({ id: 'NewNote' });

export const noteShape = z
  .object({
    id: serial,
    text: z.string(),
    name: z.string().describe('What who wrote it was called then.'),
    own: z.boolean().describe('Whether the caller wrote it, and so may remove it.'),
    written_at: instant,
  })
  .meta({ id: 'Note', description: 'What the company’s people note about a partner; partners never see it.' });
export type NoteShape = z.infer<typeof noteShape>;
export const notePageShape = pageOf(noteShape).meta({ id: 'NotePage' });
