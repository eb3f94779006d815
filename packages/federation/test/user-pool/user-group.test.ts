import { UserGroup, type UserGroupProps, type UserGroupSettings } from '../../src';
import { make } from '../dev';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { stackWith, synthesize } from '../template';

const group = (props: Partial<UserGroupProps> = {}) =>
  synthesize((stack) => new UserGroup(stack, 'Editors', { name: 'editors', ...props, userPool: poolIn(stack) }));

const identityPool = { roles: { admins: {}, editors: {} }, roleMapping: { type: 'token' } } as const;
const refused = (groups: Record<string, UserGroupSettings>, pool: object = identityPool) =>
  codesOf(() => stackWith(make({ groups, identityPool: pool })));

describe(UserGroup, () => {
  test('creates a group with only a name, or with every setting', () => {
    expect(group().only('aws_cognito_user_group')).toEqual({
      name: 'editors',
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
    });
    const roleArn = 'arn:aws:iam::111111111111:role/editors';
    expect(group({ description: 'Write', precedence: 3, roleArn }).only('aws_cognito_user_group')).toMatchObject({
      description: 'Write',
      precedence: 3,
      role_arn: roleArn,
    });
  });

  test('is named by its key, and has a role of the identity pool', () => {
    const template = synthesize(
      make({ groups: { readers: {}, admins: { name: 'Admins', role: 'admins', precedence: 1 } }, identityPool }),
    );

    expect(Object.values(template.all('aws_cognito_user_group'))).toEqual([
      {
        name: 'Admins',
        precedence: 1,
        role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Federation_IdentityPool_MoreRoles_admins_\w+\.arn\}$/),
        user_pool_id: expect.stringContaining('aws_cognito_user_pool'),
      },
      { name: 'readers', user_pool_id: expect.stringContaining('aws_cognito_user_pool') },
    ]);
  });

  test.each<[string, Partial<UserGroupProps>, string]>([
    ['a space in the name', { name: 'our editors' }, 'ERR_GROUP_NAME_INVALID'],
    ['a slash in the name', { name: 'a/b' }, 'ERR_GROUP_NAME_INVALID'],
    ['a name of 129 characters', { name: 'a'.repeat(129) }, 'ERR_GROUP_NAME_INVALID'],
    ['a description of 2049 characters', { description: 'a'.repeat(2049) }, 'ERR_TEXT_LENGTH'],
    ['the precedence 0', { precedence: 0 }, 'ERR_NUMBER_RANGE'],
  ])('refuses %s', (_, props, code) => {
    expect(codesOf(() => group(props))).toEqual([code]);
  });

  test.each<[string, Record<string, UserGroupSettings>, object, string[]]>([
    ['an unknown role', { a: { role: 'owners', precedence: 1 } }, identityPool, ['ERR_ROLE_UNKNOWN']],
    ['a role without precedence', { a: { role: 'admins' } }, identityPool, ['ERR_GROUP_PRECEDENCE']],
    ['a precedence without role', { a: { precedence: 1 } }, identityPool, ['ERR_GROUP_PRECEDENCE']],
    [
      'two roles with one precedence',
      { a: { role: 'admins', precedence: 1 }, b: { role: 'editors', precedence: 1 } },
      identityPool,
      ['ERR_GROUP_PRECEDENCE_TIE'],
    ],
    ['two groups with one name', { a: {}, b: { name: 'a' } }, identityPool, ['ERR_DUPLICATE']],
    [
      'a role that no role mapping uses',
      { a: { role: 'admins', precedence: 1 } },
      { roles: { admins: {} } },
      ['ERR_GROUP_ROLE_UNUSED'],
    ],
  ])('refuses %s', (_, groups, pool, codes) => {
    expect(refused(groups, pool)).toEqual(codes);
  });
});
