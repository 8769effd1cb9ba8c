// npm run build: the engine library and the web application, where their sources changed.
import { buildIfStale, checkNode, installIfStale, refuse } from './prepare.mjs';

try {
  checkNode();
  await installIfStale();
  await buildIfStale();
} catch (error) {
  refuse(error);
}
