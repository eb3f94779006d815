// `npm run faults`: the table of the effects of injected faults on a deployment (packages/cli/bench/faults/main.ts).
import './node-version.mjs';
import './uncaught-errors.mjs';
import './quiet-runtimes.cjs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { setup } from './setup.mjs';
import keepTemporaryFilesTogether from './temporary-files.mjs';

await setup();
keepTemporaryFilesTogether();
const entry = fileURLToPath(new URL('../packages/cli/bench/faults/main.ts', import.meta.url));
const { main } = await import(pathToFileURL(await bundle(entry, { packages: 'external' })).href);
process.exitCode = await main(process.argv.slice(2));
