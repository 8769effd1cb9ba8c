import './steps.css';

/** How something came about, step by step. */
export const Steps = ({ of }: { of: readonly string[] }) => (
  <ol className="steps">
    {of.map((text, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: steps are a fixed sequence; two can read the same
      <li key={index}>{text}</li>
    ))}
  </ol>
);
