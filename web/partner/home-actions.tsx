import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../shared/language.ts';
import { dayText, periodBrief } from '../shared/periods.ts';
import { answeredQuery, partnerProgramsQuery } from './home-queries.ts';

/** What the partner can do now: read an answer, or join a program. */
export function ToDo({ partner }: { partner: string }) {
  const { t, words, language } = useLanguage();
  const programs = useQuery(partnerProgramsQuery(partner, language)).data?.items ?? [];
  const answered = useQuery(answeredQuery(partner)).data?.items ?? [];
  const open = programs.filter(({ status }) => status === 'may_join' || status === 'invited');
  if (open.length === 0 && answered.length === 0) return null;
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">{t('home.toDo')}</h2>
      <ul className="home-list">
        {answered.map(({ id, program, period, opening }) => (
          <li key={id}>
            <Link to="/partners/$partner" params={{ partner }} search={{ program }}>
              {t('home.answered', {
                program: programs.find((one) => one.program === program)?.name ?? program,
                period: periodBrief(period, words),
              })}
            </Link>
            <p className="home-about small quiet">{opening}</p>
          </li>
        ))}
        {open.map(({ program, name, status, ends }) => (
          <li key={program}>
            <Link to="/my/programs" hash={program}>
              {status === 'invited' ? t('home.invited', { name }) : t('home.join', { name })}
            </Link>
            <p className="home-about small quiet">{t('home.until', { day: dayText(ends, words) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
