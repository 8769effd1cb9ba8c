import { useRef, useState } from 'react';
import { LastYear } from './last-year.tsx';
import { OnePartner } from './one-partner.tsx';
import '../programs.css';
import './preview.css';

interface Props {
  /** A program's document as JSON, as it is being typed: it need not be valid. */
  readonly document: unknown;
  /** The version that last year is compared with; the one that holds today unless told. */
  readonly compareWith?: number;
}

/** What a document would do before anybody publishes it: for one partner at once, and for all of them over last year. */
export default function ProgramPreview({ document, compareWith }: Props) {
  const [partner, setPartner] = useState<string>();
  const one = useRef<HTMLDivElement>(null);
  const program = slugOf(document);
  const choose = (code: string) => {
    setPartner(code);
    one.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="preview">
      {program ? (
        <div ref={one}>
          <OnePartner program={program} document={document} partner={partner} onPartner={setPartner} />
        </div>
      ) : null}
      <LastYear document={document} compareWith={compareWith} onPartner={choose} />
    </div>
  );
}

function slugOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('program' in document)) return undefined;
  return typeof document.program === 'string' && document.program !== '' ? document.program : undefined;
}
