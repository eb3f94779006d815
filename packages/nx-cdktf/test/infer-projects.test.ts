import { run } from '@auth0-cognito/cli';
import { inferProjects } from '../src';
import { workspace } from './workspace';

const CDKTF_JSON = 'apps/dev/cdktf.json';

/** Projects inferred from one environment with the given cdktf.json, by root. */
function infer(options?: unknown, cdktfJson = '{"app":"node synth.mjs"}', files = [CDKTF_JSON]) {
  const { root, remove } = workspace({
    [CDKTF_JSON]: cdktfJson,
    'apps/dev/src/environment.ts': '',
    'apps/bootstrap/cdktf.json': '{"app":"node synth.mjs"}',
    'apps/bootstrap/package.json': '{"nx":{"name":"bootstrap-app"}}',
  });
  try {
    const results = inferProjects(files, options, { workspaceRoot: root, nxJsonConfiguration: {} });
    return Object.assign({}, ...results.map(([, result]) => result.projects)) as Record<
      string,
      { name?: string; tags?: string[]; targets: Record<string, Record<string, unknown>> }
    >;
  } finally {
    remove();
  }
}

const targetsOf = (options?: unknown) => infer(options)['apps/dev']!.targets;

describe('an environment', () => {
  test('has the targets of a delivery', () => {
    expect(Object.keys(targetsOf())).toEqual([
      'synth',
      'validate',
      'rehearse',
      'plan',
      'review',
      'deploy',
      'verify',
      'output',
      'destroy',
    ]);
  });

  test('is synthesized by the command of its cdktf.json', () => {
    expect(targetsOf().synth).toMatchObject({
      executor: 'nx:run-commands',
      options: { command: 'node synth.mjs', cwd: '{projectRoot}' },
    });
  });

  test('shares a process with others if tools/run.mjs runs it', () => {
    const { targets } = infer(undefined, '{"app":"node ../../tools/run.mjs src/main.ts"}')['apps/dev']!;

    expect(targets.synth).toMatchObject({
      executor: './packages/nx-cdktf:synth',
      options: { cwd: '{projectRoot}' },
      cache: true,
    });
  });

  test('caches only its synth, without a plan or a state', () => {
    const { synth, ...others } = targetsOf();

    expect(synth).toMatchObject({
      cache: true,
      outputs: [
        '{projectRoot}/cdktf.out/manifest.json',
        '{projectRoot}/cdktf.out/stacks/*/cdk.tf.json',
        '{projectRoot}/cdktf.out/stacks/*/assets',
      ],
    });
    for (const target of Object.values(others)) expect(target).toMatchObject({ cache: false });
  });

  test.each(['deploy', 'destroy'])('runs its %s without other tasks at the same time', (target) => {
    expect(targetsOf()[target]).toMatchObject({ parallelism: false });
  });

  test('is deployed by cdktf only if no earlier apply left an object behind', () => {
    expect(targetsOf().deploy).toMatchObject({
      options: {
        command: 'umask 077 && node ../../packages/cli/bin/federation.mjs recover dev && npx --no-install cdktf deploy',
        cwd: '{projectRoot}',
      },
    });
  });

  test.each(['validate', 'plan', 'deploy', 'destroy'])('is synthesized before its %s', (target) => {
    expect(targetsOf()[target]).toMatchObject({ dependsOn: ['synth'] });
  });

  test('describes each target', () => {
    for (const target of Object.values(targetsOf())) {
      expect(target).toMatchObject({
        metadata: { description: expect.stringContaining('dev'), help: expect.anything() },
      });
    }
  });

  test.each(['validate', 'rehearse', 'plan', 'review', 'verify', 'destroy'])(
    'has a target with an existing command: %s',
    async (target) => {
      const { options, metadata } = targetsOf()[target] as Record<string, Record<string, unknown>>;
      const silent = { progress: { write: () => true }, result: { write: () => true } };

      const exitCode = await run([target, '--help'], silent);

      expect(exitCode).toBe(0);
      expect(options?.command).toBe(`node packages/cli/bin/federation.mjs ${target} dev`);
      expect(metadata?.help).toMatchObject({ command: `node packages/cli/bin/federation.mjs ${target} --help` });
    },
  );

  test('is refused without a synth command, with the file', () => {
    expect(() => infer(undefined, '{}')).toThrow(/ERR_CDKTF_APP at apps\/dev\/cdktf\.json/);
  });
});

