import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FsTree } from 'nx/src/generators/tree';
import {
  isDryRun,
  removeEnvironment,
  type RemovalOptions,
  type RemovalReaders,
} from '../../src/environment-generator/remove';
import { workspace } from '../workspace';

const ENVIRONMENT = `export const environment = {
  name: 'qa',
  stage: 'development',
  organization: 'acme',
  account: '444444444444',
  region: 'eu-central-1',
  state: { bucket: 'acme-tfstate' },
  federations: { auth0: { tenant: { domain: 'acme-qa.eu.auth0.com' } } },
};
`;

const account = (number: string, bucket: string, environments: string) =>
  `{ account: '${number}', region: 'eu-central-1', stateBucket: '${bucket}', environments: { ${environments} } },`;
const bootstrap = (...accounts: string[]) => `export const bootstrap = {
  organization: 'acme',
  repository: 'acme/identity',
  subClaimPrefix: 'repo:acme/identity',
  branch: 'main',
  accounts: [${accounts.join('\n')}],
};
`;
const DEV = "dev: { tenant: 'acme-dev.eu.auth0.com' }";
const QA = "qa: { tenant: 'acme-qa.eu.auth0.com' }";

const ALONE = bootstrap(account('111111111111', 'acme-dev-tfstate', DEV), account('444444444444', 'acme-tfstate', QA));
const SHARED = bootstrap(account('444444444444', 'acme-tfstate', `${DEV}, ${QA}`));
const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';
const GOLDENS = 'apps/bootstrap/test/golden';

const LOCK = {
  lockfileVersion: 3,
  packages: { '': {}, 'apps/qa': {}, 'apps/qa/node_modules/a': {}, 'node_modules/@acme/qa': {}, 'packages/a': {} },
};

let root: string;
let remove: () => void;
let printed: string;

beforeEach(() => {
  ({ root, remove } = workspace({
    'apps/qa/cdktf.json': '{}',
    'apps/qa/package.json': '{ "name": "@acme/qa", "version": "0.1.0" }',
    'apps/qa/src/environment.ts': ENVIRONMENT,
    'apps/qa/.terraform.lock.hcl': '',
    'apps/qa2/src/environment.ts': '',
    [ACCOUNTS]: ALONE,
    'package-lock.json': JSON.stringify(LOCK),
    '.github/CODEOWNERS': '* @acme/identity\n/apps/qa/ @acme/testers\n/apps/qa2/ @acme/others\n',
  }));
  symlinkSync(resolve(__dirname, '../../../../node_modules'), join(root, 'node_modules'));
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  remove();
});

const EMPTY: RemovalReaders = { state: () => Promise.resolve([]), changes: () => Promise.resolve([]) };

/** Removes an environment only from the tree. */
async function removed(options: RemovalOptions, read: Partial<RemovalReaders> = {}) {
  const tree = new FsTree(root, false);
  const outcome = removeEnvironment(tree, options, { ...EMPTY, ...read });
  await outcome.catch(() => undefined);
  return { outcome, tree, changes: tree.listChanges().map(({ path, type }) => `${type} ${path}`), printed };
}

