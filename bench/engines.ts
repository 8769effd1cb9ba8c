import { timed } from './measuring.ts';
import { peer } from './peer.ts';
import { withClient } from './place.ts';
import { forJsonRules, forZen, holds, type Line, type Rule, tenRules } from './rules.ts';

/** Says which of the rules take a line. */
type Evaluate = (line: Line) => Promise<readonly string[]>;

interface JsonRules {
  readonly Engine: new (
    rules: unknown[],
  ) => { run(facts: object): Promise<{ events: readonly { readonly type: string }[] }> };
}
interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: object): { evaluate(context: object): Promise<{ result: readonly { rule: string }[] }> };
  };
}
interface Flow {
  when(outcome: boolean): void;
  next(): void;
}
interface NodeRules {
  readonly RuleEngine: new (
    rules: unknown[],
    options: object,
  ) => { execute(fact: object, done: (fact: { taken: string[] }) => void): void };
}

async function jsonRules(rules: readonly Rule[]): Promise<Evaluate> {
  const { Engine } = await peer<JsonRules>('json-rules-engine');
  const engine = new Engine(rules.map(forJsonRules));
  return async (line) => (await engine.run(line)).events.map(({ type }) => type);
}

async function zen(rules: readonly Rule[]): Promise<Evaluate> {
  const { ZenEngine } = await peer<Zen>('@gorules/zen-engine');
  const decision = new ZenEngine().createDecision(forZen(rules));
  return async (line) => (await decision.evaluate(line)).result.map(({ rule }) => rule);
}

async function nodeRules(rules: readonly Rule[]): Promise<Evaluate> {
  const { RuleEngine } = await peer<NodeRules>('node-rules');
  const written = rules.map((rule) => ({
    condition: (flow: Flow, line: Line) => flow.when(holds(rule, line)),
    consequence: (flow: Flow, line: Line & { taken: string[] }) => {
      line.taken.push(rule.id);
      flow.next();
    },
  }));
  const engine = new RuleEngine(written, { ignoreFactChanges: true });
  return (line) => new Promise((done) => engine.execute({ ...line, taken: [] }, ({ taken }) => done(taken)));
}

/** The engines, and how many lines are under way at once. */
export const engines = {
  'json-rules-engine': { make: jsonRules, atOnce: 1 },
  'zen-engine, one by one': { make: zen, atOnce: 1 },
  'zen-engine, 500 in flight': { make: zen, atOnce: 500 },
  'node-rules': { make: nodeRules, atOnce: 1 },
} as const;
export type EngineName = keyof typeof engines;

/** Lines that are measured; the engines' time grows with their number alone. */
export const sampleSize = 50_000;

/** Lines per second through an engine, adding up what its rules take included. Throws when it takes other lines than the conditions say. */
export async function evaluateRules({ url, engine }: { url: string; engine: EngineName }) {
  const rules = tenRules();
  const lines = await sample(url);
  const { make, atOnce } = engines[engine];
  const evaluate = await make(rules);
  await addUp(rules, lines.slice(0, 2000), evaluate, atOnce);
  const { seconds, value: taken } = await timed(() => addUp(rules, lines, evaluate, atOnce));
  const wanted = rules.reduce((sum, rule) => sum + lines.filter((line) => holds(rule, line)).length, 0);
  if (taken !== wanted) throw new Error(`${engine} took ${taken} lines, ${wanted} is right`);
  return { linesPerSecond: lines.length / seconds, lines: lines.length };
}

async function addUp(rules: readonly Rule[], lines: readonly Line[], evaluate: Evaluate, atOnce: number) {
  const values = new Map(rules.map(({ id, value }) => [id, value]));
  const sums = new Map<string, number>();
  let taken = 0;
  for (let i = 0; i < lines.length; i += atOnce) {
    const some = lines.slice(i, i + atOnce);
    const answers = await Promise.all(some.map(evaluate));
    some.forEach((line, place) => {
      for (const id of answers[place]!) {
        const field = values.get(id);
        const key = `${line.partner} ${line.quarter} ${id}`;
        sums.set(key, (sums.get(key) ?? 0) + (field === undefined ? 1 : Number(line[field])));
        taken += 1;
      }
    });
  }
  return taken;
}

async function sample(url: string): Promise<Line[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<Line>(`
      with part as (
        select least(100, 110.0 * ${sampleSize} / greatest(count(*), 1)) as percent from sale)
      select s.partner_id as partner, to_char(s.occurred_on, 'YYYY-"Q"Q') as quarter, p.category, coalesce(s.channel, '') as channel,
        coalesce(v.tier, '') as partner_tier, case when s.new_customer then 'new' else 'existing' end as customer_status,
        case when s.new_product then 'new' else 'existing' end as product_status, s.amount * w.worth / 1e6 as amount,
        (s.amount - s.cost) * w.worth / 1e6 as margin, s.quantity / 1e6 as quantity
      from sale s tablesample bernoulli ((select percent from part)) repeatable (1)
      join product_version p on p.id = s.product_version_id join partner_version v on v.id = s.partner_version_id
      cross join lateral (select coalesce((select rate_nano from fx_rate r where r.currency = s.currency and r.valid_from <= s.occurred_on
        order by valid_from desc limit 1), 1000000000) / 1e9::float8 as worth) w
      limit ${sampleSize}`);
    return rows.map((row) => ({
      ...row,
      amount: Number(row.amount),
      margin: Number(row.margin),
      quantity: Number(row.quantity),
    }));
  });
}
