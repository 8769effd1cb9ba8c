import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../src/demo/random.ts';
import { root } from '../harness/sources.ts';
import type { Json } from './mutated-values.ts';

/* The operations of the API with good values for all that they take, from the API's own description: a new route is covered by itself. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly examples?: readonly Json[];
  readonly default?: Json;
  readonly format?: string;
  readonly minimum?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
  readonly required?: boolean;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly bodyType: string | undefined;
  readonly body: Schema | undefined;
  readonly example: Json | undefined;
}

type Described = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema; example?: Json }> };
};

const document = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId: id, parameters = [], requestBody }]): Operation => {
    const [bodyType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [undefined, undefined];
    return {
      id,
      method: method.toUpperCase(),
      path,
      parameters,
      bodyType,
      body: content?.schema,
      example: content?.example,
    };
  }),
);

/** What these names stand for in the data that the tests load; anything else is made from its schema. */
export type Known = Readonly<Record<string, Json>>;

/** A value that fits the schema. */
export function goodValue(random: Random, schema: Schema, name: string, known: Known): Json {
  if (name in known) return structuredClone(known[name]!);
  if (schema.$ref) return goodValue(random, document.components.schemas[schema.$ref.split('/').at(-1)!]!, name, known);
  const one = schema.anyOf ?? schema.oneOf;
  if (one) return goodValue(random, random.pick(one), name, known);
  if (schema.allOf) return goodValue(random, schema.allOf[0]!, name, known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.type === 'array') return [goodValue(random, schema.items!, name, known)];
  if (schema.type === 'object') return goodObject(random, schema, known);
  if (schema.examples) return random.pick(schema.examples);
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'integer' || schema.type === 'number') return (schema.minimum ?? 0) + 1;
  if (schema.type === 'boolean') return random.chance(500);
  return schema.format === 'date' ? '2026-03-31' : schema.type === 'null' ? null : 'text';
}

function goodObject(random: Random, { properties = {}, required = [] }: Schema, known: Known): Json {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => required.includes(key) || random.chance(300))
      .map(([key, schema]) => [key, goodValue(random, schema, key, known)]),
  );
}
