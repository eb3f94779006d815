import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FsTree } from 'nx/src/generators/tree';
import { addEnvironment } from '../../src/environment-generator';
import type { EnvironmentOptions } from '../../src/environment-generator';
import { workspace } from '../workspace';

const values = (
  name: string,
  account: string,
  url: string,
  more = '',
) => `import type { EnvironmentInput } from '@auth0-cognito/environment';

/** Where ${name} is tried. */
export const environment = {
  name: '${name}',
  stage: '${name === 'staging' ? 'staging' : 'development'}',
  organization: 'acme',
  account: '${account}',
  region: 'eu-central-1',
  state: { bucket: 'acme-${name}-tfstate' },
  app: { url: '${url}' },
  domain: { prefix: 'acme-${name}-login' },
  federations: { auth0: { tenant: { domain: 'acme-${name}.eu.auth0.com' }, identityProvider: { name: 'Auth0' } } },${more}
} satisfies EnvironmentInput;
`;

const app = (name: string, text: string) => ({
  [`apps/${name}/cdktf.json`]: `{ "projectId": "acme-${name}" }\n`,
  [`apps/${name}/package.json`]: `{ "name": "@acme/${name}", "version": "0.1.0", "nx": { "name": "${name}" } }\n`,
  [`apps/${name}/tsconfig.json`]: '{}\n',
  [`apps/${name}/src/main.ts`]: 'main(environment);\n',
  [`apps/${name}/src/environment.ts`]: text,
  [`apps/${name}/test/${name}.test.ts`]: 'describeApp();\n',
});

const DEV = values('dev', '111111111111', 'http://localhost:3000');
const LONG_LIVED = values(
  'dev',
  '111111111111',
  'http://localhost:3000',
  `\n  webClient: { lifetimes: { refreshToken: '60 days' } },`,
);
const LOCK = JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'apps/dev': {}, 'packages/a': {} } });

const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';
const BOOTSTRAP = `export const bootstrap = {
  organization: 'acme',
  repository: 'acme/identity',
  subClaimPrefix: 'repo:acme/identity',
  branch: 'main',
  accounts: [
    {
      account: '111111111111',
      region: 'eu-central-1',
      stateBucket: 'acme-dev-tfstate',
      environments: {
        dev: { tenant: 'acme-dev.eu.auth0.com', reach: { roles: ['arn:aws:iam::111111111111:role/sms'] } },
      },
    },
  ],
};
`;

let root: string;
let remove: () => void;

beforeEach(() => {
  ({ root, remove } = workspace({
    ...app('dev', DEV),
    ...app('staging', values('staging', '222222222222', 'https://app.staging.acme.example')),
    'packages/api/package.json': '{}',
    'package-lock.json': LOCK,
  }));
  symlinkSync(resolve(__dirname, '../../../../node_modules'), join(root, 'node_modules'));
});
afterEach(() => {
  remove();
});

/** Adds an environment only to the tree. */
function add(options: EnvironmentOptions) {
  const tree = new FsTree(root, false);
  addEnvironment(tree, options);
  const text = (file: string) => tree.read(file, 'utf8') ?? '';
  return { files: tree.listChanges().map(({ path }) => path), text };
}

