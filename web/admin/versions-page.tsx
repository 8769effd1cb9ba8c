import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProgramShape, VersionSummaryShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { dayText, momentText } from '../shared/periods.ts';
import { programQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';
import { VersionsCompared } from './versions-compared.tsx';
import { versionsQuery } from './versions-queries.ts';
import './programs.css';
import './program.css';
import './versions.css';

const route = getRouteApi('/signed-in/programs/$program/versions');

/** How a program's rules went: every version, and what changed from one to another. */
export function VersionsPage() {
  const { language } = useLanguage();
  const { program: id } = route.useParams();
  const program = useQuery(programQuery(id, language));
  const versions = useQuery(versionsQuery(id));
  const error = program.error ?? versions.error;
  if (program.data && versions.data) return <Versions program={program.data} versions={versions.data.items} />;
  if (error)
    return (
      <Failed
        error={error}
        again={() => {
          void program.refetch();
          void versions.refetch();
        }}
      />
    );
  return (
    <Loading>
      <Bone width="min(100%, 24rem)" height="2.5rem" />
      <Bone height="8rem" style={{ marginTop: '2rem' }} />
    </Loading>
  );
}

function Versions({ program, versions }: { program: ProgramShape; versions: readonly VersionSummaryShape[] }) {
  const { t } = useLanguage();
  const title = t('versions.title', { name: program.name });
  const holds = versions.some(({ version, status }) => version === program.version && status === 'active');
  return (
    <article>
      <title>{`${title} · Vliegwiel`}</title>
      <p className="small">
        <Link to="/programs/$program" params={{ program: program.program }}>
          {t('versions.back')}
        </Link>
      </p>
      <h1 className="program-title">{title}</h1>
      <p className="answer versions-answer">
        {holds
          ? t('versions.answer', {
              count: versions.length,
              version: program.version,
              status: t(`status.${program.status}`).toLowerCase(),
            })
          : t('versions.answerNone', { count: versions.length })}
      </p>
      <VersionsTable program={program} versions={versions} />
      <VersionsCompared program={program} versions={versions} />
    </article>
  );
}

/** Who it was, where a person or a key did it. */
function By({ name }: { name: string | null | undefined }) {
  const { t } = useLanguage();
  return name ? <span className="small quiet versions-by">{t('versions.by', { name })}</span> : null;
}

function VersionsTable({ program, versions }: { program: ProgramShape; versions: readonly VersionSummaryShape[] }) {
  const { t, words } = useLanguage();
  return (
    <section className="section" aria-labelledby="versions">
      <h2 id="versions">{t('versions.list')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, with the keyboard too */}
      <section className="scroll" aria-label={t('versions.list')} tabIndex={0}>
        <table className="figures versions-table">
          <caption className="unseen">{t('versions.title', { name: program.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('versions.version')}</th>
              <th scope="col">{t('versions.state')}</th>
              <th scope="col">{t('versions.from')}</th>
              <th scope="col">{t('versions.made')}</th>
              <th scope="col">{t('versions.activated')}</th>
              <th scope="col" className="number">
                {t('versions.score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.version}>
                <th scope="row">
                  {t('versions.one', { version: one.version })}
                  {one.reason ? (
                    <span className="small quiet versions-why">{t('versions.whyComplex', { reason: one.reason })}</span>
                  ) : null}
                </th>
                <td>
                  <Status of={one.status} />
                </td>
                <td>{dayText(one.starts, words)}</td>
                <td>
                  {momentText(one.created_at, words)}
                  <By name={one.written_by?.name} />
                </td>
                <td>
                  {one.activated_at ? momentText(one.activated_at, words) : '–'}
                  <By name={one.activated_by} />
                </td>
                <td className="number">{one.simplicity === null ? '–' : words.number(one.simplicity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
