import { type FederatedUserPoolSettings, UserPool, type UserPoolSettings } from '../../src';
import { make } from '../dev';
import { codesOf } from '../faults';
import { synthesize } from '../template';

const base = { name: 'acme-dev', region: 'eu-central-1' } as const;
const pool = (settings: Partial<UserPoolSettings> = {}) =>
  synthesize((stack) => new UserPool(stack, 'UserPool', { ...base, ...settings })).only('aws_cognito_user_pool');
const refused = (settings: Partial<UserPoolSettings>) => codesOf(() => pool(settings));

/** A federated user pool, with or without a client that offers the choice. */
const whole = (settings: Partial<FederatedUserPoolSettings> = {}) =>
  synthesize(
    make({
      webClient: { allowNativeUsers: true, explicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      userPool: { firstFactors: ['password', 'passkey'] },
      ...settings,
    }),
  ).only('aws_cognito_user_pool');

describe('the first factors of native users', () => {
  test('are only passwords by default, and are not set in a tier without a choice', () => {
    expect(pool()).toMatchObject({ sign_in_policy: { allowed_first_auth_factors: ['PASSWORD'] } });
    expect(pool({ tier: 'LITE' })).not.toHaveProperty('sign_in_policy');
    expect(pool()).not.toHaveProperty('web_authn_configuration');
  });

  test('can also be passkeys and codes', () => {
    const settings = pool({
      firstFactors: ['password', 'passkey', 'email', 'sms'],
      smsDelivery: { externalId: 'acme' },
      passkeys: { relyingPartyId: 'login.example.com', userVerification: 'preferred' },
    });

    expect(settings).toMatchObject({
      sign_in_policy: { allowed_first_auth_factors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP'] },
      web_authn_configuration: { relying_party_id: 'login.example.com', user_verification: 'preferred' },
    });
  });

  test('use passkeys of the host of the sign-in pages', () => {
    const customDomain = {
      customDomain: 'login.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/a',
    };

    expect(whole()).toMatchObject({
      web_authn_configuration: {
        relying_party_id: 'acme-dev-login.auth.eu-central-1.amazoncognito.com',
        user_verification: 'required',
      },
    });
    expect(whole({ domain: customDomain })).toMatchObject({
      web_authn_configuration: { relying_party_id: 'login.example.com' },
    });
  });

  test.each<[string, Partial<UserPoolSettings>, string]>([
    ['no password', { firstFactors: ['passkey'] }, 'ERR_FIRST_FACTOR_PASSWORD'],
    ['a duplicate factor', { firstFactors: ['password', 'password'] }, 'ERR_DUPLICATE'],
    ['passkeys in LITE', { tier: 'LITE', firstFactors: ['password', 'passkey'] }, 'ERR_TIER_TOO_LOW'],
    [
      'passkeys with a required second factor',
      { mfa: { mode: 'required' }, firstFactors: ['password', 'passkey'] },
      'ERR_FIRST_FACTOR_WITH_MFA',
    ],
    [
      'codes with a required second factor',
      { mfa: { mode: 'required' }, firstFactors: ['password', 'email'] },
      'ERR_FIRST_FACTOR_WITH_MFA',
    ],
    ['SMS without delivery', { firstFactors: ['password', 'sms'] }, 'ERR_SMS_DELIVERY_MISSING'],
    ['passkeys that are not a factor', { passkeys: {} }, 'ERR_PASSKEYS_UNUSED'],
    [
      'a relying party with a scheme',
      { firstFactors: ['password', 'passkey'], passkeys: { relyingPartyId: 'https://a.example' } },
      'ERR_HOST_INVALID',
    ],
  ])('refuses %s', (_, settings, code) => {
    expect(refused(settings)).toEqual([code]);
  });

  test('accepts passkeys with an optional second factor', () => {
    expect(pool({ mfa: { mode: 'optional' }, firstFactors: ['password', 'passkey'] })).toMatchObject({
      mfa_configuration: 'OPTIONAL',
      web_authn_configuration: { user_verification: 'required' },
    });
  });

  test.each<[string, Partial<FederatedUserPoolSettings>, string]>([
    [
      'a choice without a client that offers it',
      { webClient: { allowNativeUsers: true } },
      'ERR_FIRST_FACTOR_UNREACHABLE',
    ],
    [
      'a choice without native users',
      { webClient: { explicitAuthFlows: ['ALLOW_USER_AUTH'] } },
      'ERR_FIRST_FACTOR_UNREACHABLE',
    ],
    [
      'passkeys of a host other than the custom domain',
      {
        domain: {
          customDomain: 'login.example.com',
          certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/a',
        },
        userPool: { firstFactors: ['password', 'passkey'], passkeys: { relyingPartyId: 'example.com' } },
      },
      'ERR_RELYING_PARTY_NOT_DOMAIN',
    ],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => whole(settings))).toEqual([code]);
  });
});
