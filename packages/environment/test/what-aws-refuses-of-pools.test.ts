import {
  type Case,
  attribute,
  SES,
  ses,
  email,
  sms,
  totp,
  lambda,
  mapping,
  domain,
  faultsOf,
  FUNCTION,
} from './support/aws-cases';

const RECOVERY = 'userPool.accountRecovery';
const methods = (...list: string[]) => ({ 'userPool.mfa': { mode: 'optional', methods: list } });
const SENDER = { kmsKeyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1' };
const SMS_SENDER = { 'userPool.lambdaTriggers': { ...SENDER, customSmsSender: FUNCTION } };
const factors: readonly Case[] = [
  [
    'one channel, which is one of several factors',
    { ...email, ...sms, ...methods('totp', 'sms', 'email') },
    [`ERR_RECOVERY_IS_FACTOR ${RECOVERY}`],
  ],
  [
    'both channels and both factors',
    { ...email, ...sms, ...methods('sms', 'email'), [RECOVERY]: ['verified_email', 'verified_phone_number'] },
    [],
  ],
  [
    'an administrator, with every factor',
    { ...email, ...sms, ...methods('sms', 'email'), [RECOVERY]: ['admin_only'] },
    [],
  ],
  [
    'an administrator and email',
    { [RECOVERY]: ['admin_only', 'verified_email'] },
    [`ERR_RECOVERY_ADMIN_NOT_ALONE ${RECOVERY}`],
  ],
  ['a duplicate channel', { [RECOVERY]: ['verified_email', 'verified_email'] }, [`ERR_DUPLICATE ${RECOVERY}[1]`]],
  ['no way', { [RECOVERY]: [] }, [`ERR_LIST_EMPTY ${RECOVERY}`]],
  [
    'SMS delivery in addition to email and TOTP',
    { ...email, ...methods('totp', 'email'), [RECOVERY]: ['admin_only'], 'userPool.smsDelivery': {} },
    ['ERR_MFA_SMS_NOT_ENABLED userPool.mfa.methods'],
  ],
  // "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT."
  [
    'email by a function of your own',
    {
      ...methods('email'),
      [RECOVERY]: ['admin_only'],
      'userPool.lambdaTriggers': { ...SENDER, customEmailSender: FUNCTION },
    },
    ['ERR_MFA_NEEDS_DELIVERY userPool.mfa.methods'],
  ],
  [
    'SMS by a function of your own',
    { ...methods('sms'), ...SMS_SENDER },
    ['ERR_MFA_NEEDS_DELIVERY userPool.mfa.methods'],
  ],
  [
    'SMS with a text of two lines',
    { ...sms, 'userPool.mfa.smsMessage': 'Code:\n{####}' },
    ['ERR_TEXT_CHARACTERS userPool.mfa.smsMessage'],
  ],
  ['TOTP alone', totp, []],
];

const phone: readonly Case[] = [
  [
    'verification in addition to email',
    { 'userPool.autoVerifiedAttributes': ['email', 'phone_number'] },
    ['ERR_SMS_DELIVERY_MISSING userPool.autoVerifiedAttributes'],
  ],
  [
    'a username in addition to email',
    { 'userPool.usernameAttributes': ['email', 'phone_number'] },
    ['ERR_SMS_DELIVERY_MISSING userPool.usernameAttributes'],
  ],
  [
    'verified before an update, without automatic verification',
    { 'userPool.verifyBeforeUpdate': ['phone_number'], 'userPool.smsDelivery': {} },
    ['ERR_NOT_AUTO_VERIFIED userPool.verifyBeforeUpdate[0]'],
  ],
  [
    'verified before an update',
    {
      'userPool.autoVerifiedAttributes': ['phone_number'],
      'userPool.verifyBeforeUpdate': ['phone_number'],
      'userPool.smsDelivery': {},
    },
    [],
  ],
  [
    'verification with a custom role',
    {
      'userPool.autoVerifiedAttributes': ['phone_number'],
      'userPool.smsDelivery': { roleArn: 'arn:aws:iam::111111111111:role/sms', externalId: 'acme/sms' },
    },
    [],
  ],
  [
    'an external ID that STS refuses',
    { 'userPool.smsDelivery': { externalId: 'acme sms' } },
    ['ERR_EXTERNAL_ID_INVALID userPool.smsDelivery.externalId'],
  ],
  ['a number that is mapped', mapping({ phone_number: 'phone_number' }), []],
];

const tiers: readonly Case[] = [
  ...(['LITE', 'ESSENTIALS', undefined] as const).map((tier): Case => [
    `threat protection on ${tier ?? 'the default'}`,
    { 'userPool.tier': tier, 'userPool.threatProtection': { mode: 'AUDIT' } },
    ['ERR_TIER_TOO_LOW userPool.threatProtection'],
  ]),
  [
    'threat protection of custom flows on PLUS',
    { 'userPool.tier': 'PLUS', 'userPool.threatProtection': { mode: 'ENFORCED', customAuthMode: 'AUDIT' } },
    [],
  ],
  [
    'managed login of a custom domain on LITE',
    { ...domain('login.acme.example'), 'domain.managedLoginVersion': 2, 'userPool.tier': 'LITE' },
    ['ERR_TIER_TOO_LOW domain.managedLoginVersion'],
  ],
  ['a custom domain on LITE', { ...domain('login.acme.example'), 'userPool.tier': 'LITE' }, []],
  [
    'no password history on LITE',
    { 'userPool.tier': 'LITE', 'userPool.passwordPolicy': { passwordHistorySize: 0 } },
    [],
  ],
  [
    'the event V1_0 on LITE',
    {
      'userPool.tier': 'LITE',
      'userPool.lambdaTriggers': { preTokenGeneration: { lambdaArn: FUNCTION, version: 'V1_0' } },
    },
    [],
  ],
  ['SMS as a factor on LITE', { ...sms, 'userPool.tier': 'LITE' }, []],
];

const ACCOUNT_ARN = 'arn:aws:ses:eu-central-1:111111111111:';
const pool = (region: string, sourceRegion: string): Case[1] => ({
  region,
  ...ses({ sourceArn: SES.sourceArn.replace('eu-central-1', sourceRegion) }),
});
const SOURCE = ['ERR_ARN_PLACE userPool.emailDelivery.sourceArn'];
const places: readonly Case[] = [
  ['an identity of us-east-1 in London', pool('eu-west-2', 'us-east-1'), []],
  ['an identity of Ireland in Stockholm', pool('eu-north-1', 'eu-west-1'), SOURCE],
  ['an identity of Stockholm in Stockholm', pool('eu-north-1', 'eu-north-1'), []],
  [
    'an identity that is a configuration set',
    ses({ sourceArn: `${ACCOUNT_ARN}configuration-set/mail` }),
    ['ERR_ARN_INVALID userPool.emailDelivery.sourceArn'],
  ],
  [
    'a configuration set by its ARN',
    { 'userPool.emailDelivery': { ...SES, configurationSet: `${ACCOUNT_ARN}configuration-set/mail` } },
    ['ERR_CONFIGURATION_SET_INVALID userPool.emailDelivery.configurationSet'],
  ],
  ['a configuration set', { 'userPool.emailDelivery': { ...SES, configurationSet: 'mail_1-a' } }, []],
  [
    'the domain above the identity',
    ses({ sourceArn: `${ACCOUNT_ARN}identity/mail.acme.example` }),
    ['ERR_EMAIL_NOT_COVERED userPool.emailDelivery.fromEmailAddress'],
  ],
  ['a display name without a space', ses({ fromEmailAddress: 'Acme<login@acme.example>' }), []],
  ['an address in another case', ses({ fromEmailAddress: 'Login@ACME.example' }), []],
  [
    'a reply address of another domain',
    { 'userPool.emailDelivery': { ...SES, replyToEmailAddress: 'help@other.example' } },
    [],
  ],
  ['an alias of a function', lambda(`${FUNCTION}:live`), []],
  // "We currently do not support adding policies for $LATEST."
  ['the latest version by name', lambda(`${FUNCTION}:$LATEST`), ['ERR_ARN_INVALID userPool.lambdaTriggers.preSignUp']],
  [
    'a layer',
    lambda('arn:aws:lambda:eu-central-1:111111111111:layer:hook:1'),
    ['ERR_ARN_INVALID userPool.lambdaTriggers.preSignUp'],
  ],
  [
    'a certificate of the region',
    { ...domain('login.acme.example'), 'domain.certificateArn': 'arn:aws:acm:eu-central-1:111111111111:certificate/1' },
    ['ERR_CERTIFICATE_REGION domain.certificateArn'],
  ],
  ...['us-west-3', 'me-west-1', 'eu-central'].map((region): Case => [
    `the region ${region}`,
    { region },
    ['ERR_ENVIRONMENT_REGION region'],
  ]),
  ...['cn-northwest-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1'].map((region): Case => [
    `the region ${region}`,
    { region },
    ['ERR_REGION_UNSUPPORTED region'],
  ]),
  ...['ap-southeast-7', 'mx-central-1', 'il-central-1'].map((region): Case => [`the region ${region}`, { region }, []]),
];

const TENANT = 'federations.auth0.tenant.domain';
const names: readonly Case[] = [
  ['a domain below .com', domain('acme.com'), ['ERR_DOMAIN_TOP_LEVEL domain.customDomain']],
  ['a domain below a private suffix', domain('acme.github.io'), []],
  ['a domain of 64 characters', domain(`${'a'.repeat(51)}.acme.example`), ['ERR_TEXT_LENGTH domain.customDomain']],
  ['a domain of 63 characters', domain(`${'a'.repeat(50)}.acme.example`), []],
  ['a host of Cognito', domain('acme.auth.eu-central-1.amazoncognito.com'), ['ERR_DOMAIN_IN_USE domain.customDomain']],
  ['a host of another tenant', domain('other.eu.auth0.com'), ['ERR_DOMAIN_IN_USE domain.customDomain']],
  ...['aws', 'my-cognito', 'amazon-login'].map((prefix): Case => [
    `the prefix ${prefix}`,
    { 'domain.prefix': prefix },
    ['ERR_DOMAIN_PREFIX_RESERVED domain.prefix'],
  ]),
  ...['incognito-mode', 'amazonas', 'acme-laws'].map((prefix): Case => [
    `the prefix ${prefix}`,
    { 'domain.prefix': prefix },
    [],
  ]),
  ...['email', 'updated_at'].map((name): Case => [
    `the custom attribute ${name}`,
    attribute(name, name === 'email' ? 'String' : 'Number'),
    [`ERR_ATTRIBUTE_STANDARD userPool.customAttributes.${name}`],
  ]),
  [
    'phone_number_verified in the schema',
    { 'userPool.standardAttributes': { phone_number_verified: { required: false } } },
    ['ERR_ATTRIBUTE_KEPT_BY_COGNITO userPool.standardAttributes.phone_number_verified'],
  ],
  ['email_verified in the schema', { 'userPool.standardAttributes': { email_verified: { required: false } } }, []],
  ['an attribute with a space', attribute('my team'), ['ERR_ATTRIBUTE_NAME_INVALID userPool.customAttributes.my team']],
  ['an attribute of 20 letters that are not ASCII', attribute('ä'.repeat(20)), []],
  ['a tenant with a slash', { [TENANT]: 'acme-test.eu.auth0.com/' }, [`ERR_HOST_INVALID ${TENANT}`]],
  ['a tenant of Okta', { [TENANT]: 'acme.okta.com' }, [`ERR_TENANT_HOST ${TENANT}`]],
  ['a tenant of a private cloud', { [TENANT]: 'prod.acme.auth0app.com' }, []],
  ['a tenant of the first region', { [TENANT]: 'acme.auth0.com' }, []],
];

describe.each([
  ['recovery and factors', factors],
  ['phone numbers', phone],
  ['tiers', tiers],
  ['regions and accounts', places],
  ['names', names],
])('%s, in variants', (_, cases) => {
  test.each(cases)('%s', (_what, edits, faults) => {
    expect(faultsOf(edits)).toEqual(faults);
  });
});
