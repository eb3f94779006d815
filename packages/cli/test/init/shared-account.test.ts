import { format } from 'oxfmt';
import { addedToAccounts, addToEnvironments } from '../../src/init/additions';
import { derivedAccounts, derivedValues } from '../../src/init/derived';
import { readLiterals, withLiterals } from '../../src/init/literals';
import type { Repository, Values } from '../../src/init/repository';
import { sharedFaults } from '../../src/init/shared-account';

const values = (name: string, stage: string, account: string): Values => {
  const text = `export const environment = {
  name: '${name}',
  stage: '${stage}',
  organization: 'acme',
  account: '${account}',
  region: 'eu-central-1',
  state: { bucket: 'acme-${name}-tfstate' },
  federations: { auth0: { tenant: { domain: 'acme-${name}.eu.auth0.com' } } },
};
`;
  return { name, file: `apps/${name}/src/environment.ts`, text, literals: readLiterals(text, 'environment') };
};

const ACCOUNTS = `export const bootstrap = {
  accounts: [
    {
      account: '111111111111',
      region: 'eu-central-1',
      stateBucket: 'acme-dev-tfstate',
      environments: { dev: { tenant: 'acme-dev.eu.auth0.com' } },
    },
    {
      account: '333333333333',
      region: 'eu-central-1',
      stateBucket: 'acme-prod-tfstate',
      environments: { prod: { tenant: 'acme-prod.eu.auth0.com' } },
    },
    {
      account: '222222222222',
      region: 'eu-central-1',
      stateBucket: 'acme-staging-tfstate',
      environments: { staging: { tenant: 'acme-staging.eu.auth0.com' } },
    },
  ],
};
`;

const repositoryOf = (environments: readonly Values[], text: string): Repository =>
  ({
    organization: 'acme',
    hosts: 'acme.example',
    environments,
    accounts: { file: 'accounts.ts', text, literals: readLiterals(text, 'bootstrap') },
  }) as unknown as Repository;

const BASE = repositoryOf(
  [
    values('dev', 'development', '111111111111'),
    values('prod', 'production', '333333333333'),
    values('staging', 'staging', '222222222222'),
  ],
  ACCOUNTS,
);

const formatted = async (text: string) =>
  (await format('accounts.ts', text, { printWidth: 120, singleQuote: true })).code;

/** What init writes to the modules, and the resulting repository. */
async function outcome(repository: Repository, answers: Readonly<Record<string, string>>) {
  const given = new Map(Object.entries(answers));
  const next = new Map(repository.environments.map((each) => [each.name, derivedValues(repository, each, given)]));
  const edited = new Map(
    repository.environments.map(({ name, file, text, literals }) => [
      file,
      withLiterals(text, literals, next.get(name) ?? new Map()),
    ]),
  );
  const added = addToEnvironments(repository, given, edited);
  const { text, literals } = repository.accounts!;
  const written = withLiterals(text, literals, derivedAccounts(repository, given, next));
  const accounts = await formatted(addedToAccounts(repository, given, edited, written));
  const environments = await Promise.all(
    repository.environments.map(async (each) => {
      const own = await formatted(edited.get(each.file) ?? '');
      return { ...each, text: own, literals: readLiterals(own, 'environment') };
    }),
  );
  const of = (name: string) => environments.find((each) => each.name === name)?.text ?? '';
  return {
    accounts,
    of,
    added,
    faults: sharedFaults(repository, given, next),
    after: repositoryOf(environments, accounts),
  };
}

const ONE_ACCOUNT = { 'dev.account': '444444444444', 'staging.account': '444444444444' };
const TENANT = {
  'dev.federations.auth0.tenant.domain': 'globex.eu.auth0.com',
  'staging.federations.auth0.tenant.domain': 'globex.eu.auth0.com',
};

