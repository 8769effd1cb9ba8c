/** `npm run generate`: writes program.schema.json, by which an editor checks and completes a program document. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { programJsonSchema } from '../src/engine/program.ts';

const path = fileURLToPath(new URL('../program.schema.json', import.meta.url));
await writeFile(path, `${JSON.stringify(programJsonSchema(), null, 2)}\n`);
