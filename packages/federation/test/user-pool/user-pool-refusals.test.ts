import { TerraformVariable } from 'cdktf';

import { UserPool } from '../../src';
import { codesOf, faultsOf } from '../faults';
import { stackWith } from '../template';

const required = { name: 'acme', region: 'eu-central-1' } as const;
const refused = (settings: object) =>
  codesOf(() => stackWith((stack) => new UserPool(stack, 'UserPool', { ...required, ...settings })));

const LAMBDA = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';
const IDENTITY = 'arn:aws:ses:eu-central-1:111111111111:identity/example.com';

describe(UserPool, () => {
  test.each<[string, object, string]>([
    ['a name of 129 characters', { name: 'x'.repeat(129) }, 'ERR_NAME_INVALID'],
    ['a name with a slash', { name: 'a/b' }, 'ERR_NAME_INVALID'],
    ['a name with a trailing space', { name: 'acme ' }, 'ERR_NAME_INVALID'],
    ['an invalid region', { region: 'Frankfurt' }, 'ERR_REGION_INVALID'],
    ['a short password', { passwordPolicy: { minimumLength: 5 } }, 'ERR_NUMBER_RANGE'],
    ['a lifetime of half a day', { passwordPolicy: { temporaryPasswordValidityDays: 0.5 } }, 'ERR_NUMBER_RANGE'],
    ['a long password history', { passwordPolicy: { passwordHistorySize: 25 } }, 'ERR_NUMBER_RANGE'],
    ['a password history on LITE', { tier: 'LITE', passwordPolicy: { passwordHistorySize: 2 } }, 'ERR_TIER_TOO_LOW'],
    ['MFA without a method', { mfa: { mode: 'required', methods: [] } }, 'ERR_LIST_EMPTY'],
    ['methods while MFA is off', { mfa: { mode: 'off', methods: ['totp'] } }, 'ERR_MFA_METHODS_WHILE_OFF'],
    ['a duplicate method', { mfa: { mode: 'optional', methods: ['totp', 'totp'] } }, 'ERR_DUPLICATE'],
    ['SMS without delivery', { mfa: { mode: 'optional', methods: ['sms'] } }, 'ERR_MFA_NEEDS_DELIVERY'],
    [
      'MFA by email without SES',
      { mfa: { mode: 'optional', methods: ['email'] }, accountRecovery: ['admin_only'] },
      'ERR_MFA_NEEDS_DELIVERY',
    ],
    [
      'MFA by email on LITE',
      {
        tier: 'LITE',
        accountRecovery: ['admin_only'],
        mfa: { mode: 'optional', methods: ['email'] },
        emailDelivery: { type: 'ses', sourceArn: IDENTITY, fromEmailAddress: 'a@example.com' },
      },
      'ERR_TIER_TOO_LOW',
    ],
    ['an MFA message without code', { mfa: { mode: 'optional', smsMessage: 'Hi' } }, 'ERR_PLACEHOLDER_MISSING'],
    ['threat protection on ESSENTIALS', { threatProtection: { mode: 'AUDIT' } }, 'ERR_TIER_TOO_LOW'],
    ['no recovery', { accountRecovery: [] }, 'ERR_LIST_EMPTY'],
    [
      'admin_only with other recovery methods',
      { accountRecovery: ['admin_only', 'verified_email'] },
      'ERR_RECOVERY_ADMIN_NOT_ALONE',
    ],
    [
      'both kinds of alias',
      { usernameAttributes: ['email'], aliasAttributes: ['email'] },
      'ERR_ALIAS_AND_USERNAME_ATTRIBUTES',
    ],
    [
      'verification before an update of an attribute that is not verified',
      { verifyBeforeUpdate: ['phone_number'] },
      'ERR_NOT_AUTO_VERIFIED',
    ],
    ['a code message without code', { verificationMessages: { emailMessage: 'Hi' } }, 'ERR_PLACEHOLDER_MISSING'],
    [
      'a link message without link',
      { verificationMessages: { emailStyle: 'link', emailMessage: '{####}' } },
      'ERR_PLACEHOLDER_MISSING',
    ],
    ['an invitation without name', { invitationMessages: { smsMessage: '{####}' } }, 'ERR_PLACEHOLDER_MISSING'],
    ['a subject that is too long', { invitationMessages: { emailSubject: 'x'.repeat(141) } }, 'ERR_TEXT_LENGTH'],
    ['an unknown standard attribute', { standardAttributes: { team: {} } }, 'ERR_ATTRIBUTE_NOT_STANDARD'],
    [
      'a required email_verified',
      { standardAttributes: { email_verified: { required: true } } },
      'ERR_ATTRIBUTE_KEPT_BY_COGNITO',
    ],
    ['a reserved attribute', { customAttributes: { sub: { type: 'String' } } }, 'ERR_ATTRIBUTE_RESERVED'],
    ['a prefixed attribute', { customAttributes: { 'custom:a': { type: 'String' } } }, 'ERR_ATTRIBUTE_RESERVED'],
    [
      'an attribute of 21 characters',
      { customAttributes: { ['x'.repeat(21)]: { type: 'Boolean' } } },
      'ERR_ATTRIBUTE_NAME_INVALID',
    ],
    ['an attribute with a space', { customAttributes: { 'a b': { type: 'Boolean' } } }, 'ERR_ATTRIBUTE_NAME_INVALID'],
    ['a length over 2048', { customAttributes: { a: { type: 'String', maxLength: 2049 } } }, 'ERR_NUMBER_RANGE'],
    [
      'reversed lengths',
      { customAttributes: { a: { type: 'String', minLength: 9, maxLength: 1 } } },
      'ERR_BOUNDS_REVERSED',
    ],
    [
      'bounds of an attribute type without bounds',
      { customAttributes: { a: { type: 'String', maxLength: 9, unbounded: true } } },
      'ERR_BOUNDS_OF_UNBOUNDED',
    ],
    ['reversed values', { customAttributes: { a: { type: 'Number', min: 9, max: 1 } } }, 'ERR_BOUNDS_REVERSED'],
    ['a fraction as bound', { customAttributes: { a: { type: 'Number', min: 0.5 } } }, 'ERR_NUMBER_RANGE'],
    [
      '51 attributes',
      { customAttributes: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, { type: 'Boolean' }])) },
      'ERR_LIST_TOO_LONG',
    ],
    [
      'SES by a wrong ARN',
      { emailDelivery: { type: 'ses', sourceArn: 'x', fromEmailAddress: 'a@example.com' } },
      'ERR_ARN_INVALID',
    ],
    [
      'a wrong from address',
      { emailDelivery: { type: 'ses', sourceArn: IDENTITY, fromEmailAddress: 'a@' } },
      'ERR_EMAIL_INVALID',
    ],
    [
      'a wrong reply address',
      { emailDelivery: { type: 'cognito', replyToEmailAddress: 'x y@z.example' } },
      'ERR_EMAIL_INVALID',
    ],
    ['a wrong SMS role', { smsDelivery: { roleArn: LAMBDA } }, 'ERR_ARN_INVALID'],
    ['a wrong SMS region', { smsDelivery: { region: 'x' } }, 'ERR_REGION_INVALID'],
    ['a trigger by name', { lambdaTriggers: { preSignUp: 'hook' } }, 'ERR_ARN_INVALID'],
    ['a code sender without a key', { lambdaTriggers: { customSmsSender: LAMBDA } }, 'ERR_KMS_KEY_MISSING'],
    [
      'event V2_0 on LITE',
      { tier: 'LITE', lambdaTriggers: { preTokenGeneration: { lambdaArn: LAMBDA, version: 'V2_0' } } },
      'ERR_TIER_TOO_LOW',
    ],
    ['a tag of AWS', { tags: { 'aws:team': 'x' } }, 'ERR_TAG_INVALID'],
  ])('refuses %s', (_, settings, code) => {
    expect(refused(settings)).toEqual([code]);
  });

  test('reports all faults at once, each with its path', () => {
    const attempt = () =>
      stackWith(
        (stack) => new UserPool(stack, 'UserPool', { name: '', region: 'x', passwordPolicy: { minimumLength: 1 } }),
      );

    expect(faultsOf(attempt).map(({ path, code }) => `${code} ${path}`)).toEqual([
      'ERR_NAME_INVALID test/UserPool.name',
      'ERR_REGION_INVALID test/UserPool.region',
      'ERR_NUMBER_RANGE test/UserPool.passwordPolicy.minimumLength',
    ]);
  });

  test('refuses a token as the region, which is part of host names', () => {
    const attempt = () =>
      stackWith((stack) => {
        const region = new TerraformVariable(stack, 'region', { type: 'string' }).stringValue;
        new UserPool(stack, 'UserPool', { name: 'acme', region });
      });

    expect(codesOf(attempt)).toEqual(['ERR_TOKEN_NOT_ALLOWED']);
  });
});
