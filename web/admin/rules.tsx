import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../shared/language.ts';
import { descriptionQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Sentences } from '../shared/ui/sentences.tsx';

/** The program in sentences, made from its rules. */
export function Rules({ program }: { program: string }) {
  const { t, language } = useLanguage();
  const description = useQuery(descriptionQuery(program, language));
  return (
    <section className="rules" aria-labelledby="rules">
      <h2 id="rules">{t('program.rules')}</h2>
      {description.isPending ? (
        <Loading>
          {['90%', '100%', '80%', '95%', '60%'].map((width) => (
            <Bone key={width} width={width} style={{ marginTop: '0.75rem' }} />
          ))}
        </Loading>
      ) : null}
      {description.isError ? <Failed error={description.error} again={() => description.refetch()} /> : null}
      {description.data ? (
        <>
          <p className="rules-headline">{description.data.headline}</p>
          <Sentences of={description.data.sentences} />
          {description.data.incentives.map(({ id, name, sentences }) => (
            <div key={id}>
              <h3>{name}</h3>
              <Sentences of={sentences} />
            </div>
          ))}
        </>
      ) : null}
    </section>
  );
}
