import { Opened } from './opened.tsx';

/** A word that may be unknown, with what it means behind it. */
export const Explained = ({ word, meaning }: { word: string; meaning: string }) => (
  <Opened text={word}>
    <p>{meaning}</p>
  </Opened>
);
