// The last check before an apply: whether this commit and this review may still be applied. The result is recorded in GitHub,
// so that no older commit is applied later. Only this step of the job has the token.
import { readFileSync } from 'node:fs';
import { environment, FEDERATION, must, output, reviewed, runUrl, variable } from './lib.mjs';

const name = environment();
const { lastApply } = JSON.parse(readFileSync(reviewed(`${name}.decision.json`), 'utf8'));
const of = [
  '--commit',
  variable('GITHUB_SHA'),
  '--run',
  variable('GITHUB_RUN_ID'),
  '--reviewed-after',
  String(lastApply),
];
const at = runUrl() ? ['--run-url', runUrl()] : [];
const started = await must(FEDERATION, ['ci', 'start', name, ...of, ...at], { takesOutput: true });
output('deployment', String(JSON.parse(started).deployment));
