import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { PartnerVersionShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { partnerVersionsQuery } from './home-queries.ts';

/** Every version of the rules that held, and what it changed, newest first. */
export function ProgramHistory({ partner, program }: { partner: string; program: string }) {
  const { t, words, language } = useLanguage();
  const versions = useQuery(partnerVersionsQuery(partner, program, language));
  return (
    <section className="my-history">
      <h4>{t('myPrograms.history')}</h4>
      {versions.isPending ? (
        <Loading>
          <Bone width="60%" />
        </Loading>
      ) : null}
      {versions.isError ? <Failed error={versions.error} again={() => versions.refetch()} /> : null}
      {versions.data?.items.length === 1 ? <p className="quiet">{t('myPrograms.noHistory')}</p> : null}
      {versions.data && versions.data.items.length > 1 ? (
        <ol className="my-versions">
          {versions.data.items.map((one) => (
            <li key={one.version}>
              <strong className="small">{t('myPrograms.from', { day: words.date(one.starts) })}</strong>
              {one.changes === null ? (
                <p className="quiet">{t('myPrograms.firstVersion')}</p>
              ) : (
                <Changes of={one.changes} />
              )}
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function Changes({ of }: { of: NonNullable<PartnerVersionShape['changes']> }) {
  const { t } = useLanguage();
  return (
    <dl className="my-changes">
      {of.map(({ kind, before, after }) => (
        <Fragment key={`${kind} ${before} ${after}`}>
          {before === null ? null : (
            <>
              <dt>{kind === 'removed' ? t('myPrograms.removed') : t('myPrograms.before')}</dt>
              <dd className="quiet">{before}</dd>
            </>
          )}
          {after === null ? null : (
            <>
              <dt>{kind === 'added' ? t('myPrograms.added') : t('myPrograms.after')}</dt>
              <dd>{after}</dd>
            </>
          )}
        </Fragment>
      ))}
    </dl>
  );
}