describe(addEnvironment, () => {
  test('writes all files of an app, and changes no other app', () => {
    const { files } = add({ name: 'qa' });

    expect(files.sort()).toEqual([
      'apps/qa/cdktf.json',
      'apps/qa/package.json',
      'apps/qa/src/environment.ts',
      'apps/qa/src/main.ts',
      'apps/qa/test/golden/cdk.tf.json',
      'apps/qa/test/qa.test.ts',
      'apps/qa/tsconfig.json',
      'package-lock.json',
    ]);
  });

  test('updates every list of environments, with the stage of the model', () => {
    const { text } = add({ name: 'qa', like: 'staging' });

    expect(text('apps/qa/src/environment.ts')).toBe(
      values('qa', '000000000000', 'https://app.qa.acme.example')
        .replace("stage: 'development'", "stage: 'staging'")
        .replace('Where qa is tried.', 'The environment qa.'),
    );
    expect(text('apps/qa/package.json')).toContain('"@acme/qa"');
    expect(text('apps/qa/cdktf.json')).toContain('acme-qa');
  });

  test('adds the new environment to the accounts in the same way as its model', () => {
    mkdirSync(join(root, 'apps/bootstrap/src'), { recursive: true });
    writeFileSync(join(root, ACCOUNTS), BOOTSTRAP);
    const { files, text } = add({ name: 'qa', account: '444444444444' });

    expect(text(ACCOUNTS)).toContain(
      "qa: { tenant: 'acme-qa.eu.auth0.com', reach: { roles: ['arn:aws:iam::444444444444:role/sms'] } }",
    );
    expect(text(ACCOUNTS)).toContain("stateBucket: 'acme-qa-tfstate'");
    expect(files.filter((file) => file.startsWith('apps/bootstrap/test/'))).toEqual([
      'apps/bootstrap/test/golden/account-111111111111.tf.json',
      'apps/bootstrap/test/golden/account-444444444444.tf.json',
      'apps/bootstrap/test/golden/auth0-dev.tf.json',
      'apps/bootstrap/test/golden/auth0-qa.tf.json',
    ]);
    expect(text('apps/bootstrap/test/golden/account-444444444444.tf.json')).toContain('"acme-qa-tfstate"');
  });

  test('uses the code owners and the provider versions of its model', () => {
    mkdirSync(join(root, '.github'));
    writeFileSync(join(root, '.github/CODEOWNERS'), '* @acme/identity\n/apps/dev/ @acme/developers\n');
    writeFileSync(join(root, 'apps/dev/.terraform.lock.hcl'), '# hashes\n');
    const { text } = add({ name: 'qa' });

    expect(text('.github/CODEOWNERS')).toBe(
      '* @acme/identity\n/apps/dev/ @acme/developers\n/apps/qa/ @acme/developers\n',
    );
    expect(text('apps/qa/.terraform.lock.hcl')).toBe('# hashes\n');
  });

  test('completes an account whose leading zero Nx dropped', () => {
    const { text } = add({ name: 'qa', account: 12345678901 });

    expect(text('apps/qa/src/environment.ts')).toContain("account: '012345678901'");
  });

  test('uses the given account and tenant', () => {
    const { text } = add({ name: 'qa', account: 444444444444, tenant: 'acme-dev-qa.eu.auth0.com' });

    expect(text('apps/qa/src/environment.ts')).toContain("account: '444444444444'");
    expect(text('apps/qa/src/environment.ts')).toContain("domain: 'acme-dev-qa.eu.auth0.com'");
  });

  test('writes the configuration that it synthesizes', () => {
    const { text } = add({ name: 'qa' });

    expect(JSON.parse(text('apps/qa/test/golden/cdk.tf.json'))).toMatchObject({
      terraform: { backend: { s3: { bucket: 'acme-qa-tfstate' } } },
    });
  });

  test('adds the app to package-lock.json, sorted', () => {
    const { packages } = JSON.parse(add({ name: 'qa' }).text('package-lock.json')) as { packages: object };

    expect(Object.entries(packages)).toEqual([
      ['', {}],
      ['apps/dev', {}],
      ['apps/qa', { name: '@acme/qa', version: '0.1.0' }],
      ['node_modules/@acme/qa', { resolved: 'apps/qa', link: true }],
      ['packages/a', {}],
    ]);
  });

  test.each<[string, EnvironmentOptions, string]>([
    ['an invalid name', { name: 'Q A' }, 'ERR_GENERATOR_NAME'],
    ['the name of an environment', { name: 'staging' }, 'ERR_GENERATOR_NAME_TAKEN'],
    ['the name of a package', { name: 'api' }, 'ERR_GENERATOR_NAME_TAKEN'],
    ['a model that does not exist', { name: 'qa', like: 'prod' }, 'ERR_GENERATOR_LIKE_UNKNOWN'],
    ["another's account", { name: 'qa', account: '222222222222' }, 'ERR_GENERATOR_ACCOUNT_TAKEN'],
    ["another's tenant", { name: 'qa', tenant: 'acme-staging.eu.auth0.com' }, 'ERR_GENERATOR_TENANT_TAKEN'],
    ['an invalid account', { name: 'qa', account: 'abc' }, 'ERR_GENERATOR_ACCOUNT'],
    ['an account without most of its digits', { name: 'qa', account: 44 }, 'ERR_GENERATOR_ACCOUNT'],
    ['a tenant that contains code', { name: 'qa', tenant: "'+process.exit(0)+'.auth0.com" }, 'ERR_GENERATOR_TENANT'],
    ['a tenant with a scheme', { name: 'qa', tenant: 'https://acme-qa.eu.auth0.com' }, 'ERR_GENERATOR_TENANT'],
    ['the name for the plans of another environment', { name: 'dev-plan' }, 'ERR_ENVIRONMENT_NAME'],
    ['a name that cdktf uses', { name: 'constructor' }, 'ERR_ENVIRONMENT_NAME'],
  ])('refuses %s, and writes nothing', (_what, options, code) => {
    const tree = new FsTree(root, false);

    expect(() => addEnvironment(tree, options)).toThrow(code);
    expect(tree.listChanges()).toEqual([]);
  });

  test.each([
    ['a host without the name of its environment', DEV.replace('acme-dev-login', 'login'), 'ERR_COLLISION_DOMAIN'],
    ['a violation of the policy', LONG_LIVED, /ERR_GENERATOR_POLICY[\s\S]*stolen tokens/],
    ['invalid values', 'export const other = 1;\n', /ERR_VALUES_UNREADABLE at apps\/dev\/src/],
  ])('refuses as a model an environment with %s', (_what, text, told) => {
    writeFileSync(join(root, 'apps/dev/src/environment.ts'), text);

    expect(() => add({ name: 'qa' })).toThrow(told);
  });

  test('reports all faults at once', () => {
    const attempt = () => add({ name: 'qa', account: '222222222222', tenant: 'acme-dev.eu.auth0.com' });

    expect(attempt).toThrow(/TENANT_TAKEN[\s\S]*which dev has[\s\S]*ACCOUNT_TAKEN[\s\S]*which staging has/);
  });
});
