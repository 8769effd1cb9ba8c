import { z } from 'zod';
import { codeShape } from '../access/schema.ts';
import { serial } from '../platform/schema.ts';

const kinds = ['ready', 'missed', 'amounts', 'closed', 'run', 'import', 'question'] as const;

/** The data of one server-sent event. It names what changed, never an amount: what it is now, the API says. */
export const liveEventShape = z
  .object({
    kind: z
      .enum(kinds)
      .describe(
        '`ready`: what changes from now on is told; load what is shown. `missed`: something may have changed unheard; load again. ' +
          '`amounts`: results, postings or progress of a partner. `closed`: a period’s statements are final. ' +
          '`run`, `import`: it progressed or ended. `question`: opened, answered or closed.',
      ),
    partner: codeShape.optional().describe('Without it, of many partners at once.'),
    program: z.string().optional(),
    period: z.string().optional(),
    id: serial.optional().describe('Of the run, import or question.'),
    status: z.string().optional().describe('As the run, import or question itself says it.'),
    done: z.number().int().optional().describe('Of what is under way: partners calculated, or lines read.'),
  })
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof liveEventShape>;
