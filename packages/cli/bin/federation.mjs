#!/usr/bin/env node
// Committed, and plain JavaScript, so that npm finds it to link before anything has been built.
import { fileURLToPath, pathToFileURL } from 'node:url';
import '../../../tools/quiet-runtimes.cjs';
import { bundle } from '../../../tools/run.mjs';

for (const stream of [process.stdout, process.stderr]) {
  // Who reads has had enough, as `head` has.
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const { run } = await import(pathToFileURL(await bundle(main, { packages: 'external' })).href);
process.exitCode = await run(process.argv.slice(2));
