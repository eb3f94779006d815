// Runs a TypeScript script with libraries left in node_modules: those of a rehearsal can't be bundled into one file.
//
//   node scripts/run.mjs test/write-fixtures.ts
import { pathToFileURL } from 'node:url';
import { bundle } from '../../../tools/bundle.mjs';

const [script] = process.argv.slice(2);
if (!script) throw new Error('usage: node scripts/run.mjs <script.ts>');
await import(pathToFileURL(await bundle(script, { packages: 'external' })).href);
