import './sentences.css';

interface Sentence {
  readonly text: string;
  /** Where in the program's document it comes from. */
  readonly path?: readonly (string | number)[];
}

/** Rules as sentences, one under the other: the same ones in the editor, the portal and the statement. */
export const Sentences = ({ of }: { of: readonly (string | Sentence)[] }) => (
  <ul className="sentences">
    {of.map((one) => {
      const { text, path = [] } = typeof one === 'string' ? { text: one } : one;
      return <li key={`${path.join('.')} ${text}`}>{text}</li>;
    })}
  </ul>
);
