import { useQueryClient } from '@tanstack/react-query';
import type { ImportShape } from '../../../src/intake/schema.ts';
import { answer, api } from '../../shared/api.ts';
import { useLanguage } from '../../shared/language.ts';
import { LongWork } from '../../shared/ui/long-work.tsx';
import { say } from '../../shared/ui/notices.tsx';
import { isSending } from './sending.ts';

/** How far an import is, and how long still. */
export function RunningImport({ of }: { of: ImportShape }) {
  const { t, words } = useLanguage();
  const client = useQueryClient();
  const { id, label: name, lines, progress, reference, started_at: started } = of;
  const isStoring = progress?.phase === 'storing';
  const share = isStoring ? 1 : (progress?.share ?? 0);
  const percent = Math.floor(share * 100);
  const rows = words.number(lines);
  const far = isStoring
    ? t('imports.farStoring', { rows })
    : progress?.share
      ? t('imports.far', { percent, rows })
      : t('imports.farUnknown', { rows });
  const needsTab = !isStoring && isSending(reference);
  const stop = async () => {
    const stopped = await answer(api.POST('/api/v1/imports/{id}/cancel', { params: { path: { id } } }));
    if (stopped.status === 'done') await say({ text: t('imports.stoppedLate') });
    await client.invalidateQueries({ queryKey: ['import', id] });
    await client.invalidateQueries({ queryKey: ['imports'] });
  };
  const secondsLeft = secondsLeftOf(started, share);
  return (
    <>
      <LongWork
        title={isStoring ? t('imports.storing', { name }) : t('imports.reading', { name })}
        far={far}
        done={percent}
        total={100}
        {...(secondsLeft === undefined ? {} : { secondsLeft })}
        goesOn={!needsTab}
        onStop={() => void stop()}
      />
      {needsTab ? <p className="small quiet">{t('imports.stay')}</p> : null}
    </>
  );
}

/** By the pace until now; nothing is said before there is one. */
function secondsLeftOf(started: string, share: number): number | undefined {
  const passed = (Date.now() - Date.parse(started)) / 1000;
  return share < 0.05 || share >= 1 || passed < 2 ? undefined : Math.round((passed / share) * (1 - share));
}
