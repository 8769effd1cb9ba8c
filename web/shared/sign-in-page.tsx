import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useLanguage } from './language.ts';
import { Sign } from './sign.tsx';
import { CodeForm } from './sign-in-code.tsx';
import { DemoWays } from './sign-in-demo.tsx';
import { useEnter, waysQuery } from './sign-in-enter.ts';
import { OwnWays } from './sign-in-own.tsx';
import { Bone, Failed, Loading } from './states.tsx';
import './sign-in.css';

const route = getRouteApi('/sign-in');

/** Every way in that this server has. None tells whether somebody is known here. */
export function SignInPage() {
  const { t } = useLanguage();
  const { to, failed, step } = route.useSearch();
  const navigate = route.useNavigate();
  const enter = useEnter(to);
  const ways = useQuery(waysQuery());
  const goTo = (next: 'code' | undefined) =>
    void navigate({ search: { ...(to ? { to } : {}), ...(next ? { step: next } : {}) }, replace: true });
  return (
    <div className="sign-in">
      <title>{`${t('signIn.title')} · Vliegwiel`}</title>
      <h1 className="answer">{t('signIn.headline')}</h1>
      {failed ? (
        <div className="sign-in-failed" role="alert">
          <Sign tone="warn" mark="alert">
            {t(`signIn.broken.${failed}`)}
          </Sign>
          <p>{t(`signIn.brokenAdvice.${failed}`)}</p>
        </div>
      ) : null}
      {step === 'code' ? (
        <section className="sign-in-own">
          <CodeForm onDone={enter} onAgain={() => goTo(undefined)} />
        </section>
      ) : null}
      {step !== 'code' && ways.isPending ? <WaysLoading /> : null}
      {ways.isError ? <Failed error={ways.error} again={() => ways.refetch()} /> : null}
      {step !== 'code' && ways.data ? (
        <>
          {ways.data.demo ? <DemoWays enter={enter} /> : null}
          <section className="sign-in-own">
            <h2>{ways.data.demo ? t('signIn.ownInDemo') : t('signIn.own')}</h2>
            <OwnWays ways={ways.data} to={to} onDone={enter} onCode={() => goTo('code')} />
          </section>
        </>
      ) : null}
    </div>
  );
}

function WaysLoading() {
  return (
    <Loading>
      {['a', 'b', 'c'].map((key) => (
        <Bone key={key} width="min(100%, 24rem)" height="2.25rem" style={{ marginTop: '1.5rem' }} />
      ))}
    </Loading>
  );
}