describe('two environments in one account', () => {
  test('are one entry of the accounts, with the region and the bucket of the one that is deployed first', async () => {
    const { accounts, of, faults } = await outcome(BASE, { ...ONE_ACCOUNT, 'dev.region': 'us-west-2' });

    expect(faults).toEqual([]);
    expect(of('staging')).toContain("account: '444444444444',\n  region: 'us-west-2',");
    expect(of('staging')).toContain("bucket: 'acme-dev-tfstate'");
    expect(accounts).toContain(`      account: '444444444444',
      region: 'us-west-2',
      stateBucket: 'acme-dev-tfstate',
      environments: { dev: { tenant: 'acme-dev.eu.auth0.com' }, staging: { tenant: 'acme-staging.eu.auth0.com' } },
`);
    expect(accounts.match(/account:/g)).toHaveLength(2);
  });

  test('keep separate IAM providers for separate tenants', async () => {
    const { of } = await outcome(BASE, ONE_ACCOUNT);

    expect(of('dev') + of('staging')).not.toContain('iamOidcProvider');
  });

  test('share the IAM provider of one tenant, which the one that is deployed first creates', async () => {
    const { of, added } = await outcome(BASE, { ...ONE_ACCOUNT, ...TENANT });

    expect(of('dev')).not.toContain('iamOidcProvider');
    expect(of('staging')).toMatch(/iamOidcProvider: \{ existing: true \}/);
    expect(added.map(({ path, to }) => `${path} ${to}`)).toEqual(['federations.auth0.iamOidcProvider.existing true']);
  });

  test('leave the provider to the environment that has it, in any order of deployment', async () => {
    const { of, after } = await outcome(BASE, {
      'dev.account': '333333333333',
      'dev.federations.auth0.tenant.domain': 'acme-prod.eu.auth0.com',
    });
    const again = await outcome(after, {});

    expect(of('prod')).not.toContain('iamOidcProvider');
    expect(of('dev')).toMatch(/existing: true/);
    expect(again.of('prod')).toBe(of('prod'));
    expect(again.of('dev')).toBe(of('dev'));
  });

  test('are the same after a second run with the same answers', async () => {
    const answers = { ...ONE_ACCOUNT, ...TENANT };
    const first = await outcome(BASE, answers);
    const second = await outcome(first.after, answers);

    expect(second.accounts).toBe(first.accounts);
    expect(second.of('staging')).toBe(first.of('staging'));
  });

  test('are separated by other answers', async () => {
    const { after } = await outcome(BASE, ONE_ACCOUNT);
    const { accounts } = await outcome(after, {
      'staging.account': '555555555555',
      'staging.state.bucket': 'acme-staging-tfstate',
    });

    expect(accounts).toMatch(/account: '555555555555',\n.*\n +stateBucket: 'acme-staging-tfstate'/);
    expect(accounts.match(/account:/g)).toHaveLength(3);
  });

  test('have no contradictory answers', async () => {
    const { faults } = await outcome(BASE, {
      ...ONE_ACCOUNT,
      'staging.region': 'us-east-1',
      'staging.state.bucket': 'elsewhere',
    });

    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'ERR_INIT_ACCOUNT_SHARED staging.region',
      'ERR_INIT_ACCOUNT_SHARED staging.state.bucket',
    ]);
    expect(faults[0]?.allowed).toMatch(/^eu-central-1, as of dev/);
  });
});

describe('a custom domain of a tenant', () => {
  const CUSTOM = 'dev.federations.auth0.tenant.customDomain';

  test('is written to the environment and to the permissions of its deploys', async () => {
    const { accounts, of } = await outcome(BASE, { [CUSTOM]: 'login.globex.com' });

    expect(of('dev')).toContain("tenant: { domain: 'acme-dev.eu.auth0.com', customDomain: 'login.globex.com' }");
    expect(accounts).toContain("reach: { issuers: ['login.globex.com'] }");
    expect(of('prod')).toBe(BASE.environments[1]?.text);
  });

  test('is omitted if the answer is empty', async () => {
    const { of } = await outcome(BASE, { [CUSTOM]: '' });

    expect(of('dev')).toBe(BASE.environments[0]?.text);
  });

  test('is the URL of the IAM provider, so that two tenants with one issuer share it', async () => {
    const { of } = await outcome(BASE, {
      ...ONE_ACCOUNT,
      ...TENANT,
      [CUSTOM]: 'login.globex.com',
    });

    expect(of('staging')).not.toContain('iamOidcProvider');
  });
});
