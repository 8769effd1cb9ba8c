import type { PartnerProgramShape } from '../../src/programs/schema.ts';
import { Sentences } from '../shared/ui/sentences.tsx';

/** The program as sentences, and each way of earning under its own name. */
export function ProgramRules({ of: { description }, under = 'h3' }: { of: PartnerProgramShape; under?: 'h2' | 'h3' }) {
  const Name = under === 'h2' ? 'h3' : 'h4';
  return (
    <div className="my-rules">
      <Sentences of={description.sentences.filter(({ path }) => path[0] !== 'description')} />
      {description.incentives.map(({ id, name, sentences }) => (
        <section key={id}>
          <Name>{name}</Name>
          <Sentences of={sentences} />
        </section>
      ))}
    </div>
  );
}
