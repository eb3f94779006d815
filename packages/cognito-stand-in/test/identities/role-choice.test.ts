import { chooseRole } from '../../src/identities/role-choice';
import type { IdentityPool, RoleMapping } from '../../src/configuration/pools';
import { Configuration, ROLE } from '../support/configuration';

const base = new Configuration().identityPools[0] as IdentityPool;
const login = (claims: Record<string, unknown>) => [{ provider: 'p', audience: 'web', subject: 's', claims }];
const withMapping = (mapping: RoleMapping) => ({ ...base, roleMappings: { 'p:web': mapping } });
const rule = (matchType: RoleMapping['rules'][number]['matchType'], value: string) =>
  withMapping({
    type: 'Rules',
    ambiguousRoleResolution: 'Deny',
    rules: [{ claim: 'team', matchType, value, roleArn: 'rule' }],
  });
const token = (resolution: 'AuthenticatedRole' | 'Deny') =>
  withMapping({ type: 'Token', ambiguousRoleResolution: resolution, rules: [] });
const two = { 'cognito:roles': ['a', 'b'] };

describe(chooseRole, () => {
  test.each<[string, IdentityPool, Record<string, unknown>, string | undefined, object]>([
    ['the authenticated role without a mapping', base, {}, undefined, { roleArn: ROLE }],
    ['the role of an Equals rule', rule('Equals', 'a'), { team: 'a' }, undefined, { roleArn: 'rule' }],
    ['no role if Equals does not match', rule('Equals', 'a'), { team: 'ab' }, undefined, { refusal: 'denied' }],
    ['the role of a Contains rule', rule('Contains', 'b'), { team: 'abc' }, undefined, { roleArn: 'rule' }],
    ['the role of a StartsWith rule', rule('StartsWith', 'a'), { team: 'ab' }, undefined, { roleArn: 'rule' }],
    ['the role of a NotEqual rule', rule('NotEqual', 'a'), { team: 'b' }, undefined, { roleArn: 'rule' }],
    ['no role if the claim is absent', rule('NotEqual', 'a'), {}, undefined, { refusal: 'denied' }],
    [
      'the role of a rule on a list',
      rule('Contains', 'admins'),
      { team: ['staff', 'admins'] },
      undefined,
      { roleArn: 'rule' },
    ],
    [
      'the preferred role of the token',
      token('Deny'),
      { ...two, 'cognito:preferred_role': 'b' },
      undefined,
      { roleArn: 'b' },
    ],
    ['the only role of the token', token('Deny'), { 'cognito:roles': ['a'] }, undefined, { roleArn: 'a' }],
    ['no role if the token has several', token('Deny'), two, undefined, { refusal: 'denied' }],
    ['the authenticated role if it is the fallback', token('AuthenticatedRole'), two, undefined, { roleArn: ROLE }],
    ['the requested role out of several', token('Deny'), two, 'b', { roleArn: 'b' }],
    ['no role that the token lacks', token('AuthenticatedRole'), two, 'c', { refusal: 'custom role not allowed' }],
    [
      'no requested role with rules',
      rule('Equals', 'a'),
      { team: 'a' },
      'rule',
      { refusal: 'custom role not allowed' },
    ],
  ])('gives %s', (_what, pool, claims, custom, expected) => {
    expect(chooseRole(pool, login(claims), custom)).toEqual(expected);
  });

  test('gives a guest no role of its choice', () => {
    expect(chooseRole(base, [], 'a')).toEqual({ refusal: 'custom role not allowed' });
  });
});
