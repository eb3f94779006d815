import { judge, planSubject, type Action, type JsonObject } from '../../src';
import { applicationReplaced } from '../../src/rules/application-replaced';
import { attributeRemoved } from '../../src/rules/attribute-removed';
import { domainReplaced } from '../../src/rules/domain-replaced';
import { poolReplaced } from '../../src/rules/pool-replaced';
import { providerReplaced } from '../../src/rules/provider-replaced';

const plan = (type: string, actions: readonly Action[], before: JsonObject | null, after: JsonObject | null) =>
  planSubject(
    {
      format_version: '1.2',
      resource_changes: [
        { address: `${type}.main`, mode: 'managed', type, name: 'main', change: { actions, before, after } },
      ],
    },
    'production',
  );

describe.each([
  [poolReplaced, 'aws_cognito_user_pool', 'name'],
  [providerReplaced, 'aws_cognito_identity_provider', 'provider_name'],
  [domainReplaced, 'aws_cognito_user_pool_domain', 'domain'],
  [applicationReplaced, 'auth0_client', 'name'],
] as const)('$id', (rule, type, key) => {
  test.each([
    ['a deletion', ['delete'], null],
    ['a replacement', ['delete', 'create'], { [key]: 'new' }],
    ['a replacement that creates first', ['create', 'delete'], { [key]: 'new' }],
  ] as const)('finds %s', (_, actions, after) => {
    const subject = plan(type, actions, { [key]: 'old' }, after);

    const found = judge(subject, [rule]);

    expect(found).toEqual([expect.objectContaining({ rule: rule.id, severity: 'critical', address: `${type}.main` })]);
  });

  test.each([['create'], ['update'], ['no-op']] as const)('accepts %s', (action) => {
    const subject = plan(type, [action], { [key]: 'old' }, { [key]: 'old' });

    const found = judge(subject, [rule]);

    expect(found).toEqual([]);
  });

  test('accepts the deletion of something else', () => {
    const subject = plan('aws_iam_role', ['delete'], {}, null);

    const found = judge(subject, [rule]);

    expect(found).toEqual([]);
  });
});

describe('attribute-removed', () => {
  const TEAM = { name: 'team', attribute_data_type: 'String' };
  const ROLE = { name: 'role', attribute_data_type: 'String' };

  test.each([
    ['a removed attribute', [TEAM, ROLE], [ROLE]],
    ['a changed attribute', [TEAM], [{ ...TEAM, attribute_data_type: 'Number' }]],
  ])('finds %s', (_, before, after) => {
    const subject = plan('aws_cognito_user_pool', ['update'], { schema: before }, { schema: after });

    const found = judge(subject, [attributeRemoved]);

    expect(found).toEqual([expect.objectContaining({ received: '"team" changes' })]);
  });

  test.each([
    ['an added attribute', ['update'], [TEAM], [TEAM, ROLE]],
    ['a new pool', ['create'], null, [TEAM]],
  ] as const)('accepts %s', (_, actions, before, after) => {
    const subject = plan('aws_cognito_user_pool', actions, before && { schema: before }, { schema: after });

    const found = judge(subject, [attributeRemoved]);

    expect(found).toEqual([]);
  });
});
