import { z } from 'zod';
import { instant } from '../platform/schema.ts';

export const mailShape = z
  .object({
    id: z.string(),
    kind: z.string().describe('What it is for: `invitation`, `sign-in`, `two-factor` …'),
    language: z.enum(['en', 'nl']),
    to: z.string(),
    subject: z.string(),
    text: z.string().nullable().describe('Null once it was sent.'),
    html: z.string().nullable(),
    created_at: instant,
  })
  .meta({ id: 'Mail' });
export type MailShape = z.infer<typeof mailShape>;
