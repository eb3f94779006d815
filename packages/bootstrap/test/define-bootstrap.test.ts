import type { FaultError } from '@auth0-cognito/contract';

import { defineBootstrap } from '../src/define-bootstrap';
import { example } from './example';

// oxlint-disable-next-line typescript/no-explicit-any -- a test edits deep inside a literal
type Draft = any;

/** Faults of the accounts with one edit, as `code path`. */
function faultsOf(edit: (draft: Draft) => unknown): string[] {
  const draft = structuredClone(example) as Draft;
  edit(draft);
  try {
    defineBootstrap(draft);
    return [];
  } catch (error) {
    return (error as FaultError).faults.map(({ code, path }) => `${code} ${path}`);
  }
}

describe('accounts', () => {
  test('are returned unchanged', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  test('may have subjects by name or immutable ones', () => {
    expect(faultsOf((d) => (d.subClaimPrefix = 'repo:acme/auth0-cognito'))).toEqual([]);
    expect(faultsOf((d) => (d.subClaimPrefix = 'repo:acme@7/auth0-cognito@8'))).toEqual([]);
  });

  test('allow what own resources need, next to the states', () => {
    const extraPolicies = [
      { actions: ['s3:CreateBucket', 's3:GetObject'], resources: ['arn:aws:s3:::acme-dev-files*'] },
      { actions: ['lambda:ListFunctions'], resources: ['*'] },
    ];

    expect(faultsOf((d) => (d.accounts[0].environments.dev.extraPolicies = extraPolicies))).toEqual([]);
  });

  test.each<[string, (draft: Draft) => unknown, string]>([
    [
      'an account that is not a number',
      (d) => (d.accounts[0].account = '1234'),
      'ERR_BOOTSTRAP_ACCOUNT accounts[0].account',
    ],
    [
      'a number for an account',
      (d) => (d.accounts[0].account = 111111111111),
      'ERR_BOOTSTRAP_ACCOUNT accounts[0].account',
    ],
    ['no account', (d) => delete d.accounts[1].account, 'ERR_BOOTSTRAP_MISSING accounts[1].account'],
    ['no region of AWS', (d) => (d.accounts[0].region = 'mars-1'), 'ERR_BOOTSTRAP_REGION accounts[0].region'],
    [
      'a bucket that S3 refuses',
      (d) => (d.accounts[0].stateBucket = 'A_b'),
      'ERR_BOOTSTRAP_BUCKET accounts[0].stateBucket',
    ],
    [
      'a URL for a repository',
      (d) => (d.repository = 'https://github.com/acme/x'),
      'ERR_BOOTSTRAP_REPOSITORY repository',
    ],
    ['a wildcard in the repository', (d) => (d.repository = 'acme/*'), 'ERR_BOOTSTRAP_REPOSITORY repository'],
    ['a wildcard for a branch', (d) => (d.branch = '*'), 'ERR_BOOTSTRAP_BRANCH branch'],
    ['no subject', (d) => delete d.subClaimPrefix, 'ERR_BOOTSTRAP_MISSING subClaimPrefix'],
    [
      'IDs next to the subject',
      (d) => (d.repositoryIds = { owner: '1', repository: '2' }),
      'ERR_BOOTSTRAP_UNKNOWN_KEY repositoryIds',
    ],
    ...[
      'acme/auth0-cognito',
      'repo:acme@1/auth0-cognito',
      'repo:acme/auth0-cognito@2',
      'repo:acme@x/auth0-cognito@2',
      'repo:acme@1/auth0-cognito@2:environment:dev',
      'repo:acme@*/auth0-cognito@*',
      'repo:acme/*',
      'repo:acme/auth0-cognito\n',
      '',
      7,
    ].map((subject): [string, (draft: Draft) => unknown, string] => [
      `the subject ${JSON.stringify(subject)}`,
      (d) => (d.subClaimPrefix = subject),
      'ERR_BOOTSTRAP_SUBJECT subClaimPrefix',
    ]),
    ...['repo:acme/other', 'repo:acme@1/other@2', 'repo:globex@1/auth0-cognito@2', 'repo:Acme@1/auth0-cognito@2'].map(
      (subject): [string, (draft: Draft) => unknown, string] => [
        `${subject}, the subject of another repository,`,
        (d) => (d.subClaimPrefix = subject),
        'ERR_BOOTSTRAP_SUBJECT_REPOSITORY subClaimPrefix',
      ],
    ),
    ...(
      [
        ['issuers', 'https://acme.eu.auth0.com', 'HOST'],
        ['customDomains', '*.acme.example', 'HOST'],
        ['hostedZones', '*', 'HOSTED_ZONE'],
        ['dnsNames', '*', 'HOST'],
        ['customDomains', 'login?.acme.example', 'HOST'],
        ['issuers', '${aws:username}.eu.auth0.com', 'HOST'],
        ['hostedZones', 'Z0123?', 'HOSTED_ZONE'],
        ['functions', 'arn:aws:lambda:eu-central-1:111111111111:function:hook*', 'FUNCTION'],
        ['roles', 'arn:aws:iam::111111111111:role/${aws:PrincipalTag/team}', 'ROLE'],
        ['functions', 'arn:aws:lambda:eu-central-1:111111111111:function:*', 'FUNCTION'],
        ['roles', 'arn:aws:iam::111111111111:role/*', 'ROLE'],
      ] as const
    ).map(([key, value, code]): [string, (draft: Draft) => unknown, string] => [
      `${value} in ${key}`,
      (d) => (d.accounts[0].environments.dev.reach = { [key]: [value] }),
      `ERR_BOOTSTRAP_${code} accounts[0].environments.dev.reach.${key}[0]`,
    ]),
    [
      'a pattern for a former role',
      (d) => (d.accounts[0].environments.dev.formerRoles = ['terraform-*']),
      'ERR_BOOTSTRAP_ROLE_NAME accounts[0].environments.dev.formerRoles[0]',
    ],
    ...['iam:CreateRole', 'sts:AssumeRole', '*', 'organizations:*'].map(
      (action): [string, (draft: Draft) => unknown, string] => [
        `${action} for the roles of users`,
        (d) => (d.accounts[0].environments.dev.rolesMay = [{ actions: [action], resources: ['*'] }]),
        'ERR_BOOTSTRAP_ROLE_ACTION accounts[0].environments.dev.rolesMay[0].actions[0]',
      ],
    ),
    ...['iam:CreateRole', 'sts:AssumeRole', 's3:*', 'lambda:Get*', '*'].map(
      (action): [string, (draft: Draft) => unknown, string] => [
        `${action} for own resources`,
        (d) => (d.accounts[0].environments.dev.extraPolicies = [{ actions: [action], resources: ['*'] }]),
        'ERR_BOOTSTRAP_EXTRA_ACTION accounts[0].environments.dev.extraPolicies[0].actions[0]',
      ],
    ),
    ...['*', 'arn:aws:s3:::*', 'arn:aws:s3:::acme-*/files', 'arn:aws:s3:::acme-dev-tfstate/x', 'arn:aws:s3:::a?me'].map(
      (resource): [string, (draft: Draft) => unknown, string] => [
        `the state bucket by ${resource} for own resources`,
        (d) => (d.accounts[0].environments.dev.extraPolicies = [{ actions: ['s3:GetObject'], resources: [resource] }]),
        'ERR_BOOTSTRAP_EXTRA_STATE accounts[0].environments.dev.extraPolicies[0].resources[0]',
      ],
    ),
    [
      'an invalid service',
      (d) => (d.accounts[0].environments.dev.passRolesTo = ['*']),
      'ERR_BOOTSTRAP_SERVICE accounts[0].environments.dev.passRolesTo[0]',
    ],
    ['an unknown key', (d) => (d.accounts[0].bucket = 'x'), 'ERR_BOOTSTRAP_UNKNOWN_KEY accounts[0].bucket'],
    [
      'an account without environments',
      (d) => (d.accounts[0].environments = {}),
      'ERR_BOOTSTRAP_NO_ENVIRONMENT accounts[0].environments',
    ],
    [
      'an invalid name',
      (d) => (d.accounts[0].environments = { 'D*': { tenant: 'a.auth0.com' } }),
      'ERR_BOOTSTRAP_NAME accounts[0].environments["D*"]',
    ],
    [
      'a name that is the GitHub environment for the plans of another environment',
      (d) => (d.accounts[0].environments = { 'dev-plan': { tenant: 'a.auth0.com' } }),
      'ERR_BOOTSTRAP_NAME accounts[0].environments["dev-plan"]',
    ],
    [
      'a tenant with a scheme',
      (d) => (d.accounts[0].environments.dev.tenant = 'https://a.auth0.com'),
      'ERR_BOOTSTRAP_TENANT accounts[0].environments.dev.tenant',
    ],
    [
      'a state key of bootstrap',
      (d) => (d.accounts[0].environments.dev.stateKey = 'bootstrap/x.tfstate'),
      'ERR_BOOTSTRAP_STATE_KEY accounts[0].environments.dev.stateKey',
    ],
    [
      'unknown permissions',
      (d) => (d.accounts[0].environments.dev.permissions = 'all'),
      'ERR_BOOTSTRAP_PERMISSIONS accounts[0].environments.dev.permissions',
    ],
    [
      'an unknown option for a provider',
      (d) => (d.accounts[0].githubOidcProvider = 'mine'),
      'ERR_BOOTSTRAP_OIDC_PROVIDER accounts[0].githubOidcProvider',
    ],
    [
      'a duplicate account',
      (d) => (d.accounts[1].account = d.accounts[0].account),
      'ERR_BOOTSTRAP_ACCOUNT_TWICE accounts[1].account',
    ],
    [
      'a duplicate bucket',
      (d) => (d.accounts[1].stateBucket = d.accounts[0].stateBucket),
      'ERR_BOOTSTRAP_BUCKET_TWICE accounts[1].stateBucket',
    ],
    [
      'a duplicate environment',
      (d) => (d.accounts[1].environments.dev = { tenant: 'a.auth0.com' }),
      'ERR_BOOTSTRAP_ENVIRONMENT_TWICE accounts[1].environments.dev',
    ],
    [
      'a duplicate state key',
      (d) => (d.accounts[0].environments.qa = { tenant: 'a.auth0.com', stateKey: 'dev/federation.tfstate' }),
      'ERR_BOOTSTRAP_STATE_KEY_TWICE accounts[0].environments.qa.stateKey',
    ],
    ['something else', (d) => (d.accounts = 'none'), 'ERR_BOOTSTRAP_INVALID accounts'],
  ])('with %s are refused', (_, edit, fault) => {
    expect(faultsOf(edit)).toEqual([fault]);
  });

  test('report all faults at once', () => {
    const found = faultsOf((draft) => {
      draft.branch = '';
      draft.accounts[0].account = '1';
      draft.accounts[2].region = 'x';
    });

    expect(found).toHaveLength(3);
  });

  test('report invalid types and duplicates at once', () => {
    const found = faultsOf((draft) => {
      draft.branch = '';
      draft.subClaimPrefix = 'repo:acme/other';
      draft.accounts[1].account = draft.accounts[0].account;
      draft.accounts[0].environments.dev.stateKey = 7;
    });

    expect(found.sort()).toEqual([
      'ERR_BOOTSTRAP_ACCOUNT_TWICE accounts[1].account',
      'ERR_BOOTSTRAP_BRANCH branch',
      'ERR_BOOTSTRAP_STATE_KEY accounts[0].environments.dev.stateKey',
      'ERR_BOOTSTRAP_SUBJECT_REPOSITORY subClaimPrefix',
    ]);
  });
});
