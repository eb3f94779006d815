// Orders the applies: development, then staging, then production. If an environment is not applied, the later stages wait.
import { readdirSync, readFileSync } from 'node:fs';
import { fail, knownEnvironment, output, reviewed } from './lib.mjs';

const STAGES = ['development', 'staging', 'production'];
const files = readdirSync(reviewed()).filter((file) => file.endsWith('.decision.json'));
const decisions = files.map((file) => JSON.parse(readFileSync(reviewed(file), 'utf8')));
const stray = decisions.filter(({ stage }) => !STAGES.includes(stage));
if (stray.length > 0) fail(`unknown stage: ${JSON.stringify(stray.map(({ stage }) => stage))}`);

const stopped = decisions.filter(({ decision }) => decision === 'stopped');
const first = Math.min(...stopped.map(({ stage }) => STAGES.indexOf(stage)));
for (const [index, stage] of STAGES.entries()) {
  const applied = decisions.filter((each) => each.stage === stage && each.decision === 'apply' && index <= first);
  output(stage, JSON.stringify(applied.map(({ environment }) => knownEnvironment(environment)).sort()));
}
output('stopped', stopped.map(({ environment }) => environment).join(' '));
// A superseded environment has a later commit, so later stages do not wait for it. If nothing else is left to apply, this run
// must not run again, and fails.
const superseded = decisions.filter(({ decision }) => decision === 'superseded');
const isAlone = !decisions.some(({ decision }) => decision === 'apply');
output('superseded', isAlone ? superseded.map(({ environment }) => environment).join(' ') : '');
