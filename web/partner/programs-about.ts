import type { PartnerProgramShape } from '../../src/programs/schema.ts';

/** Its own description, or else the headline of its rules. */
export const aboutOf = ({ description: { headline, sentences } }: PartnerProgramShape): string =>
  sentences.find(({ path }) => path[0] === 'description')?.text ?? headline;
