import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Peer dependencies: a project shares their classes with the constructs, so it installs one copy of each. */
const PEERS = ['@cdktf/provider-aws', 'cdktf', 'constructs'];

/** Packages of this repository that the build includes. */
const TAKEN_IN = ['@auth0-cognito/contract', '@cdktf/provider-auth0'];

const pick = (versions, names) => Object.fromEntries(names.map((name) => [name, versions[name]]));

/**
 * The package.json of the published package, from that of the sources.
 *
 * @param folder that of the package's sources.
 * @param environment variables of GitHub Actions: npm's provenance requires the repository that publishes
 * (https://docs.npmjs.com/generating-provenance-statements).
 */
export function manifestOf(folder, environment = process.env) {
  const source = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = environment;
  const libraries = Object.keys(source.dependencies).filter((name) => ![...PEERS, ...TAKEN_IN].includes(name));
  return {
    name: source.name,
    version: source.version,
    description: source.description,
    license: source.license,
    keywords: ['auth0', 'cdktf', 'cognito', 'oidc', 'terraform'],
    ...(server &&
      repository && {
        repository: { type: 'git', url: `git+${server}/${repository}.git`, directory: 'packages/federation' },
      }),
    engines: source.engines,
    main: 'index.js',
    types: 'index.d.ts',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './auth0/*': { types: './auth0/*/index.d.ts', default: './auth0/*/index.js' },
      './package.json': './package.json',
    },
    dependencies: pick(source.dependencies, libraries),
    peerDependencies: Object.fromEntries(PEERS.map((name) => [name, `^${source.dependencies[name]}`])),
  };
}
