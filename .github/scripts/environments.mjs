// The environments of this run: those that changes since BASE_SHA affect, the one in ONLY, or all.
import { environments, fail, knownEnvironment, must, NX, optional, output, run } from './lib.mjs';

const all = environments();

async function affectedSince(base) {
  const isKnown =
    /^[0-9a-f]{40}$/.test(base) && (await run('git', ['cat-file', '-e', `${base}^{commit}`])).exitCode === 0;
  if (!isKnown) {
    // The first push of a branch, or a force-push: there is no base to compare with.
    console.error(`${JSON.stringify(base)} is not in this history: every environment counts as affected`);
    return all;
  }
  const compared = ['--affected', `--base=${base}`, '--head=HEAD', '--with-target=plan', '--json'];
  const found = JSON.parse(await must(NX, ['show', 'projects', ...compared], { takesOutput: true }));
  return all.filter((name) => found.includes(name));
}

const only = optional('ONLY');
const base = optional('BASE_SHA');
const chosen = only ? [knownEnvironment(only)] : base ? await affectedSince(base) : all;
if (all.some((name) => !/^[a-z][a-z0-9-]*$/.test(name))) fail(`names of environments: ${all.join(', ')}`);
output('environments', JSON.stringify(chosen));
output('others', all.filter((name) => !chosen.includes(name)).join(' '));
