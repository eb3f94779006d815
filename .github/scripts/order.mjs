// Orders the applies: development, then staging, then production. An environment that is held also holds the later stages.
import { readdirSync, readFileSync } from 'node:fs';
import { fail, knownEnvironment, output, reviewed } from './lib.mjs';

const STAGES = ['development', 'staging', 'production'];
const files = readdirSync(reviewed()).filter((file) => file.endsWith('.decision.json'));
const decisions = files.map((file) => JSON.parse(readFileSync(reviewed(file), 'utf8')));
const stray = decisions.filter(({ stage }) => !STAGES.includes(stage));
if (stray.length > 0) fail(`no stage: ${JSON.stringify(stray.map(({ stage }) => stage))}`);

const held = decisions.filter(({ goes }) => goes === 'held');
const first = Math.min(...held.map(({ stage }) => STAGES.indexOf(stage)));
for (const [index, stage] of STAGES.entries()) {
  const goesOn = decisions.filter((each) => each.stage === stage && each.goes === 'on' && index <= first);
  output(stage, JSON.stringify(goesOn.map(({ environment }) => knownEnvironment(environment)).sort()));
}
output('held', held.map(({ environment }) => environment).join(' '));
// A superseded environment has a later commit, so later stages do not wait for it. If nothing else is left to apply, this run
// must not run again, and fails.
const superseded = decisions.filter(({ goes }) => goes === 'superseded');
const isAlone = !decisions.some(({ goes }) => goes === 'on');
output('superseded', isAlone ? superseded.map(({ environment }) => environment).join(' ') : '');
