/** `npm run openapi`: writes openapi.json from the routes' schemas, and the web client's types from that. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { describedApi } from '../src/openapi.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const text = await describedApi();
await writeFile(at('openapi.json'), text);
const types = astToString(await openapiTS(JSON.parse(text)));
await writeFile(at('web/shared/api.gen.ts'), `// Made by \`npm run openapi\`. Do not edit.\n${types}`);
