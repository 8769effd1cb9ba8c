import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { QuestionList } from '../partner/questions-list.tsx';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { programsQuery } from '../shared/queries.ts';
import { Empty } from '../shared/states.tsx';
import '../partner/questions.css';

const route = getRouteApi('/signed-in/questions');

const countsQuery = {
  queryKey: ['questions', 'counts'],
  queryFn: () => answer(api.GET('/api/v1/questions/counts')),
};

/** What partners ask, and what they hold against an amount: answered here, or on the line itself. */
export function QuestionsPage() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  const { question, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const programs = useProgramNames();
  return (
    <article className="narrow">
      <Waiting />
      <Filters programs={programs} />
      <QuestionList
        filter={filter}
        side="company"
        mayWrite={session.scopes.includes('questions:write')}
        shown={question}
        onShow={(id) =>
          navigate({ search: id ? { ...filter, question: id } : filter, replace: true, resetScroll: false })
        }
        programName={(id) => programs.get(id) ?? id}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty title={t('questions.noFit')} text={t('questions.noFitText')} />
          ) : (
            <Empty title={t('questions.none')} text={t('questions.noneText')} />
          )
        }
      />
    </article>
  );
}

/** The answer: how many wait for the company. */
function Waiting() {
  const { t } = useLanguage();
  const counts = useQuery(countsQuery).data;
  const add = (of: 'waiting' | 'answered' | 'disputes') =>
    counts?.items.reduce((total, one) => total + one[of], 0) ?? 0;
  const waiting = add('waiting');
  const title = waiting === 0 ? t('questions.nobodyWaits') : t('questions.wait', { count: waiting });
  return (
    <header>
      <title>{`${t('place.questions')} · Vliegwiel`}</title>
      <h1 className="answer" aria-live="polite">
        {counts ? title : t('place.questions')}
      </h1>
      {counts ? (
        <p className="answer-more">
          {t('questions.besides', { answered: String(add('answered')), disputes: String(add('disputes')) })}
        </p>
      ) : null}
    </header>
  );
}

function Filters({ programs }: { programs: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const { question: _, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (key: 'status' | 'kind' | 'program') => (value: string | null) => {
    const { [key]: _before, ...rest } = filter;
    void navigate({ search: value ? { ...rest, [key]: value } : rest, replace: true, resetScroll: false });
  };
  const common = { clearable: true, placeholder: t('table.any'), checkIconPosition: 'right' as const };
  return (
    <search className="asked-filters">
      <Select
        {...common}
        label={t('questions.howFar')}
        data={(['open', 'answered', 'closed'] as const).map((value) => ({
          value,
          label: t(`questions.status.${value}`),
        }))}
        value={filter.status ?? null}
        onChange={choose('status')}
      />
      <Select
        {...common}
        label={t('questions.kind')}
        data={[
          { value: 'question', label: t('questions.question') },
          { value: 'dispute', label: t('questions.dispute') },
        ]}
        value={filter.kind ?? null}
        onChange={choose('kind')}
      />
      <Select
        {...common}
        label={t('questions.program')}
        data={[...programs].map(([value, label]) => ({ value, label }))}
        value={filter.program ?? null}
        onChange={choose('program')}
      />
    </search>
  );
}

function useProgramNames(): ReadonlyMap<string, string> {
  const { language } = useLanguage();
  const programs = useQuery(programsQuery(language)).data ?? [];
  return new Map(programs.map(({ program, name }) => [program, name]));
}
