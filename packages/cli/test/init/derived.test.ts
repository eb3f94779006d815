import { derivedAccounts, derivedValues } from '../../src/init/derived';
import { readLiterals } from '../../src/init/literals';
import type { Repository, Values } from '../../src/init/repository';

const values = (name: string, data: object): Values => {
  const text = `export const environment = ${JSON.stringify({ name, organization: 'acme', ...data })}`;
  return { name, file: `apps/${name}/src/environment.ts`, text, literals: readLiterals(text, 'environment') };
};

const dev = values('dev', {
  account: '111111111111',
  region: 'eu-central-1',
  state: { bucket: 'acme-dev-tfstate' },
  app: { url: 'https://app.acme.example' },
  federations: { auth0: { tenant: { domain: 'acme-dev.eu.auth0.com' } } },
  mail: { from: 'Acme <login@acme.example>', arn: 'arn:aws:ses:eu-central-1:111111111111:identity/acme.example' },
  untouched: ['pacmen', 'Auth0', '1111111111112', 'http://localhost:3000', 'some.examples'],
});

const accountsText = `export const bootstrap = ${JSON.stringify({
  organization: 'acme',
  repository: 'acme/repo',
  subClaimPrefix: 'repo:acme@1/repo@2',
  branch: 'acme',
  accounts: [
    {
      account: '111111111111',
      region: 'eu-central-1',
      stateBucket: 'acme-dev-tfstate',
      environments: { dev: { tenant: 'acme-dev.eu.auth0.com', stateKey: 'dev/f.tfstate' } },
    },
    {
      account: '999999999999',
      region: 'us-east-1',
      stateBucket: 'acme-old',
      environments: { old: { tenant: 'o.eu.auth0.com' } },
    },
  ],
})}`;

const repository = {
  organization: 'acme',
  environments: [dev],
  accounts: { file: 'accounts.ts', text: accountsText, literals: readLiterals(accountsText, 'bootstrap') },
} as unknown as Repository;

const ANSWERS = new Map([
  ['organization', 'globex'],
  ['hosts', 'acme.io'],
  ['repository', 'globex/sign-in'],
  ['subClaimPrefix', 'repo:globex@3/sign-in@4'],
  ['dev.account', '444444444444'],
  ['dev.region', 'us-west-2'],
  ['dev.federations.auth0.tenant.domain', 'globex.us.auth0.com'],
]);

describe('derivedValues', () => {
  test('puts each answer into every text that contains the former value', () => {
    const next = Object.fromEntries(derivedValues(repository, dev, ANSWERS));

    expect(next).toMatchObject({
      name: 'dev',
      organization: 'globex',
      account: '444444444444',
      region: 'us-west-2',
      'state.bucket': 'globex-dev-tfstate',
      'federations.auth0.tenant.domain': 'globex.us.auth0.com',
      'mail.arn': 'arn:aws:ses:us-west-2:444444444444:identity/acme.io',
    });
  });

  test('does not replace in its own replacements: a host may contain the former name', () => {
    const next = derivedValues(repository, dev, ANSWERS);

    expect(next.get('app.url')).toBe('https://app.acme.io');
    expect(next.get('mail.from')).toBe('Globex <login@acme.io>');
  });

  test('leaves texts that only look similar unchanged', () => {
    const next = derivedValues(repository, dev, ANSWERS);

    expect([0, 1, 2, 3, 4].map((at) => next.get(`untouched[${at}]`))).toEqual([
      'pacmen',
      'Auth0',
      '1111111111112',
      'http://localhost:3000',
      'some.examples',
    ]);
  });

  test('uses the answer for a path before any value that is derived from others', () => {
    const next = derivedValues(repository, dev, new Map([...ANSWERS, ['dev.state.bucket', 'elsewhere']]));

    expect(next.get('state.bucket')).toBe('elsewhere');
  });

  test('changes nothing when it runs on its own result', () => {
    const made = derivedValues(repository, dev, ANSWERS);
    const own = {
      ...dev,
      literals: dev.literals.map((literal) => ({ ...literal, value: made.get(literal.path) ?? '' })),
    };

    expect(derivedValues({ ...repository, organization: 'globex' }, own, ANSWERS)).toEqual(made);
  });
});

describe('derivedAccounts', () => {
  test('assigns each account to its environments, and leaves other accounts unchanged', () => {
    const next = derivedAccounts(repository, ANSWERS, new Map([['dev', derivedValues(repository, dev, ANSWERS)]]));

    expect(Object.fromEntries(next)).toEqual({
      organization: 'globex',
      repository: 'globex/sign-in',
      subClaimPrefix: 'repo:globex@3/sign-in@4',
      branch: 'acme',
      'accounts[0].account': '444444444444',
      'accounts[0].region': 'us-west-2',
      'accounts[0].stateBucket': 'globex-dev-tfstate',
      'accounts[0].environments.dev.tenant': 'globex.us.auth0.com',
      'accounts[0].environments.dev.stateKey': 'dev/f.tfstate',
      'accounts[1].account': '999999999999',
      'accounts[1].region': 'us-east-1',
      'accounts[1].stateBucket': 'acme-old',
      'accounts[1].environments.old.tenant': 'o.eu.auth0.com',
    });
  });
});
