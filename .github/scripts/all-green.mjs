// A single check that a branch rule can require for any set of environments: the jobs of a matrix have no fixed name.
import { fail, variable } from './lib.mjs';

const failed = Object.entries(JSON.parse(variable('NEEDS'))).filter(
  ([, { result }]) => !['success', 'skipped'].includes(result),
);
if (failed.length > 0) fail(failed.map(([job, { result }]) => `${job}: ${result}`).join(', '));
