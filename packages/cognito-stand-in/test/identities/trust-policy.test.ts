import { identityPoolTrust, openIdConnectTrust, roleTrusts } from '../../src/identities/trust-policy';
import { trust } from '../support/configuration';

const claims = { aud: 'pool-1', amr: ['authenticated', 'cognito-idp.x/y'], sub: 'pool:1' };
const request = identityPoolTrust('eu-central-1', claims);
const SERVICE = 'cognito-identity.amazonaws.com';

const policy = (statement: object) => ({
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: SERVICE },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...statement,
  },
});
const when = (operator: string, key: string, value: string | string[]) =>
  policy({ Condition: { [operator]: { [`${SERVICE}:${key}`]: value } } });

describe(roleTrusts, () => {
  it('identifies identity pools by the principal of their region', () => {
    const usGov = identityPoolTrust('us-gov-west-1', claims);
    const usGovPolicy = policy({
      Principal: { Federated: 'cognito-identity-us-gov.amazonaws.com' },
      Condition: { StringEquals: { 'cognito-identity-us-gov.amazonaws.com:aud': 'pool-1' } },
    });

    expect(roleTrusts(usGovPolicy, usGov)).toBe(true);
    expect(roleTrusts(usGovPolicy, request)).toBe(false);
    expect(roleTrusts(trust('pool-1'), usGov)).toBe(false);
  });

  test.each<[string, unknown, boolean]>([
    ['the usual policy', trust('pool-1'), true],
    ['another pool', trust('pool-2'), false],
    ['guests only', trust('pool-1', 'unauthenticated'), false],
    ['no conditions', policy({}), true],
    ['another principal', policy({ Principal: { Federated: 'accounts.google.com' } }), false],
    ['a service principal', policy({ Principal: { Service: SERVICE } }), false],
    ['anybody', policy({ Principal: '*' }), false],
    ['several principals', policy({ Principal: { Federated: ['a', SERVICE] } }), true],
    ['another action', policy({ Action: 'sts:AssumeRole' }), false],
    ['every action of STS', policy({ Action: ['sts:*'] }), true],
    ['one of several pools', when('StringEquals', 'aud', ['pool-0', 'pool-1']), true],
    ['a pattern', when('StringLike', 'aud', 'pool-?'), true],
    ['a pattern that matches in part only', when('StringLike', 'aud', 'ool-1'), false],
    ['a pattern with a dot', when('StringLike', 'aud', 'pool.1'), false],
    ['letter case', when('StringEquals', 'aud', 'POOL-1'), false],
    ['ignored letter case', when('StringEqualsIgnoreCase', 'aud', 'POOL-1'), true],
    ['not another pool', when('StringNotEquals', 'aud', 'pool-2'), true],
    ['not this pool', when('StringNotEquals', 'aud', 'pool-1'), false],
    ['any value', when('ForAnyValue:StringLike', 'amr', 'auth*'), true],
    ['all values', when('ForAllValues:StringLike', 'amr', 'auth*'), false],
    ['one identity', when('StringEquals', 'sub', 'pool:1'), true],
    ['an unknown key', when('StringEquals', 'other', 'x'), false],
    ['an unknown key if it exists', when('StringEqualsIfExists', 'other', 'x'), true],
    ['nothing', {}, false],
    ['text', 'policy', false],
  ])('reads a policy that trusts %s', (_what, trustPolicy, expected) => {
    expect(roleTrusts(trustPolicy, request)).toBe(expected);
  });

  test('identifies an IAM OIDC provider by its ARN, and its condition keys by its URL', () => {
    const arn = 'arn:aws:iam::123456789012:oidc-provider/tenant.eu.auth0.com/';
    const token = openIdConnectTrust(arn, 'tenant.eu.auth0.com/', { aud: 'client', sub: 'auth0|1' });
    const trusting = (key: string, value: string) =>
      policy({ Principal: { Federated: arn }, Condition: { StringEquals: { [key]: value } } });

    expect(roleTrusts(trusting('tenant.eu.auth0.com/:aud', 'client'), token)).toBe(true);
    expect(roleTrusts(trusting('tenant.eu.auth0.com/:aud', 'other'), token)).toBe(false);
    expect(roleTrusts(trusting('tenant.eu.auth0.com:aud', 'client'), token)).toBe(false);
    expect(roleTrusts(policy({}), token)).toBe(false);
  });

  test('lets a denial take precedence', () => {
    const allow = policy({}).Statement;

    expect(roleTrusts({ Statement: [allow, { ...allow, Effect: 'Deny' }] }, request)).toBe(false);
  });

  test('reports which operator is not rehearsed', () => {
    expect(() => roleTrusts(when('NumericEquals', 'aud', '1'), request)).toThrow(
      'not rehearsed: condition operator NumericEquals',
    );
  });
});
