import { execFileSync } from 'node:child_process';
import { AwsError } from '../../src/aws/aws-error';
import type { JsonObject } from '../../src/aws/api';
import { wholeText } from '../../src/aws/model-constraints';
import { createRequestCheck } from '../../src/aws/request-check';
import { readServiceModel } from '../../src/aws/service-model';
import { toolchain } from '../support/aws';

const FIND = 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))';
const models = execFileSync(toolchain().python, ['-c', FIND]).toString().trim();
const check = createRequestCheck(models);

/** The refusal of a request: code and text. */
function refusalOf(service: string, action: string, input: JsonObject): string | undefined {
  try {
    check.json(service, action, input);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** The refusal of a form. */
function refusalOfForm(service: string, form: Record<string, string>): string | undefined {
  try {
    check.query(service, form.Action ?? '', new URLSearchParams(form));
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const UserPoolId = 'eu-central-1_AbCdEf123';

describe('a request', () => {
  it.each<[string, string, JsonObject]>([
    ['cognito-idp', 'CreateUserPool', { PoolName: 'shop dev', MfaConfiguration: 'OPTIONAL' }],
    ['cognito-idp', 'CreateUserPool', { PoolName: 'shop', Policies: null }],
    ['cognito-idp', 'DescribeUserPool', { UserPoolId, NewMember: true }],
    ['cognito-idp', 'CreateUserPoolDomain', { UserPoolId, Domain: 'login.shop.example' }],
    ['cognito-idp', 'AdminGetUser', { UserPoolId, Username: 'Zoë.Ødegård' }],
    ['cognito-identity', 'CreateIdentityPool', { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: false }],
    ['kms', 'DescribeKey', { KeyId: 'alias/state' }],
    ['a-service-without-model', 'Anything', { at: 'all' }],
    ['cognito-idp', 'AnOperationWithoutModel', {}],
  ])('of %s:%s that conforms to its model passes: %j', (service, action, input) => {
    expect(refusalOf(service, action, input)).toBeUndefined();
  });

  it.each<[string, string, string, JsonObject, string]>([
    [
      'lacks a member',
      'cognito-idp',
      'CreateUserPool',
      {},
      "Value null at 'poolName' failed to satisfy constraint: Member must not be null",
    ],
    [
      'has an empty text',
      'cognito-idp',
      'DescribeUserPool',
      { UserPoolId: '' },
      "2 validation errors detected: Value '' at 'userPoolId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    ],
    [
      'has a pool name that is too long',
      'cognito-idp',
      'CreateUserPool',
      { PoolName: 'a'.repeat(129) },
      'Member must have length less than or equal to 128',
    ],
    [
      'has a client name with a slash',
      'cognito-idp',
      'CreateUserPoolClient',
      { UserPoolId, ClientName: 'a/b' },
      "Value 'a/b' at 'clientName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+",
    ],
    [
      'has an unknown tier',
      'cognito-idp',
      'CreateUserPool',
      { PoolName: 'shop', UserPoolTier: 'FREE' },
      "Value 'FREE' at 'userPoolTier' failed to satisfy constraint: Member must satisfy enum value set: [LITE, ESSENTIALS, PLUS]",
    ],
    [
      'has a number out of its range',
      'cognito-idp',
      'CreateUserPool',
      { PoolName: 'shop', Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
    ],
    [
      'has an unknown flow in a list',
      'cognito-idp',
      'CreateUserPoolClient',
      { UserPoolId, ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'SRP'] },
      "Value '[ALLOW_USER_SRP_AUTH, SRP]' at 'explicitAuthFlows' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [",
    ],
    [
      'has too many URLs',
      'cognito-idp',
      'CreateUserPoolClient',
      { UserPoolId, ClientName: 'web', CallbackURLs: Array.from({ length: 101 }, (_, n) => `https://a.example/${n}`) },
      'Member must have length less than or equal to 100',
    ],
    [
      'has an invalid value in an entry of a list',
      'cognito-idp',
      'CreateUserPool',
      { PoolName: 'shop', Schema: [{ Name: 'a' }, { Name: 'b'.repeat(21) }] },
      "at 'schema.2.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
    ],
    [
      'has an unknown key in a map',
      'cognito-identity',
      'SetIdentityPoolRoles',
      {
        IdentityPoolId: 'eu-central-1:0f0e0d0c-1111-2222-3333-444455556666',
        Roles: { guest: 'arn:aws:iam::111122223333:role/guest' },
      },
      "ValidationException: 1 validation error detected: Value 'guest' at 'roles' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy regular expression pattern: (un)?authenticated]",
    ],
    [
      'has a grace period of an hour',
      'cognito-idp',
      'UpdateUserPoolClient',
      { UserPoolId, ClientId: 'web', RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 3600 } },
      'Member must have value less than or equal to 60',
    ],
    [
      'has a text instead of a number',
      'cognito-idp',
      'ListUserPools',
      { MaxResults: '5' },
      'SerializationException: maxResults cannot be read as integer',
    ],
    [
      'of ACM has no domain',
      'acm',
      'RequestCertificate',
      { DomainName: 'no domain' },
      'ValidationException: 1 validation error',
    ],
  ])('that %s is refused', (_what, service, action, input, text) => {
    expect(refusalOf(service, action, input)).toContain(text);
  });

  it.each<[string, string, Record<string, string>, string | undefined]>([
    [
      'that conforms to its model',
      'iam',
      { Action: 'CreateRole', RoleName: 'r', AssumeRolePolicyDocument: '{}', MaxSessionDuration: '3600' },
      undefined,
    ],
    [
      'with tags',
      'iam',
      { Action: 'TagRole', RoleName: 'r', 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': '' },
      undefined,
    ],
    [
      'with a name with a space',
      'iam',
      { Action: 'CreateRole', RoleName: 'a b', AssumeRolePolicyDocument: '{}' },
      "ValidationError: 1 validation error detected: Value 'a b' at 'roleName'",
    ],
    [
      'with a session of 14 hours',
      'iam',
      { Action: 'CreateRole', RoleName: 'r', AssumeRolePolicyDocument: '{}', MaxSessionDuration: '50400' },
      'less than or equal to 43200',
    ],
    [
      'with a tag without a key',
      'iam',
      {
        Action: 'TagRole',
        RoleName: 'r',
        'Tags.member.1.Key': 'a',
        'Tags.member.1.Value': '',
        'Tags.member.2.Value': 'x',
      },
      "Value null at 'tags.2.member.key'",
    ],
    [
      'of STS for ten minutes',
      'sts',
      {
        Action: 'AssumeRole',
        RoleArn: 'arn:aws:iam::111122223333:role/r',
        RoleSessionName: 's-1',
        DurationSeconds: '600',
      },
      'greater than or equal to 900',
    ],
  ])('by a form, %s', (_what, service, form, text) => {
    const refused = refusalOfForm(service, form);

    if (text === undefined) expect(refused).toBeUndefined();
    else expect(refused).toContain(text);
  });

  it('with a refused secret does not repeat the secret in the error', () => {
    const refused = refusalOf('cognito-idp', 'AdminSetUserPassword', {
      UserPoolId,
      Username: 'a',
      Password: 'x'.repeat(300),
    });

    expect(refused).toContain("Value at 'password' failed to satisfy constraint");
    expect(refused).not.toContain('xxx');
  });
});

it.each(['cognito-idp', 'cognito-identity', 'acm', 'kms', 'wafv2', 'dynamodb', 'iam'])(
  'every pattern in the model of %s is also valid in JavaScript',
  (service) => {
    const { shapes } = readServiceModel(models, service)!;
    const patterns = Object.values(shapes).flatMap(({ pattern }) => pattern ?? []);

    const read = patterns.map((pattern) => wholeText(pattern));

    expect(read.length).toBeGreaterThan(5);
  },
);
