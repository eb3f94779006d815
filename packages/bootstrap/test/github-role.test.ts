import { trustPolicy } from '../src/github-role';
import { resourcesOf } from './synthesized';
import { example } from './example';

const PROVIDER = 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com';
const github = { repository: 'acme/auth0-cognito', subClaimPrefix: 'repo:acme/auth0-cognito', branch: 'main' };
const claim = (name: string) => `token.actions.githubusercontent.com:${name}`;
const rolesOf = (input?: unknown) => Object.values(resourcesOf('account-111111111111', input).aws_iam_role ?? {});

describe('trustPolicy', () => {
  test('allows deploys only from the branch and the environment of the repository', () => {
    const [statement, ...others] = trustPolicy(PROVIDER, { github, environment: 'dev', pullRequests: false }).Statement;

    expect(others).toEqual([]);
    expect(statement).toEqual({
      Effect: 'Allow',
      Principal: { Federated: PROVIDER },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [claim('aud')]: 'sts.amazonaws.com',
          [claim('sub')]: 'repo:acme/auth0-cognito:environment:dev',
          [claim('repository')]: 'acme/auth0-cognito',
          [claim('ref')]: 'refs/heads/main',
        },
      },
    });
  });

  test('also allows plans from pull requests', () => {
    const [statement] = trustPolicy(PROVIDER, { github, environment: 'dev-plan', pullRequests: true }).Statement;

    expect(statement?.Condition).toEqual({
      StringEquals: {
        [claim('aud')]: 'sts.amazonaws.com',
        [claim('sub')]: 'repo:acme/auth0-cognito:environment:dev-plan',
        [claim('repository')]: 'acme/auth0-cognito',
      },
      StringLike: { [claim('ref')]: ['refs/heads/main', 'refs/pull/*/merge'] },
    });
  });

  test('allows only the immutable subject if the repository has one', () => {
    const ids = { ...github, subClaimPrefix: 'repo:acme@123/auth0-cognito@456' };

    const [statement] = trustPolicy(PROVIDER, { github: ids, environment: 'dev', pullRequests: false }).Statement;

    expect(statement?.Condition.StringEquals).toMatchObject({
      [claim('sub')]: 'repo:acme@123/auth0-cognito@456:environment:dev',
    });
  });
});

test.each([true, false])(
  'compares the values that STS passes on in another partition: pull requests %p',
  (pullRequests) => {
    const jobs = { github, environment: 'dev', pullRequests, partition: 'aws-us-gov' };

    const [statement] = trustPolicy(PROVIDER, jobs).Statement;

    expect(statement?.Condition).toEqual({
      StringEquals: {
        [claim('aud')]: 'sts.amazonaws.com',
        [claim('sub')]: 'repo:acme/auth0-cognito:environment:dev',
      },
    });
  },
);

describe('the roles of an account', () => {
  test('are one for plans and one for deploys, each trusted for its own GitHub environment', () => {
    expect(
      rolesOf().map(({ name, assume_role_policy: trust }) => [name, /environment:([a-z-]+)/.exec(String(trust))?.[1]]),
    ).toEqual([
      ['github-acme-dev-deploy', 'dev'],
      ['github-acme-dev-plan', 'dev-plan'],
    ]);
  });

  test('trust the existing provider of the account, if it has one', () => {
    const existing = structuredClone<unknown>(example) as { accounts: { githubOidcProvider?: string }[] };
    existing.accounts[0]!.githubOidcProvider = 'existing';

    const resources = resourcesOf('account-111111111111', existing);

    expect(resources.aws_iam_openid_connect_provider).toBeUndefined();
    for (const { assume_role_policy: trust } of rolesOf(existing)) expect(trust).toContain(PROVIDER);
  });
});
