// Applies the reviewed plan, and no other. Where the world changed since, nothing is applied: the differences are named, the new plan
// is kept for the steps that follow, and this run can be run again, which reviews it anew and asks again.
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
output('refused', String(exitCode === EXIT.refused));
if (exitCode === EXIT.refused) {
  const { pullRequest } = JSON.parse(readFileSync(reviewed(`${name}.decision.json`), 'utf8'));
  output('pull-request', String(pullRequest ?? ''));
  fail(
    `${name}: refused, nothing was applied; what differs stands above. Re-run all jobs: the new plan is then up for approval`,
    EXIT.refused,
  );
}
if (exitCode !== EXIT.success) fail(`${name}: the apply ended with ${exitCode}`, exitCode);
