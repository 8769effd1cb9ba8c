import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FactsForPreviewShape } from '../../../src/previews/schema.ts';
import type { ProgramShape } from '../../../src/programs/schema.ts';
import { Failure } from '../../shared/api.ts';
import { useLanguage } from '../../shared/language.ts';
import { capital, periodName } from '../../shared/periods.ts';
import { programQuery } from '../../shared/queries.ts';
import { Bone, Failed, Loading } from '../../shared/states.tsx';
import { periodPartnersQuery } from '../program-page-queries.ts';
import { tryOut } from './in-browser.ts';
import { Outcome } from './outcome.tsx';
import { factsForPreviewQuery, somePartnersQuery } from './queries.ts';

interface Props {
  readonly program: string;
  readonly document: unknown;
  readonly partner: string | undefined;
  readonly onPartner: (code: string) => void;
}

/** The engine in this page, over the real facts of a partner that one chooses. */
export function OnePartner(props: Props) {
  const { t, language } = useLanguage();
  const known = useQuery(programQuery(props.program, language));
  if (known.isPending)
    return (
      <Loading>
        <Bone height="8rem" />
      </Loading>
    );
  const isNew = known.error instanceof Failure && known.error.status === 404;
  if (known.isError && !isNew) return <Failed error={known.error} again={() => known.refetch()} />;
  const isNever = isNew || known.data?.trend.length === 0;
  return (
    <section className="section" aria-labelledby="preview-one">
      <h2 id="preview-one">{t('preview.one')}</h2>
      {isNever || !known.data ? (
        <p className="quiet">{t('preview.never')}</p>
      ) : (
        <Chosen {...props} known={known.data} />
      )}
    </section>
  );
}

function Chosen({ known, document, partner: chosen, onPartner }: Props & { known: ProgramShape }) {
  const { t, words } = useLanguage();
  const newest = known.trend.at(-1)!;
  const [period, setPeriod] = useState(newest.period);
  // Somebody it means something to, until one chooses.
  const first = useQuery({
    ...periodPartnersQuery({ program: known.program, period: newest.period, query: { limit: 1 } }),
    enabled: chosen === undefined,
  });
  const partner = chosen ?? first.data?.items[0]?.partner;
  const facts = useQuery({
    ...factsForPreviewQuery({ partner: partner ?? '', program: known.program, period }),
    enabled: partner !== undefined,
  });
  // A partner that comes while one is typing would take the place of what was typed.
  if (partner === undefined && first.isPending) return <Waiting />;
  return (
    <>
      <p className="quiet preview-about">{t('preview.oneText')}</p>
      <div className="filters">
        <PartnerField partner={partner} name={chosen ? undefined : first.data?.items[0]?.name} onPartner={onPartner} />
        <Select
          label={t('preview.period')}
          data={known.trend.toReversed().map((point) => ({
            value: point.period,
            label: capital(periodName({ ...point, key: point.period }, words)),
          }))}
          value={period}
          allowDeselect={false}
          onChange={(value) => value && setPeriod(value)}
        />
      </div>
      {facts.isError ? <Failed error={facts.error} again={() => facts.refetch()} /> : null}
      {facts.isPending ? <Waiting /> : null}
      {facts.data ? <Live given={facts.data} document={document} /> : null}
    </>
  );
}

const separator = ' · ';

const Waiting = () => (
  <Loading>
    <Bone height="6rem" />
  </Loading>
);

function PartnerField(props: {
  partner: string | undefined;
  name: string | undefined;
  onPartner: (code: string) => void;
}) {
  const { partner, name, onPartner } = props;
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 200);
  // What is chosen stands in the field; it is not what is looked for.
  const found = useQuery(somePartnersQuery(search.split(separator)[0]!));
  const data = (found.data?.items ?? []).map((one) => ({
    value: one.code,
    label: `${one.name}${separator}${one.code}`,
  }));
  const isListed = data.some(({ value }) => value === partner);
  const shown =
    partner && !isListed
      ? [{ value: partner, label: name ? `${name}${separator}${partner}` : partner }, ...data]
      : data;
  return (
    <Select
      label={t('preview.partner')}
      searchable
      data={shown}
      value={partner ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options }) => options}
      allowDeselect={false}
      nothingFoundMessage={t('preview.nobody')}
      onChange={(value) => value && onPartner(value)}
    />
  );
}

/** Both documents over the same facts; again at every change, in a moment. */
function Live({ given, document }: { given: FactsForPreviewShape; document: unknown }) {
  const { t } = useLanguage();
  const [typed] = useDebouncedValue(document, 150);
  const before = useMemo(() => tryOut(given, given.document), [given]);
  const tried = useMemo(() => tryOut(given, typed), [given, typed]);
  if (tried.hindrance) return <p role="status">{t(`preview.hindrance.${tried.hindrance}`)}</p>;
  return <Outcome tried={tried} before={before.hindrance ? undefined : before} />;
}
