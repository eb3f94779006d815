// Refuses a provider lock file that does not match the constraints, or that changed without a change of a constraint.
import { FEDERATION, must, NX, variable } from './lib.mjs';

await must(NX, ['run-many', '-t', 'synth', '--outputStyle=static']);
await must(FEDERATION, ['lock', '--check', '--base', variable('BASE_SHA')]);
