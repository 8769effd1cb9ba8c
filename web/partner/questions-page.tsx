import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../shared/language.ts';
import { statementsQuery } from '../shared/queries.ts';
import { Empty } from '../shared/states.tsx';
import { QuestionList } from './questions-list.tsx';

const route = getRouteApi('/signed-in/my/questions');

/** What a partner asked, and what was answered. */
export function MyQuestionsPage() {
  const { t, language } = useLanguage();
  const { session } = route.useRouteContext();
  const { question } = route.useSearch();
  const navigate = route.useNavigate();
  const partner = session.partner?.code ?? '';
  const statements = useQuery({ ...statementsQuery(partner, language), enabled: partner !== '' }).data;
  return (
    <article className="narrow">
      <title>{`${t('questions.mine')} · Vliegwiel`}</title>
      <h1 className="answer">{t('questions.mine')}</h1>
      <p className="answer-more">{t('questions.mineText')}</p>
      <div className="section">
        <QuestionList
          filter={{}}
          side="partner"
          mayWrite={session.scopes.includes('questions:write')}
          shown={question}
          onShow={(id) => navigate({ search: id ? { question: id } : {}, replace: true, resetScroll: false })}
          programName={(id) => statements?.find(({ program }) => program === id)?.program_name ?? id}
          empty={
            <Empty title={t('questions.noneOfMine')} text={t('questions.noneOfMineText')}>
              <Link to="/partners/$partner" params={{ partner }}>
                {t('questions.toStatement')}
              </Link>
            </Empty>
          }
        />
      </div>
    </article>
  );
}
