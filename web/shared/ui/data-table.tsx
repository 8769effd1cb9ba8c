import { Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../language.ts';
import { Bone, Empty, Failed, Loading } from '../states.tsx';
import { TableCards } from './table-cards.tsx';
import { TableGrid } from './table-grid.tsx';
import { arrange } from './table-rows.ts';
import type { Choosing, DataTableProps } from './table-shape.ts';
import { TableTools } from './table-tools.tsx';
import './data-table.css';

/** Rows by the thousands: in a table on a desk, as cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, view, onView, server, error, again, empty } = props;
  const { t } = useLanguage();
  const isPhone = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const { shown, isWorking } = useArranged(props);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const hidden = new Set(view.hidden);
  const visible = columns.filter(({ id }, at) => at === 0 || !hidden.has(id));
  const isNarrowed = view.q !== '' || Object.values(view.where).some(Boolean);
  if (rows === undefined && error) return <Failed error={error} again={again ?? (() => {})} />;
  if (rows?.length === 0 && !isNarrowed && empty && !server?.isFetching)
    return (
      <Empty title={empty.title} text={empty.text}>
        {empty.action}
      </Empty>
    );
  const Rows = isPhone ? TableCards<Row> : TableGrid<Row>;
  return (
    <div className="data-table">
      <TableTools {...props} isPhone={isPhone} isWorking={isWorking} count={shown?.length} />
      {props.chosen ? <Chosen {...props} ids={ids} setIds={setIds} /> : null}
      {shown === undefined ? <TableBones /> : null}
      {shown?.length === 0 && !server?.isFetching ? (
        <Empty title={t('table.noFit')} text={t('table.noFitText')}>
          <Button variant="light" onClick={() => onView({ q: '', where: {} })}>
            {t('table.clear')}
          </Button>
        </Empty>
      ) : null}
      {shown && shown.length > 0 ? (
        <Rows {...props} key={name} columns={visible} shown={shown} ids={ids} setIds={setIds} />
      ) : null}
      {server?.isFetching && rows ? (
        <p role="status" className="small quiet data-more">
          <Loader size="xs" /> {t('table.more')}
        </p>
      ) : null}
    </div>
  );
}

/** Rows of the browser's own are arranged here, beside what the reader does; a server's come arranged. */
function useArranged<Row>({ rows, columns, view, server }: DataTableProps<Row>) {
  const { language } = useLanguage();
  const isServed = server !== undefined;
  const [arranged, setArranged] = useState<readonly Row[]>();
  const [isWorking, setIsWorking] = useState(false);
  const latest = useRef(columns);
  latest.current = columns;
  const wanted = useMemo(() => ({ rows, view, language }), [rows, view, language]);
  useEffect(() => {
    if (isServed || !wanted.rows) return;
    let isWanted = true;
    const pause = () => new Promise<boolean>((go) => setTimeout(() => go(isWanted)));
    // Most work is done before a reader could read that it is going on.
    const late = setTimeout(() => setIsWorking(true), 150);
    void arrange(wanted.rows, latest.current, wanted.view, wanted.language, pause).then((found) => {
      clearTimeout(late);
      if (!found || !isWanted) return;
      setArranged(found);
      setIsWorking(false);
    });
    return () => {
      isWanted = false;
      clearTimeout(late);
    };
  }, [isServed, wanted]);
  return isServed ? { shown: rows, isWorking: false } : { shown: rows && arranged, isWorking };
}

function Chosen<Row>({ rows, idOf, chosen, ids, setIds }: DataTableProps<Row> & Choosing) {
  const { t } = useLanguage();
  if (ids.size === 0 || !rows) return null;
  const clear = () => setIds(new Set());
  return (
    <div className="data-chosen" role="status">
      <span>{t('table.chosen', { count: ids.size })}</span>
      {chosen?.(
        rows.filter((row) => ids.has(idOf(row))),
        clear,
      )}
      <Button variant="subtle" size="compact-md" color="gray" onClick={clear}>
        {t('table.chooseNone')}
      </Button>
    </div>
  );
}

function TableBones() {
  return (
    <Loading>
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <Bone key={line} height="1.5rem" style={{ marginBlock: '1.5rem' }} />
      ))}
    </Loading>
  );
}
