import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = resolve(__dirname, '..');

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
  readonly private?: boolean;
  readonly repository?: object;
}

/** The manifest that a build writes. */
async function manifest(environment: Record<string, string> = {}): Promise<Manifest> {
  const { manifestOf } = (await import(pathToFileURL(resolve(folder, 'package/manifest.mjs')).href)) as {
    manifestOf: (folder: string, environment: Record<string, string>) => Manifest;
  };
  return manifestOf(folder, environment);
}

describe('manifest of the published package', () => {
  test('requires what its code imports: pinned libraries, and one shared copy of those that a project also imports', async () => {
    const source = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')) as Manifest;

    const { dependencies, peerDependencies } = await manifest();

    expect(Object.keys(peerDependencies).sort()).toEqual(['@cdktf/provider-aws', 'cdktf', 'constructs']);
    expect(Object.keys({ ...dependencies, ...peerDependencies }).sort()).toEqual(
      Object.keys(source.dependencies)
        .filter((name) => name !== '@auth0-cognito/contract' && name !== '@cdktf/provider-auth0')
        .sort(),
    );
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('can be published, while the manifest of the sources cannot', async () => {
    expect((await manifest()).private).toBeUndefined();
  });

  test('contains the repository that publishes it, for its provenance', async () => {
    const published = await manifest({ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/sign-in' });

    expect(published.repository).toEqual({
      type: 'git',
      url: 'git+https://github.com/acme/sign-in.git',
      directory: 'packages/federation',
    });
  });
});
