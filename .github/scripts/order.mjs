// Puts what may be applied into its order: development, then staging, then production. What is held holds what comes after it.
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
// A later commit is deployed there, with or without this one's change: later stages wait for nothing. Where nothing else is left to
// do, the run is one that must not run again, and fails.
const superseded = decisions.filter(({ goes }) => goes === 'superseded');
const isAlone = !decisions.some(({ goes }) => goes === 'on');
output('superseded', isAlone ? superseded.map(({ environment }) => environment).join(' ') : '');
