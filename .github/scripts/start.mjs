// The last question before an apply: whether this commit, and this review, may still be applied. GitHub keeps the answer, so that no
// older commit is applied afterwards. The token of the job goes no further than this step.
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
