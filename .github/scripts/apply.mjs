// Applies only the reviewed plan. If the plan has changed, nothing is applied: the script prints the differences and keeps the
// new plan for the next steps, and "Re-run all jobs" reviews it and needs another approval. The same applies after a failed
// apply.
import { readFileSync } from 'node:fs';
import { acknowledgements, environment, EXIT, fail, FEDERATION, output, reviewed, run } from './lib.mjs';

const name = environment();
const { exitCode } = await run(FEDERATION, [
  'apply',
  name,
  '--reviewed',
  reviewed(`${name}.json`),
  ...acknowledgements(name),
  '--lock-timeout',
  '5m',
]);
const OUTCOMES = { [EXIT.success]: 'applied', [EXIT.refused]: 'refused' };
output('outcome', OUTCOMES[exitCode] ?? 'failed');
if (exitCode === EXIT.refused) {
  const { pullRequest, base } = JSON.parse(readFileSync(reviewed(`${name}.decision.json`), 'utf8'));
  output('pull-request', String(pullRequest ?? ''));
  output('base', base ?? '');
  fail(
    `${name}: refused, nothing was applied; the differences are listed above. Choose "Re-run all jobs", which reviews the new plan and needs another approval`,
    EXIT.refused,
  );
}
if (exitCode !== EXIT.success) {
  fail(
    `${name}: the apply ended with ${exitCode} and may be incomplete. Its approval is used. Choose "Re-run all jobs", which plans ` +
      'and reviews the remaining changes and needs another approval',
    exitCode,
  );
}
