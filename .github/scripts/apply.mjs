// Applies the reviewed plan, and no other. Where the world changed since, nothing is applied: the differences are named, the new plan
// is kept for the steps that follow, and "Re-run all jobs" reviews it and asks again. So it is after an apply that failed.
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
    `${name}: refused, nothing was applied; what differs stands above. Choose "Re-run all jobs": the new plan is then up for approval`,
    EXIT.refused,
  );
}
if (exitCode !== EXIT.success) {
  fail(
    `${name}: the apply ended with ${exitCode} and may be incomplete. Its approval is used. Choose "Re-run all jobs": what is left is ` +
      'then planned, reviewed and up for approval',
    exitCode,
  );
}
