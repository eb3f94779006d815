// Refuses a provider lock file that does not fit, or that changed while no constraint did.
import { FEDERATION, must, NX, variable } from './lib.mjs';

await must(NX, ['run-many', '-t', 'synth', '--outputStyle=static']);
await must(FEDERATION, ['lock', '--check', '--base', variable('BASE_SHA')]);
