import { TerraformStack } from 'cdktf';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { ReferencedUserPool, UserPoolDomain, WebClient } from '../../src';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { stackWith, synthesize } from '../template';

const pool = {
  userPoolId: 'eu-central-1_AbCdEf123',
  arn: 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_AbCdEf123',
  region: 'eu-central-1',
} as const;

describe(ReferencedUserPool, () => {
  test('creates only the value that follows the identity of the pool', () => {
    const template = synthesize((stack) => new ReferencedUserPool(stack, 'Pool', pool));

    expect(template.counts()).toEqual({ terraform_data: 1 });
    expect(template.only('terraform_data')).toEqual({ triggers_replace: { userPoolId: pool.userPoolId } });
  });

  test('derives the issuer', () => {
    stackWith((stack) => {
      const { issuer, providerName } = new ReferencedUserPool(stack, 'Pool', pool);

      expect(issuer).toBe('https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123');
      expect(providerName).toBe('cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123');
    });
  });

  test('replaces a web client together with the pool', () => {
    const template = synthesize((stack) => {
      const userPool = new ReferencedUserPool(stack, 'Pool', pool);
      new WebClient(stack, 'Web', {
        userPool,
        name: 'web',
        callbackUrls: ['https://app.example.com'],
        allowNativeUsers: true,
      });
    });

    const [id] = Object.keys(template.all('terraform_data'));
    expect(template.only('aws_cognito_user_pool_client').lifecycle).toEqual({
      ignore_changes: 'all',
      replace_triggered_by: [`terraform_data.${id}.id`],
    });
    expect(template.only('aws_cognito_managed_user_pool_client')).not.toHaveProperty('write_attributes');
  });

  test('accepts a pool of another stack of the app', () => {
    const template = synthesize((stack) => {
      const other = new TerraformStack(stack.node.root, 'pools');
      new AwsProvider(other, 'Aws', { region: 'eu-central-1' });
      const { userPoolId, arn, region } = poolIn(other);

      const userPool = new ReferencedUserPool(stack, 'Pool', { userPoolId, arn, region });
      new UserPoolDomain(stack, 'Domain', { userPool, prefix: 'acme-login' });
    });

    expect(template.only('aws_cognito_user_pool_domain').user_pool_id).toMatch(
      /^\$\{data\.terraform_remote_state\..+\.outputs\..+\}$/,
    );
  });

  test('validates attributes if the schema is given', () => {
    stackWith((stack) => {
      const { attributes } = new ReferencedUserPool(stack, 'Pool', {
        ...pool,
        schema: { customAttributes: { team: { type: 'String' } } },
      });

      expect(attributes?.get('custom:team')).toMatchObject({ mutable: true, required: false });
    });
  });

  test.each([
    ['an ID without a region', { userPoolId: 'AbC' }, 'ERR_USER_POOL_ID_INVALID'],
    ['an ARN of another service', { arn: 'arn:aws:iam::111111111111:role/x' }, 'ERR_ARN_INVALID'],
    ['an invalid region', { region: 'here' }, 'ERR_REGION_INVALID'],
  ])('refuses %s', (_, part, code) => {
    expect(codesOf(() => stackWith((stack) => new ReferencedUserPool(stack, 'Pool', { ...pool, ...part })))).toEqual([
      code,
    ]);
  });
});