describe('an app that is not an environment', () => {
  const targets = () => infer(undefined, undefined, ['apps/bootstrap/cdktf.json'])['apps/bootstrap']!.targets;

  test('can be synthesized, validated and bootstrapped, and has no target of a delivery', () => {
    expect(Object.keys(targets())).toEqual(['synth', 'validate', 'bootstrap']);
    expect(targets().synth).toMatchObject({ cache: true, options: { command: 'node synth.mjs' } });
    expect(targets().validate).toMatchObject({ cache: false, dependsOn: ['synth'] });
  });

  test('has a bootstrap target with an existing command, which runs alone', async () => {
    const silent = { progress: { write: () => true }, result: { write: () => true } };

    const exitCode = await run(['bootstrap', '--help'], silent);

    expect(exitCode).toBe(0);
    expect(targets().bootstrap).toMatchObject({
      cache: false,
      parallelism: false,
      options: { command: 'node packages/cli/bin/federation.mjs bootstrap' },
    });
  });
});

describe('options', () => {
  test('rename targets, also in the dependencies of others', () => {
    const targets = targetsOf({ targetNames: { synth: 'synthesize', deploy: 'apply' } });

    expect(Object.keys(targets)).toEqual(expect.arrayContaining(['synthesize', 'apply']));
    expect(targets.plan).toMatchObject({ dependsOn: ['synthesize'] });
  });

  test('select OpenTofu', () => {
    expect(targetsOf({ binary: 'tofu' }).plan).toMatchObject({ options: { env: { TERRAFORM_BINARY_NAME: 'tofu' } } });
  });

  test.each([
    ['an unknown option', { binaries: 'tofu' }, 'binaries', '"tofu"'],
    ['an unknown binary', { binary: 'pulumi' }, 'binary', '"pulumi"'],
    ['an unknown target', { targetNames: { ship: 'ship' } }, 'targetNames.ship', '"ship"'],
    ['a name that Nx does not allow', { targetNames: { plan: 'the plan' } }, 'targetNames.plan', '"the plan"'],
  ])('are refused: %s', (_, options, path, received) => {
    const refused = expect.objectContaining({ code: 'ERR_NX_CDKTF_OPTIONS', path, received });

    expect(() => infer(options)).toThrow(expect.objectContaining({ faults: [refused] }));
  });

  test('report all faults at once', () => {
    const attempt = () => infer({ binary: 'x', targetNames: { ship: 'A b' } });

    expect(attempt).toThrow(/at binary[\s\S]*at targetNames\.ship[\s\S]*at targetNames\.ship/);
  });
});

describe('a folder of tests', () => {
  test('is a separate project', () => {
    const files = ['packages/policy/test/rule.test.ts', 'packages/policy/test/rules/one.test.ts'];

    const projects = infer(undefined, undefined, files);

    expect(Object.keys(projects)).toEqual(['packages/policy/test']);
    expect(projects['packages/policy/test']).toMatchObject({
      name: 'policy-test',
      targets: { test: { options: { command: expect.stringContaining('--selectProjects policy') } } },
    });
  });

  test('has the name of the project next to it, so that an app and a package can have folders with the same name', () => {
    const files = ['packages/bootstrap/test/one.test.ts', 'apps/bootstrap/test/one.test.ts'];

    const projects = infer(undefined, undefined, files);

    expect(projects['packages/bootstrap/test']?.name).toBe('bootstrap-test');
    expect(projects['apps/bootstrap/test']?.name).toBe('bootstrap-app-test');
  });
});
