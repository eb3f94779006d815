// Fails a run in which the plan of an environment may not be applied, so that the run is noticed.
import { fail, optional } from './lib.mjs';

const superseded = optional('SUPERSEDED');
const names = (optional('STOPPED') ?? '').split(' ').filter(Boolean);
if (superseded && names.length === 0) {
  fail(
    `superseded: ${superseded}. A later commit was deployed there, and this run would undo it. Nothing was applied. Do not re-run it. ` +
      'To deploy the latest commit, choose "Run workflow" of the workflow Deploy',
  );
}
fail(
  `not applied: ${names.join(' ')}. The summary of ${names.map((name) => `"Review ${name}"`).join(', ')} at this run gives the reason and the ` +
    'next step. "Re-run failed jobs" only repeats this message; "Re-run all jobs" reviews the plan of this commit again',
);
