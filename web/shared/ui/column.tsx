import './column.css';

/** One of a row of upright bars; a hatched one can still change. The words beside it say the same. */
export const Column = ({ share, isFinal }: { share: number; isFinal: boolean }) => (
  <span
    className="column"
    data-look={isFinal ? 'full' : 'hatched'}
    style={{ height: `${Math.max(share * 100, 2)}%` }}
  />
);
