// A command of vliegwiel from a fresh checkout: installs what is missing first.
import { checkNode, installIfStale, refuse } from './prepare.mjs';

try {
  checkNode();
  await installIfStale();
  await import('../bin/vliegwiel.mjs');
} catch (error) {
  refuse(error);
}
