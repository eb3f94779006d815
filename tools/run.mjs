// Bundles and runs a TypeScript entry point. Bundles again only after a source has changed:
//
//   node ../../tools/run.mjs src/main.ts [arguments]
//
// cdktf.json of an app uses it as `app`. Types are not checked here: `npm run typecheck` does that.
import './node-version.mjs';
import './uncaught-errors.mjs';
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
  // An error of the operating system, such as a full disk, is not an error of a source.
  if (error?.syscall) throw error;
  throw await thrownFault(error, { root, file, mapOf });
}
