import { TerraformVariable } from 'cdktf';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { UserPoolDomain, type UserPoolDomainSettings } from '../../src';
import { codesOf } from '../faults';
import { poolIn } from '../parts';
import { stackWith, synthesize } from '../template';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/11111111-2222-3333-4444-555555555555';
const host = { customDomain: 'login.example.com' } as const;
const zone = { ...host, hostedZoneId: 'Z0123456789ABC' } as const;

const domain = (settings: UserPoolDomainSettings, { withUsEast1 = false } = {}) =>
  synthesize((stack) => {
    const usEast1Provider = withUsEast1
      ? new AwsProvider(stack, 'UsEast1', { region: 'us-east-1', alias: 'us_east_1' })
      : undefined;
    new UserPoolDomain(stack, 'Domain', { ...settings, userPool: poolIn(stack), usEast1Provider });
  });

describe(UserPoolDomain, () => {
  test('creates a prefix domain with the classic pages', () => {
    const template = domain({ prefix: 'acme-login' });

    expect(template.counts()).toEqual({ aws_cognito_user_pool: 1, aws_cognito_user_pool_domain: 1 });
    expect(template.only('aws_cognito_user_pool_domain')).toEqual({
      domain: 'acme-login',
      managed_login_version: 1,
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
    });
  });

  test('derives its host at synth', () => {
    stackWith((stack) => {
      const userPool = poolIn(stack);

      const prefix = new UserPoolDomain(stack, 'Prefix', { userPool, prefix: 'acme-login' });
      const custom = new UserPoolDomain(stack, 'Custom', { userPool, ...host, certificateArn: CERTIFICATE });

      expect(prefix.host).toBe('acme-login.auth.eu-central-1.amazoncognito.com');
      expect(custom.host).toBe('login.example.com');
    });
  });

  test('accepts managed login', () => {
    expect(domain({ prefix: 'acme', managedLoginVersion: 2 }).only('aws_cognito_user_pool_domain')).toMatchObject({
      managed_login_version: 2,
    });
  });

  test('accepts the ARN of a certificate and creates no records without a zone', () => {
    const template = domain({ ...host, certificateArn: CERTIFICATE });

    expect(template.counts()).toEqual({ aws_cognito_user_pool: 1, aws_cognito_user_pool_domain: 1 });
    expect(template.only('aws_cognito_user_pool_domain')).toMatchObject({
      domain: 'login.example.com',
      certificate_arn: CERTIFICATE,
    });
  });

  test('creates and validates a certificate in us-east-1, and the records', () => {
    const template = domain({ ...zone, parentAddress: '192.0.2.1' }, { withUsEast1: true });

    expect(template.counts()).toEqual({
      aws_acm_certificate: 1,
      aws_acm_certificate_validation: 1,
      aws_cognito_user_pool: 1,
      aws_cognito_user_pool_domain: 1,
      aws_route53_record: 4,
    });
    expect(template.only('aws_acm_certificate')).toEqual({
      provider: 'aws.us_east_1',
      domain_name: 'login.example.com',
      validation_method: 'DNS',
      lifecycle: { create_before_destroy: true },
    });
    expect(template.only('aws_acm_certificate_validation')).toMatchObject({ provider: 'aws.us_east_1' });
    expect(template.only('aws_cognito_user_pool_domain')).toMatchObject({
      certificate_arn: expect.stringMatching(/^\$\{aws_acm_certificate_validation\..*\.certificate_arn\}$/),
      depends_on: ['aws_route53_record.Domain_Records_Parent_071C123D'],
    });
    const records = Object.values(template.all('aws_route53_record'));
    expect(records.map(({ name, type }) => `${String(name)} ${String(type)}`)).toEqual([
      expect.stringMatching(/resource_record_name\} .*resource_record_type\}$/),
      'login.example.com A',
      'login.example.com AAAA',
      'example.com A',
    ]);
    expect(records[1]).toMatchObject({
      zone_id: 'Z0123456789ABC',
      alias: {
        evaluate_target_health: false,
        name: '${aws_cognito_user_pool_domain.Domain_66AC69E0.cloudfront_distribution}',
        zone_id: '${aws_cognito_user_pool_domain.Domain_66AC69E0.cloudfront_distribution_zone_id}',
      },
    });
  });

  test.each<[string, object, string]>([
    ['an upper-case prefix', { prefix: 'Acme' }, 'ERR_DOMAIN_PREFIX_INVALID'],
    ['a prefix that ends with a hyphen', { prefix: 'acme-' }, 'ERR_DOMAIN_PREFIX_INVALID'],
    ['a prefix of 64 characters', { prefix: 'x'.repeat(64) }, 'ERR_DOMAIN_PREFIX_INVALID'],
    ['a prefix with a dot', { prefix: 'acme.login' }, 'ERR_DOMAIN_PREFIX_INVALID'],
    ['a prefix with aws', { prefix: 'aws-acme' }, 'ERR_DOMAIN_PREFIX_RESERVED'],
    ['a prefix with cognito', { prefix: 'acme-cognito' }, 'ERR_DOMAIN_PREFIX_RESERVED'],
    ['both kinds', { prefix: 'acme', customDomain: 'login.example.com' }, 'ERR_DOMAIN_AMBIGUOUS'],
    ['a URL as host', { customDomain: 'https://login.example.com', certificateArn: CERTIFICATE }, 'ERR_HOST_INVALID'],
    ['a trailing dot', { customDomain: 'login.example.com.', certificateArn: CERTIFICATE }, 'ERR_HOST_INVALID'],
    ['a unicode host', { customDomain: 'lögin.example.com', certificateArn: CERTIFICATE }, 'ERR_HOST_INVALID'],
    ['no certificate and no zone', host, 'ERR_CERTIFICATE_MISSING'],
    ['a zone without the provider', zone, 'ERR_US_EAST_1_PROVIDER_MISSING'],
    ['a certificate of another service', { ...host, certificateArn: 'arn:aws:iam::1:x' }, 'ERR_ARN_INVALID'],
    [
      'a certificate of another region',
      { ...host, certificateArn: CERTIFICATE.replace('us-east-1', 'eu-central-1') },
      'ERR_CERTIFICATE_REGION',
    ],
    [
      'a zone by name',
      { ...host, certificateArn: CERTIFICATE, hostedZoneId: 'example.com' },
      'ERR_HOSTED_ZONE_INVALID',
    ],
    [
      'an address out of range',
      { ...zone, certificateArn: CERTIFICATE, parentAddress: '192.0.2.256' },
      'ERR_IPV4_INVALID',
    ],
    [
      'an address without a zone',
      { ...host, certificateArn: CERTIFICATE, parentAddress: '192.0.2.1' },
      'ERR_PARENT_ADDRESS_WITHOUT_ZONE',
    ],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => domain(settings as UserPoolDomainSettings))).toEqual([code]);
  });

  test('refuses a token as the prefix, which is part of URLs', () => {
    const attempt = () =>
      stackWith((stack) => {
        const prefix = new TerraformVariable(stack, 'prefix', { type: 'string' }).stringValue;
        new UserPoolDomain(stack, 'Domain', { userPool: poolIn(stack), prefix });
      });

    expect(codesOf(attempt)).toEqual(['ERR_TOKEN_NOT_ALLOWED']);
  });
});
