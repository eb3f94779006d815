// `npm run bench [-- section…]`: measures the performance targets of this project on this machine. Prints medians, and compares
// by ratios within a run, because absolute times vary between machines. Exits with 1 if a target is missed.
import './node-version.mjs';
import './uncaught-errors.mjs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environments } from './bench/environments.mjs';
import { federations } from './bench/federations.mjs';
import { nx } from './bench/nx.mjs';
import { rehearsals } from './bench/rehearsals.mjs';
import { review } from './bench/review.mjs';
import { signIn } from './bench/sign-in.mjs';
import { synth } from './bench/synth.mjs';
import { setup } from './setup.mjs';
import keepTemporaryFilesTogether from './temporary-files.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const sections = { synth, nx, environments, federations, rehearsals, 'sign-in': signIn, review };

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; sections: ${Object.keys(sections).join(', ')}`);
  process.exit(1);
}

await setup();
keepTemporaryFilesTogether();
const rows = [];
for (const [name, measure] of Object.entries(sections)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.error(`bench: ${name}`);
  for (const row of await measure(root)) {
    rows.push(row);
    const verdict = row.holds === undefined ? '' : row.holds ? `  holds (${row.target})` : `  MISSED (${row.target})`;
    console.log(`${row.what.padEnd(64)} ${row.measured.padStart(16)}${verdict}`);
  }
}
const missed = rows.filter((row) => row.holds === false).length;
console.log(`\n${rows.filter((row) => row.holds).length} targets hold, ${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;
