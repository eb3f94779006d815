// Synthesizes the environment on standard input into a folder. A separate process: cdktf is bundled, the libraries of a rehearsal
// can't be.
import { readFileSync } from 'node:fs';
import { synthesize, type EnvironmentInput } from '@auth0-cognito/environment';

const [outdir] = process.argv.slice(2);
if (outdir === undefined) throw new Error('usage: node tools/run.mjs write-variant.ts <folder> < values');
synthesize(JSON.parse(readFileSync(0, 'utf8')) as EnvironmentInput, { outdir });
