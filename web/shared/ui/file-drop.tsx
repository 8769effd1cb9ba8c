import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { useState } from 'react';
import { useLanguage } from '../language.ts';
import '@mantine/core/styles/LoadingOverlay.css';
import '@mantine/dropzone/styles.css';
import './work.css';

interface Props {
  /** Media types with their endings, as the file dialog wants them. */
  readonly accept: Record<string, string[]>;
  /** The kinds in words: "CSV or XLSX". */
  readonly kinds: string;
  readonly megabytes: number;
  readonly onFile: (file: File) => void;
  readonly isBusy?: boolean;
}

/** A file, dropped or chosen; what cannot be taken is refused in words before it is sent. */
export function FileDrop({ accept, kinds, megabytes, onFile, isBusy = false }: Props) {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  const [refused, setRefused] = useState('');
  const take = ([file]: File[]) => {
    if (!file) return;
    setRefused('');
    setName(file.name);
    onFile(file);
  };
  const refuse = (files: readonly FileRejection[]) => {
    const [first] = files;
    const code = first?.errors[0]?.code;
    const facts = { name: first?.file.name ?? '', kinds, size: megabytes };
    if (files.length > 1) setRefused(t('work.dropTooMany'));
    else setRefused(code === 'file-too-large' ? t('work.dropTooLarge', facts) : t('work.dropWrongKind', facts));
  };
  return (
    <div>
      <Dropzone
        onDrop={take}
        onReject={refuse}
        accept={accept}
        maxSize={megabytes * 1_000_000}
        multiple={false}
        loading={isBusy}
        className="drop"
        aria-label={t('work.drop')}
        inputProps={{ 'aria-label': t('work.drop') }}
      >
        <p>
          <Dropzone.Accept>{t('work.dropNow')}</Dropzone.Accept>
          <Dropzone.Reject>{kinds}</Dropzone.Reject>
          <Dropzone.Idle>{t('work.drop')}</Dropzone.Idle>
        </p>
        <p className="small quiet">{t('work.dropKinds', { kinds, size: megabytes })}</p>
      </Dropzone>
      <div role="status">{name && !refused ? t('work.dropChosen', { name }) : null}</div>
      {refused ? (
        <p role="alert" className="drop-refused">
          {refused}
        </p>
      ) : null}
    </div>
  );
}
