import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Clone } from './support/clone';

jest.setTimeout(120_000);

let clone: Clone;

beforeAll(() => {
  clone = new Clone();
});
afterAll(() => clone?.remove());

type Edit = (text: string) => string;
const append: Edit = (text) => `${text}\n`;
const replace =
  (from: RegExp, to: string): Edit =>
  (text) =>
    text.replace(from, to);

/** Commits an edit of these files, and returns the environments whose synth Nx then finds affected. */
function affectedBy(edits: Readonly<Record<string, Edit>>): string[] {
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(clone.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit(existing(path)));
  }
  clone.commit('an edit');
  const asked = ['--affected', '--base=HEAD~1', '--head=HEAD', '--with-target=plan', '--json'];
  const { text } = clone.nx('show', 'projects', ...asked);
  clone.git('reset', '--quiet', '--hard', 'HEAD~1');
  return (JSON.parse(text) as string[]).sort();
}

/** Text of a file; empty if it does not exist. */
function existing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '';
  }
}

const ALL = ['dev', 'prod', 'staging'];

describe('an edit affects the synth of', () => {
  test.each<[string, Record<string, Edit>, string[]]>([
    ["dev only, in dev's values", { 'apps/dev/src/environment.ts': replace(/identity'/, "people'") }, ['dev']],
    ["dev only, in dev's extension", { 'apps/dev/src/extend/index.ts': append }, ['dev']],
    ["dev only, in a part of dev's extension", { 'apps/dev/src/extend/files.ts': append }, ['dev']],
    ['dev only, in a handler of its extension', { 'apps/dev/src/extend/functions/profile/index.mjs': append }, ['dev']],
    ['all, in a construct', { 'packages/federation/src/federated-user-pool.ts': append }, ALL],
    ['all, in the schema of environments', { 'packages/environment/src/schema/values.ts': append }, ALL],
    ['all, in a rule of the policy', { 'packages/policy/src/rule.ts': append }, ALL],
    [
      'none, in tests',
      {
        'packages/federation/test/any.test.ts': append,
        'packages/environment/test/values.ts': append,
        'apps/dev/test/dev.test.ts': append,
        'apps/prod/test/golden/cdk.tf.json': append,
      },
      [],
    ],
    [
      'none, in documents',
      {
        'README.md': append,
        'docs/architecture.md': append,
        'packages/federation/README.md': append,
        'packages/environment/src/schema/NOTES.md': append,
        'apps/dev/README.md': append,
      },
      [],
    ],
    [
      'all, in package-lock.json',
      { 'package-lock.json': replace(/"version": "14\.0\.3"/, '"version": "14.0.2"') },
      ALL,
    ],
    ["all, in a provider's pin", { 'packages/environment/package.json': replace(/21\.22\.1/, '21.22.0') }, ALL],
    ['all, in the schema of the bindings', { 'packages/provider-auth0/schema/auth0-1.38.0.json': append }, ALL],
    [
      'all, in the generator of the bindings',
      { 'packages/provider-auth0/generate.mjs': replace(/'trigger_action'/, "'trigger_actions', 'trigger_action'") },
      ALL,
    ],
    ['all, in the program that runs apps', { 'tools/run.mjs': append }, ALL],
    ['all, in the program that runs several apps in one process', { 'tools/run-together.mjs': append }, ALL],
    ['all, in the program that bundles apps', { 'tools/app-bundle.mjs': append }, ALL],
    ["staging only, in staging's Terraform lock file", { 'apps/staging/.terraform.lock.hcl': append }, ['staging']],
    [
      'none, in generated files',
      {
        'docs/api/README.md': append,
        'packages/plan-review/review.schema.json': append,
      },
      [],
    ],
    [
      'none, in files that are not deployed',
      {
        'packages/cli/src/main.ts': append,
        'packages/rehearsal/src/index.ts': append,
        'examples/web/index.html': append,
      },
      [],
    ],
  ])('%s', (_whom, edits, expected) => {
    expect(affectedBy(edits)).toEqual(expected);
  });
});

describe('a synth of all apps', () => {
  const golden = (name: string) => readFileSync(join(clone.root, `apps/${name}/test/golden/cdk.tf.json`), 'utf8');
  const synthesized = (name: string) =>
    readFileSync(join(clone.root, `apps/${name}/cdktf.out/stacks/${name}/cdk.tf.json`), 'utf8');

  it('writes for each app the same files as a separate run', () => {
    const { exitCode } = clone.nx('run-many', '-t', 'synth');

    expect(exitCode).toBe(0);
    for (const name of ALL) expect(synthesized(name)).toBe(golden(name));
  });

  it('fails for an app with faults, with all of them, and caches the others', () => {
    const values = join(clone.root, 'apps/prod/src/environment.ts');
    const text = readFileSync(values, 'utf8');
    writeFileSync(values, text.replace(/region: '.*'/, "region: 'mars'").replace(/account: '.*'/, "account: '1'"));
    rmSync(join(clone.root, '.nx'), { recursive: true });

    const failed = clone.nx('run-many', '-t', 'synth');
    writeFileSync(values, text);
    const corrected = clone.nx('run-many', '-t', 'synth');

    expect(failed.exitCode).toBe(1);
    expect(failed.text).toMatch(/environment prod: 2 faults[\s\S]*at account[\s\S]*at region/);
    expect(failed.text).toMatch(/Failed tasks:\s+- prod:synth\s*$/);
    expect(corrected).toMatchObject({ exitCode: 0, text: expect.stringContaining('3 out of 4 tasks') });
  });
});

it('synthesizes with the bindings of an edited schema', () => {
  const madeFrom = () => readFileSync(join(clone.root, 'packages/provider-auth0/lib/.made-from'), 'utf8');
  const schema = join(clone.root, 'packages/provider-auth0/schema/auth0-1.38.0.json');
  const before = madeFrom();
  writeFileSync(schema, append(readFileSync(schema, 'utf8')));

  const synthesized = clone.nx('synth', 'dev');

  expect(synthesized).toMatchObject({ exitCode: 0 });
  expect(madeFrom()).not.toBe(before);
  clone.git('checkout', '--quiet', '--', 'packages/provider-auth0/schema');
});
