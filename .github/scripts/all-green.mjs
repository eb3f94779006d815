// A single check that a branch rule can require for any set of environments: the jobs of a matrix have no fixed name.
import { fail, variable } from './lib.mjs';

const bad = Object.entries(JSON.parse(variable('NEEDS'))).filter(
  ([, { result }]) => !['success', 'skipped'].includes(result),
);
if (bad.length > 0) fail(bad.map(([job, { result }]) => `${job}: ${result}`).join(', '));