describe(removeEnvironment, () => {
  test('removes all files of an app, and its entries in other files', async () => {
    mkdirSync(join(root, GOLDENS), { recursive: true });
    writeFileSync(join(root, GOLDENS, 'auth0-qa.tf.json'), '{}');
    const { tree, changes } = await removed({ name: 'qa' });

    expect(changes.filter((change) => !change.startsWith('DELETE apps/qa'))).toEqual([
      'UPDATE package-lock.json',
      'UPDATE .github/CODEOWNERS',
      `UPDATE ${ACCOUNTS}`,
      `DELETE ${GOLDENS}/auth0-qa.tf.json`,
      `CREATE ${GOLDENS}/account-111111111111.tf.json`,
      `CREATE ${GOLDENS}/auth0-dev.tf.json`,
    ]);
    expect(tree.exists('apps/qa')).toBe(false);
    expect(tree.exists('apps/qa2/src/environment.ts')).toBe(true);
    expect(tree.read('.github/CODEOWNERS', 'utf8')).toBe('* @acme/identity\n/apps/qa2/ @acme/others\n');
    expect(JSON.parse(tree.read('package-lock.json', 'utf8') ?? '')).toEqual({
      lockfileVersion: 3,
      packages: { '': {}, 'packages/a': {} },
    });
    expect(tree.read(ACCOUNTS, 'utf8')).toContain('111111111111');
    expect(tree.read(ACCOUNTS, 'utf8')).not.toContain('444444444444');
  });

  test('prints what remains of an environment that is the only one in its account', async () => {
    const { printed } = await removed({ name: 'qa' });

    expect(printed).toContain('s3://acme-tfstate/qa/federation.tfstate');
    expect(printed).toContain('github-acme-qa-plan, github-acme-qa-deploy, acme-qa-boundary, the bucket acme-tfstate');
    expect(printed).toContain('acme-qa-terraform-plan, acme-qa-terraform-deploy');
    expect(printed).toContain('gh api -X DELETE repos/acme/identity/environments/qa-plan\n');
    expect(printed).toContain('gh api -X DELETE repos/acme/identity/environments/qa\n');
    expect(printed).not.toContain('resources:');
  });

  test('leaves an account with another environment, whose bootstrap deletes the rest', async () => {
    writeFileSync(join(root, ACCOUNTS), SHARED);
    const { tree, printed } = await removed({ name: 'qa' });

    expect(tree.read(ACCOUNTS, 'utf8')).toContain('444444444444');
    expect(printed).toContain('acme-qa-boundary; ./federation bootstrap dev plans their deletion');
    expect(printed).not.toContain('the bucket');
  });

  test('fails if the state contains resources, and changes nothing', async () => {
    const held = ['a.a', 'b.b', 'c.c', 'd.d', 'e.e', 'f.f'];
    const { outcome, changes } = await removed({ name: 'qa' }, { state: () => Promise.resolve(held) });

    await expect(outcome).rejects.toThrow(
      /ERR_GENERATOR_STATE_NOT_EMPTY[\s\S]*6 resources: a\.a, b\.b, c\.c, d\.d, e\.e, …/,
    );
    expect(changes).toEqual([]);
  });

  test('does not read a state whose resources may remain, and prints that they do', async () => {
    const state = () => Promise.reject(new Error('read'));
    const { outcome, printed } = await removed({ name: 'qa', keepResources: true }, { state });

    await expect(outcome).resolves.toBeDefined();
    expect(printed).toContain('resources: everything that the state s3://acme-tfstate/qa/federation.tfstate holds');
  });

  test('refuses to remove the only copy of a state, whatever the options', async () => {
    mkdirSync(join(root, 'apps/qa/cdktf.out/stacks/qa'), { recursive: true });
    writeFileSync(join(root, 'apps/qa/cdktf.out/stacks/qa/errored.tfstate'), '{}');
    const { outcome, changes } = await removed({ name: 'qa', keepResources: true });

    await expect(outcome).rejects.toThrow('ERR_GENERATOR_STATE_FILE');
    expect(changes).toEqual([]);
  });

  test('refuses to delete files that git could not restore, with all causes in one error', async () => {
    mkdirSync(join(root, 'apps/qa/cdktf.out/stacks/qa'), { recursive: true });
    writeFileSync(join(root, 'apps/qa/cdktf.out/stacks/qa/errored.tfstate'), '{}');
    const asked: string[] = [];
    const changed = (_root: string, folder: string) => {
      asked.push(folder);
      return Promise.resolve([' M apps/qa/src/environment.ts', '?? apps/qa/src/extend.ts']);
    };
    const { outcome, changes } = await removed({ name: 'qa', keepResources: true }, { changes: changed });

    await expect(outcome).rejects.toThrow(
      /ERR_GENERATOR_STATE_FILE[\s\S]*ERR_GENERATOR_UNCOMMITTED at apps\/qa[\s\S]*2 uncommitted changes: +M apps\/qa\/src\/environment\.ts, \?\? apps\/qa\/src\/extend\.ts[\s\S]*git add apps\/qa && git commit/,
    );
    expect(asked).toEqual(['apps/qa']);
    expect(changes).toEqual([]);
  });

  test('lists in a dry run which deletions it would refuse, with a warning', async () => {
    const warned = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const uncommitted = () => Promise.resolve(['?? apps/qa/src/environment.ts']);
    const { outcome, changes } = await removed({ name: 'qa', isDryRun: true }, { changes: uncommitted });

    await expect(outcome).resolves.toBeDefined();
    expect(changes).toContain('DELETE apps/qa');
    expect(warned.mock.calls.join('')).toMatch(
      /warning: without --dry-run this is refused[\s\S]*ERR_GENERATOR_UNCOMMITTED/,
    );
  });

  test.each([
    ['nx g p:remove-environment qa --dry-run', true],
    ['nx g p:remove-environment qa --dryRun', true],
    ['nx g -d p:remove-environment qa', true],
    ['nx g p:remove-environment qa', false],
    ['nx g p:remove-environment qa --dry-run false', false],
    ['nx g p:remove-environment qa --dry-run --no-dry-run', false],
    ['nx g p:remove-environment qa --dry-run --dry-run=false', false],
  ])('detects a dry run from the arguments of Nx: %s', (line, expected) => {
    expect(isDryRun(line.split(' '))).toBe(expected);
  });

  test('refuses a name that no environment has', async () => {
    const { outcome } = await removed({ name: 'bootstrap' });

    await expect(outcome).rejects.toThrow(/ERR_GENERATOR_ENVIRONMENT_UNKNOWN[\s\S]*allowed: +qa/);
  });

  test('refuses accounts that it cannot edit', async () => {
    writeFileSync(
      join(root, ACCOUNTS),
      `const accounts = ${ALONE.slice(ALONE.indexOf('[')).replace(',\n};', ';')}
      export const bootstrap = { ...${bootstrap().slice('export const bootstrap = '.length).replace(';\n', '')}, ...{ accounts } };`,
    );
    const { outcome } = await removed({ name: 'qa' });

    await expect(outcome).rejects.toThrow('ERR_GENERATOR_ACCOUNTS');
  });

  test('removes an environment of a repository without bootstrap', async () => {
    rmSync(join(root, 'apps/bootstrap'), { recursive: true });
    const { tree, printed } = await removed({ name: 'qa' });

    expect(tree.exists('apps/qa')).toBe(false);
    expect(printed).not.toContain('bootstrap:');
  });
});
