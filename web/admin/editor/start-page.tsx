import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLanguage } from '../../shared/language.ts';
import { momentText } from '../../shared/periods.ts';
import { programsQuery } from '../../shared/queries.ts';
import { Sign } from '../../shared/sign.tsx';
import { Bone, Failed, Loading } from '../../shared/states.tsx';
import { templatesQuery } from './editor-queries.ts';
import { keptOf } from './kept.ts';

/** What a new program begins with: one of the families, a program of one's own, or nothing. */
export function StartPage() {
  const { t, language } = useLanguage();
  const templates = useQuery(templatesQuery(language));
  const programs = useQuery(programsQuery(language));
  const navigate = useNavigate();
  return (
    <div className="narrow">
      <p className="small">
        <Link to="/programs">{t('program.back')}</Link>
      </p>
      <h1 className="answer editor-top">{t('editor.start.title')}</h1>
      <p className="answer-more">{t('editor.start.text')}</p>
      {templates.isPending ? (
        <Loading>
          <Bone height="16rem" />
        </Loading>
      ) : null}
      {templates.isError ? <Failed error={templates.error} again={() => templates.refetch()} /> : null}
      <ul className="editor-starts section">
        {(templates.data ?? []).map(({ kind, name, sentence, simplicity }) => (
          <Start
            key={kind}
            from={kind}
            name={name}
            about={`${t(`kind.${kind}`)} · ${t('editor.simplicityOf', { score: simplicity })}`}
          >
            {sentence}
          </Start>
        ))}
        {templates.data ? (
          <Start from="empty" name={t('editor.start.empty')} about={t('editor.start.emptyAbout')}>
            {t('editor.start.emptyText')}
          </Start>
        ) : null}
      </ul>
      {programs.data && programs.data.length > 0 ? (
        <section className="section">
          <Select
            label={t('editor.start.own')}
            description={t('editor.start.ownText')}
            placeholder={t('editor.start.choose')}
            data={programs.data.map(({ program, name }) => ({ value: program, label: name }))}
            onChange={(program) =>
              program !== null && navigate({ to: '/programs/new', search: { from: `own-${program}` } })
            }
            searchable
            maw="26rem"
          />
        </section>
      ) : null}
    </div>
  );
}

function Start({ from, name, about, children }: { from: string; name: string; about: string; children: string }) {
  const { t, words } = useLanguage();
  const kept = keptOf(`new-${from}`);
  return (
    <li>
      <Link to="/programs/new" search={{ from }}>
        {name}
      </Link>
      <p>{children}</p>
      <p className="small quiet">{about}</p>
      {kept ? (
        <p className="small">
          <Sign tone="warn" mark="pen">
            {t('editor.start.kept', { when: momentText(kept.at, words) })}
          </Sign>
        </p>
      ) : null}
    </li>
  );
}
