import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../language.ts';
import { DataTable } from '../data-table.tsx';
import { useTableAddress, viewOf } from '../table-address.ts';
import type { Column } from '../table-shape.ts';

interface Dealer {
  readonly code: string;
  readonly name: string;
  readonly tier: string;
  readonly since: string;
  readonly earned: string | null;
  readonly share: string;
}

const towns = ['Amersfoort', 'Breda', 'Delft', 'Eindhoven', 'Groningen', 'Haarlem', 'Leiden', 'Zwolle'];
const tiers = ['bronze', 'silver', 'gold'];

/** The same rows each time, in no order. */
function dealer(at: number): Dealer {
  const mixed = (at * 48_271 + 11) % 2_147_483_647;
  return {
    code: `R${String(at).padStart(6, '0')}`,
    name: `Rijwielhandel ${towns[mixed % 8]} ${at}`,
    tier: tiers[mixed % 3]!,
    since: `20${10 + (mixed % 16)}-0${1 + (mixed % 9)}-1${mixed % 10}`,
    earned: mixed % 23 === 0 ? null : `${mixed % 90_000}.${String(mixed % 100).padStart(2, '0')}`,
    share: `${mixed % 7}.${mixed % 10}`,
  };
}

export default function TableSamples() {
  return (
    <>
      <Many />
      <Paged />
      <div className="ui-part">
        <h3>Nothing yet, fetching, and failed</h3>
        <States />
      </div>
    </>
  );
}

function useColumns(): Column<Dealer>[] {
  const { t } = useLanguage();
  return useMemo(
    () => [
      { id: 'name', header: t('place.partners'), value: ({ name }) => name, width: 3 },
      {
        id: 'tier',
        header: 'Tier',
        value: ({ tier }) => tier,
        choices: tiers.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) })),
      },
      { id: 'since', header: 'Since', kind: 'date', value: ({ since }) => since, width: 2 },
      { id: 'earned', header: 'Earned', kind: 'number', currency: 'EUR', value: ({ earned }) => earned },
      { id: 'share', header: 'Share, %', kind: 'number', value: ({ share }) => share },
    ],
    [t],
  );
}

function Many() {
  const columns = useColumns();
  const rows = useMemo(() => Array.from({ length: 100_000 }, (_, at) => dealer(at)), []);
  const [view, setView] = useTableAddress();
  const [opened, setOpened] = useState('');
  return (
    <div className="ui-part" data-sample="many">
      <h3>A hundred thousand rows</h3>
      <DataTable
        name="Dealers"
        columns={columns}
        rows={rows}
        idOf={({ code }) => code}
        view={view}
        onView={setView}
        onOpen={({ code }) => setOpened(code)}
        chosen={() => <Button size="compact-md">Set the tier</Button>}
        exports={{ csv: '/api/v1/partners/export?format=csv', xlsx: '/api/v1/partners/export?format=xlsx' }}
      />
      <p role="status" data-sample="opened">
        {opened}
      </p>
    </div>
  );
}

/** Pages of forty, as a server would give them. */
function Paged() {
  const columns = useColumns();
  const [count, setCount] = useState(40);
  const [isFetching, setIsFetching] = useState(false);
  const [view, setView] = useState(viewOf({}));
  const rows = useMemo(() => Array.from({ length: count }, (_, at) => dealer(at)), [count]);
  const more = () => {
    setIsFetching(true);
    setTimeout(() => {
      setCount((now) => now + 40);
      setIsFetching(false);
    }, 300);
  };
  return (
    <div className="ui-part" data-sample="paged">
      <h3>Paged by the server</h3>
      <DataTable
        name="Pages"
        columns={columns}
        rows={rows}
        idOf={({ code }) => code}
        view={view}
        onView={(change) => setView({ ...view, ...change })}
        server={{ more: count < 200 ? more : undefined, isFetching, total: 200 }}
      />
    </div>
  );
}

function States() {
  const columns = useColumns();
  const [view, setView] = useState(viewOf({}));
  const rest = {
    name: 'States',
    columns,
    idOf: ({ code }: Dealer) => code,
    view,
    onView: (change: Partial<typeof view>) => setView({ ...view, ...change }),
  };
  return (
    <>
      <DataTable
        {...rest}
        rows={[]}
        empty={{ title: 'No imports yet', text: 'What comes in stands here.', action: <Button>Import a file</Button> }}
      />
      <DataTable {...rest} rows={undefined} />
      <DataTable {...rest} rows={undefined} error={new Error('gone')} again={() => {}} />
    </>
  );
}
