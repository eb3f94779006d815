import { checkTogether, configurationOf, defineEnvironment, environmentFaults, judgeConfiguration } from '../src';
import { edited, productionValues, values } from './values';

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

const existing = (more: object = {}, base = values()) => edited('userPool', { existingName: 'users', ...more }, base);
const codes = (input: unknown) => environmentFaults(input).map(({ code, path }) => `${code} ${path}`);

describe('a user pool of another stack', () => {
  test('is looked up and not created; domain, clients and identity provider are added to it', () => {
    const { resource, data } = configurationOf(existing()) as unknown as { resource: Blocks; data: Blocks };

    const [lookup = ''] = Object.keys(data.aws_cognito_user_pools ?? {});
    const id = `\${one(data.aws_cognito_user_pools.${lookup}.ids)}`;
    expect(resource).not.toHaveProperty('aws_cognito_user_pool');
    expect(Object.values(data.aws_cognito_user_pools ?? {})).toMatchObject([
      { name: 'users', lifecycle: { postcondition: [{ condition: '${length(self.ids) == 1}' }] } },
    ]);
    for (const type of ['user_pool_domain', 'user_pool_client', 'managed_user_pool_client', 'identity_provider']) {
      expect(Object.values(resource[`aws_cognito_${type}`] ?? {})).toMatchObject([{ user_pool_id: id }]);
    }
  });

  test('has its ID and issuer in the parameters for other stacks', () => {
    const { resource } = configurationOf(edited('signInParameters', true, existing())) as unknown as {
      resource: Blocks;
    };
    const parameters = Object.values(resource.aws_ssm_parameter ?? {});
    const value = (end: string) => parameters.find(({ name }) => String(name).endsWith(end))?.insecure_value;

    const id = /\$\{one\(data\.aws_cognito_user_pools\.\w+\.ids\)\}/.source;
    expect(value('/user-pool-id')).toMatch(new RegExp(`^${id}$`));
    expect(value('/issuer')).toMatch(new RegExp(`^https://.+/${id}$`));
  });

  test('passes the policy, also in production, because its own stack sets the second factors', () => {
    const input = existing({}, productionValues());

    expect(codes(input)).toEqual([]);
    expect(judgeConfiguration(configurationOf(input), defineEnvironment(input))).toEqual([]);
  });

  test('accepts only settings that describe it', () => {
    const described = { tier: 'PLUS', customAttributes: { team: { type: 'String' } } };

    expect(codes(existing(described))).toEqual([]);
    expect(codes(existing({ ...described, selfSignUp: true, mfa: { mode: 'off' } }))).toEqual([
      'ERR_EXISTING_USER_POOL_SETTINGS userPool',
    ]);
    expect(codes(existing({ existingName: '' }))).toEqual(['ERR_NAME_INVALID userPool.existingName']);
  });

  test.each([
    ['groupsAttribute', 'custom:groups'],
    ['linkUsersOf', ['auth0']],
  ])('gets no trigger for %s', (setting, value) => {
    expect(codes(edited(setting, value, existing()))).toContain(`ERR_EXISTING_USER_POOL_SETTINGS ${setting}`);
  });

  test('is checked against its description', () => {
    const mapping = 'federations.auth0.identityProvider.attributeMapping';
    const mapped = (input: object) => edited(mapping, { email: 'email', 'custom:team': 'team' }, input);

    expect(codes(mapped(existing()))).toEqual([]);
    expect(codes(mapped(existing({ customAttributes: { team: { type: 'String' } } })))).toEqual([]);
    expect(codes(mapped(existing({ customAttributes: { level: { type: 'Number' } } })))).toEqual([
      `ERR_ATTRIBUTE_UNKNOWN ${mapping}.custom:team`,
    ]);
  });

  test('can be shared by several environments', () => {
    const own = [existing(), edited('name', 'other', existing())].map(defineEnvironment);

    expect(checkTogether(own).map(({ code }) => code)).not.toContain('ERR_COLLISION_USER_POOL');
  });
});
