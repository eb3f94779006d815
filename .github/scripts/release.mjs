// Publishes the package of the constructs at the version of its manifest: unit tests, then the build, which compares the public API with
// its report, then `nx release publish`. Writes sbom.cdx.json, the CycloneDX bill of materials of everything in package-lock.json.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { makeBindings } from '../../packages/provider-auth0/bindings.mjs';
import { installPackages } from '../../tools/setup/packages.mjs';
import { fail } from './lib.mjs';

/** Runs a command. Ends the script if it fails. */
function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) fail(`${command} ${args.join(' ')} fails`);
}

const log = (text) => console.error(`release: ${text}`);
try {
  installPackages(process.cwd(), log);
  makeBindings(log);
} catch (error) {
  fail(error.message);
}
run(
  'npx',
  'jest',
  '--ci',
  '--selectProjects',
  'contract',
  'federation',
  '--testPathIgnorePatterns',
  '\\.integration\\.',
);
run('npm', 'run', 'build', '-w', '@auth0-cognito/federation');
run('npx', 'nx', 'release', 'publish');

const sbom = spawnSync('npm', ['run', '--silent', 'sbom'], {
  maxBuffer: 64_000_000,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (sbom.status !== 0) fail('npm run sbom fails');
writeFileSync('sbom.cdx.json', sbom.stdout);
