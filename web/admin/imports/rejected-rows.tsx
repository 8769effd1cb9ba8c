import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answer, api } from '../../shared/api.ts';
import { useLanguage } from '../../shared/language.ts';
import { Bone, Failed, Loading } from '../../shared/states.tsx';
import { rejectedQuery } from './queries.ts';

/** What was refused: where in the file, what stands there, and why; all of it as a file. */
export function RejectedRows({ id, children }: { id: string; children: ReactNode }) {
  const { t, words, language } = useLanguage();
  const rejected = useInfiniteQuery(rejectedQuery(id, language));
  const rows = rejected.data?.pages.flatMap((page) => page.items);
  if (rejected.isPending)
    return (
      <Loading>
        <Bone height="12rem" />
      </Loading>
    );
  if (!rows) return <Failed error={rejected.error} again={() => rejected.refetch()} />;
  return (
    <>
      <div className="import-actions">
        {children}
        {rows.length > 0 ? <Download id={id} /> : null}
      </div>
      {rows.length === 0 ? <p className="quiet">{t('imports.oldGone')}</p> : null}
      {rows.length > 0 ? (
        <table className="figures rejected" aria-label={t('imports.rejected')}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('imports.line')}
              </th>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.value')}</th>
              <th scope="col">{t('imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, column, value, code, reason }) => (
              <tr key={`${line} ${column} ${code} ${value}`}>
                <td className="number">
                  <span className="phone-word">{t('imports.line')} </span>
                  {words.number(line)}
                </td>
                <td>{column}</td>
                <td className="rejected-value">
                  {value === null || value === '' ? <span className="quiet">{t('imports.noValue')}</span> : value}
                </td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {rejected.hasNextPage ? (
        <Button variant="default" loading={rejected.isFetchingNextPage} onClick={() => void rejected.fetchNextPage()}>
          {t('imports.moreRejected')}
        </Button>
      ) : null}
    </>
  );
}

/** Fetched and not merely linked to, so that its reasons are in the reader's language. */
function Download({ id }: { id: string }) {
  const { t } = useLanguage();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      const path = { id };
      const csv = await answer(api.GET('/api/v1/imports/{id}/rejected.csv', { params: { path }, parseAs: 'blob' }));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(csv);
      link.download = `rejected-${id}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={() => void save()}>
        {t('imports.download')}
      </Button>
      {error ? <Failed error={error} again={() => void save()} /> : null}
    </>
  );
}
