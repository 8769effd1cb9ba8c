import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseProgram } from '../../../src/engine/program.ts';
import type { PreviewShape } from '../../../src/previews/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { Failed } from '../../shared/states.tsx';
import { LongWork } from '../../shared/ui/long-work.tsx';
import { LastYearResult } from './last-year-result.tsx';
import { cancelPreview, isUnderWay, previewQuery, startPreview } from './queries.ts';

interface Props {
  readonly document: unknown;
  readonly compareWith: number | undefined;
  readonly onPartner: (code: string) => void;
}

/** What the document would have cost, by the server, over all facts of last year. */
export function LastYear({ document, compareWith, onPartner }: Props) {
  const { t, language } = useLanguage();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<{ id: string; text: string }>();
  const text = JSON.stringify([document, compareWith]);
  const start = useMutation({
    mutationFn: () =>
      startPreview({
        document: document as Record<string, unknown>,
        ...(compareWith === undefined ? {} : { compare_with: compareWith }),
      }),
    onSuccess: (preview) => {
      cache.setQueryData(previewQuery(preview.id, language).queryKey, preview);
      setAsked({ id: preview.id, text });
    },
  });
  const preview = useQuery(previewQuery(asked?.id ?? '', language));
  const stop = useMutation({
    mutationFn: cancelPreview,
    onSuccess: (stopped) => cache.setQueryData(previewQuery(stopped.id, language).queryKey, stopped),
  });
  const isReadable = 'program' in parseProgram(document);
  const isOlder = asked !== undefined && asked.text !== text;
  const isBusy = start.isPending || isUnderWay(preview.data?.status);
  return (
    <section className="section" aria-labelledby="preview-all">
      <h2 id="preview-all">{t('preview.all')}</h2>
      <p className="quiet preview-about">
        {compareWith === undefined ? t('preview.allTextAlone') : t('preview.allText', { version: compareWith })}
      </p>
      {isReadable ? null : <p role="status">{t('preview.hindrance.unreadable')}</p>}
      {start.isError ? <Failed error={start.error} again={() => start.mutate()} /> : null}
      {isBusy || !isReadable || start.isError ? null : (
        <p className="preview-start">
          <Button variant={asked ? 'default' : 'filled'} onClick={() => start.mutate()}>
            {asked ? t('preview.again') : t('preview.start')}
          </Button>
          {isOlder ? <span className="small">{t('preview.older')}</span> : null}
        </p>
      )}
      {asked && preview.data ? (
        <Shown preview={preview.data} isOlder={isOlder} onPartner={onPartner} onStop={() => stop.mutate(asked.id)} />
      ) : null}
      {asked && preview.isError ? <Failed error={preview.error} again={() => preview.refetch()} /> : null}
    </section>
  );
}

interface ShownProps {
  readonly preview: PreviewShape;
  readonly isOlder: boolean;
  readonly onPartner: (code: string) => void;
  readonly onStop: () => void;
}

function Shown({ preview, isOlder, onPartner, onStop }: ShownProps) {
  const { t } = useLanguage();
  const { status, problem, done, to_do: total } = preview;
  if (isUnderWay(status))
    return <LongWork title={t('preview.working')} done={done} total={total} goesOn={false} onStop={onStop} />;
  if (status === 'cancelled') return <p role="status">{t('preview.cancelled')}</p>;
  if (status === 'failed' || !preview.result)
    return (
      <div role="alert" className="preview-problem">
        <p>{problem?.title}</p>
        <p className="quiet">{problem?.detail}</p>
      </div>
    );
  return (
    <div data-older={isOlder}>
      <LastYearResult preview={preview} result={preview.result} onPartner={onPartner} />
    </div>
  );
}
