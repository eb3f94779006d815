// Runs a TypeScript entry point, bundled again only after a source has changed:
//
//   node ../../tools/run.mjs src/main.ts [arguments]
//
// An app's cdktf.json names this as its `app`. Types are not checked here: `npm run typecheck` does that.
import './node-version.mjs';
import './last-resort.mjs';
import { createRequire } from 'node:module';
import { appBundle } from './app-bundle.mjs';
import { root } from './bundle.mjs';
import { CodedError } from './coded-error.mjs';
import { thrownFault } from './source-faults.mjs';

const [entry, ...args] = process.argv.slice(2);
if (!entry)
  throw new CodedError('ERR_USAGE', { missing: 'entry point', usage: 'node tools/run.mjs <entry.ts> [arguments]' });
const { file, run, mapOf } = await appBundle(entry);
process.argv = [process.argv[0], file, ...args];
createRequire(import.meta.url)('./quiet-runtimes.cjs');
try {
  run();
} catch (error) {
  // What the operating system refuses, as on a full disk, is no fault of a source.
  if (error?.syscall) throw error;
  throw await thrownFault(error, { root, file, mapOf });
}
