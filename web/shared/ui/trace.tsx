import { useLanguage } from '../language.ts';
import { momentText } from '../periods.ts';

interface Props {
  /** What was done, as a word: “Changed”. */
  readonly what: string;
  readonly who: string;
  readonly when: string;
  readonly why?: string;
}

/** Who did what, when and why, under whatever was changed. */
export function Trace({ what, who, when, why }: Props) {
  const { t, words } = useLanguage();
  return (
    <span className="small quiet">
      {t('figure.whoWhen', { what, who, when: '\u0000' })
        .split('\u0000')
        .flatMap((part, index) =>
          index === 0
            ? [part]
            : [
                <time key={when} dateTime={when}>
                  {momentText(when, words)}
                </time>,
                part,
              ],
        )}
      {why ? `. ${t('figure.why', { why })}` : null}
    </span>
  );
}
