// Refuses a tag whose commit is not on main: only what was reviewed and merged is published. It finds a mistake; a tag of a commit without
// this step is not stopped here, but by the reviewers of the GitHub environment and by who may push tags.
import { EXIT, fail, run, variable } from './lib.mjs';

const tag = variable('GITHUB_REF_NAME');
const { exitCode } = await run('git', ['merge-base', '--is-ancestor', 'HEAD', 'origin/main']);
// Git exits with 1 for a commit that is not an ancestor, and with another code for an error.
if (exitCode === 1) fail(`the commit of ${tag} is not on main: merge it, then tag the merged commit`);
if (exitCode !== EXIT.success)
  fail(`git cannot compare the commit of ${tag} with origin/main: check out with fetch-depth: 0`);
