import { takeDuckdb } from './duckdb.ts';
import { evaluateRules } from './engines.ts';
import { calculateAll, digestOfResults } from './full.ts';
import { bareCopy, importFile, writeSales } from './import.ts';
import { takeIncrement } from './increment.ts';
import { load } from './load.ts';
import { type Answer, peakOf } from './measuring.ts';
import { sumByHand } from './sums.ts';

/* One measurement in a process of its own: node --import tsx bench/task.ts <name> <JSON> */

const tasks = {
  load,
  calculateAll,
  digestOfResults,
  sumByHand,
  takeDuckdb,
  evaluateRules,
  takeIncrement,
  writeSales,
  importFile,
  bareCopy,
};
export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;

const [name, given] = process.argv.slice(2);
const task = tasks[name as TaskName] as (given: unknown) => Promise<unknown>;
let answer: Answer;
try {
  const result = await task(JSON.parse(given!));
  answer = { result: result ?? null, peak: peakOf() };
} catch (error) {
  answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
process.send!(answer, () => process.exit());
