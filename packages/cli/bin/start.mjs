// Runs the command. Started by federation.mjs, which has seen that this Node can.
import { fileURLToPath, pathToFileURL } from 'node:url';
import '../../../tools/uncaught-errors.mjs';
import '../../../tools/quiet-runtimes.cjs';
import { bundle } from '../../../tools/bundle.mjs';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const { run } = await import(pathToFileURL(await bundle(main, { packages: 'external' })).href);
process.exitCode = await run(process.argv.slice(2));
