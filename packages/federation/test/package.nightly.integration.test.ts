import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { startRegistry, type LoopbackRegistry } from './loopback-registry';

const folder = resolve(__dirname, '..');
const root = resolve(folder, '../..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
/** npm unpacks the bindings of AWS, which are 392 MB. */
const TIMEOUT = 600_000;

const run = promisify(execFile);

/** The example of the package's README. */
function example(): string {
  const [, code] = /```ts\n(.+?)```/s.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? [];
  if (code === undefined) throw new Error('README.md has no example');
  return code;
}

describe('the package of the constructs in another repository', () => {
  let scratch: string;
  let project: string;
  let registry: LoopbackRegistry;

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'constructs-'));
    project = join(scratch, 'project');
    mkdirSync(project);
    registry = await startRegistry([join(folder, 'node_modules'), join(root, 'node_modules')]);
    const built = join(scratch, 'built');
    // Fails if federation.api.md is outdated.
    execFileSync(process.execPath, [join(folder, 'package/build.mjs'), '--out', built], { stdio: 'pipe' });
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', scratch], { cwd: built, encoding: 'utf8' }),
    ) as [{ filename: string }];
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true }));
    await run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--registry', registry.url]
        .concat(['--cache', join(scratch, 'cache'), '--fetch-retries', '0'])
        .concat(join(scratch, filename)),
      { cwd: project },
    );
  }, TIMEOUT);

  afterAll(async () => {
    await registry.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('installs its dependencies, and nothing else of this repository', () => {
    const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: object };

    const installed = Object.keys(packages);

    expect(installed).toEqual(
      expect.arrayContaining(
        ['cdktf', 'constructs', '@cdktf/provider-aws', 'zod'].map((name) => `node_modules/${name}`),
      ),
    );
    expect(installed.filter((path) => path.includes('@auth0-cognito'))).toEqual([
      'node_modules/@auth0-cognito/federation',
    ]);
  });

  test.each([
    { module: 'CommonJS', moduleResolution: 'node10', type: 'commonjs' },
    { module: 'NodeNext', moduleResolution: 'NodeNext', type: 'module' },
  ])(
    'compiles as $type with the resolution $moduleResolution, and synthesizes under plain Node',
    ({ module, moduleResolution, type }) => {
      const app = join(project, type);
      mkdirSync(app);
      writeFileSync(join(app, 'package.json'), JSON.stringify({ type }));
      // The bindings of AWS have no exports, so an ES module imports their files.
      const code = example().replace(
        'aws/lib/provider',
        type === 'module' ? 'aws/lib/provider/index.js' : 'aws/lib/provider',
      );
      writeFileSync(join(app, 'main.ts'), code);
      const compilerOptions = { module, moduleResolution, target: 'ES2022', strict: true, types: [] };
      writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));

      const compiled = spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: app, encoding: 'utf8' });
      const ran = spawnSync(process.execPath, ['main.js'], { cwd: app, encoding: 'utf8' });

      expect(compiled).toMatchObject({ status: 0, stdout: '' });
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      const { resource, terraform } = JSON.parse(
        readFileSync(join(app, 'cdktf.out/stacks/sign-in/cdk.tf.json'), 'utf8'),
      ) as { resource: Record<string, object>; terraform: { required_providers: object } };
      expect(Object.keys(resource)).toEqual(
        expect.arrayContaining(['auth0_client', 'aws_cognito_identity_provider', 'aws_iam_openid_connect_provider']),
      );
      expect(Object.keys(terraform.required_providers).sort()).toEqual(['auth0', 'aws']);
    },
    TIMEOUT,
  );

  test('refuses wrong values with the faults of the constructs', () => {
    const code = [
      "const { FaultError, FederatedUserPool } = require('@auth0-cognito/federation');",
      "const { Testing, TerraformStack } = require('cdktf');",
      "const stack = new TerraformStack(Testing.app(), 'sign-in');",
      'try {',
      "  new FederatedUserPool(stack, 'Federation', { name: 'acme', region: 'eu-central-1', appUrl: 'http://acme.com',",
      "    domain: { host: 'co.uk', certificateArn: 'x' }, federations: {} });",
      '} catch (error) {',
      '  console.log(error instanceof FaultError, error.faults.map(({ code }) => code).join());',
      '}',
    ].join('\n');

    const { stdout, stderr } = spawnSync(process.execPath, ['-e', code], { cwd: project, encoding: 'utf8' });

    expect(stderr).toBe('');
    expect(stdout).toMatch(/^true ERR_/);
  });

  test('has the version of a release', () => {
    const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx');

    const printed = execFileSync(
      process.execPath,
      [nx, 'release', 'version', '1.0.0', '--first-release', '--dry-run'],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NX_DAEMON: 'false', NO_COLOR: '1' },
      },
    );

    expect(printed).toMatch(/"version": "1\.0\.0"/);
  }, 120_000);
});
