#!/usr/bin/env node
// Committed, and plain JavaScript, so that npm finds it to link before anything has been built.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../../../tools/run.mjs';

// Advice to the developers of this command, not to its users.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const warn = console.warn;
console.warn = (...lines) => {
  if (!String(lines[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...lines);
};

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const { run } = await import(pathToFileURL(await bundle(main, { packages: 'external' })).href);
process.exitCode = await run(process.argv.slice(2));
