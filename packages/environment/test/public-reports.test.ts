import { type Case, SES, client, domain, faultsOf, FUNCTION } from './support/aws-cases';

const pool = (values: object): Case[1] => ({ userPool: values });
const TPA = 'terraform-provider-aws';
const MAPPING = 'federations.auth0.identityProvider.attributeMapping';

/** Inputs from public reports, each with the behavior of AWS. */
const REPORTS: readonly Case[] = [
  [
    `${TPA} 18430: a custom attribute cannot be required`,
    pool({ customAttributes: { user_id: { type: 'Number', required: true } } }),
    ['ERR_ENVIRONMENT_UNKNOWN_KEY userPool.customAttributes.user_id.required'],
  ],
  [
    `${TPA} 18430: a number with bounds`,
    pool({ customAttributes: { user_id: { type: 'Number', mutable: false, min: 0, max: 99_999_999_999 } } }),
    [],
  ],
  [
    `${TPA} 23181: required standard attributes`,
    {
      ...pool({ usernameAttributes: ['email'], standardAttributes: { name: { required: true } } }),
      [MAPPING]: { email: 'email', email_verified: 'email_verified', name: 'name' },
    },
    [],
  ],
  [`${TPA} 7261: TOTP without SMS`, pool({ usernameAttributes: ['email'], mfa: { mode: 'required' } }), []],
  ['aws-cdk 12075: TOTP, recovery by email', pool({ mfa: { mode: 'required', methods: ['totp'] } }), []],
  [
    'cloudformation-coverage-roadmap 2221: email as the only factor',
    pool({ emailDelivery: SES, mfa: { mode: 'required', methods: ['email'] }, accountRecovery: ['admin_only'] }),
    [],
  ],
  [
    'cloudformation-coverage-roadmap 1981: SMS and TOTP, optional',
    pool({ smsDelivery: {}, mfa: { mode: 'optional', methods: ['sms', 'totp'] } }),
    [],
  ],
  [
    'terraform-aws-cognito-user-pool 74: a factor while MFA is off',
    pool({ mfa: { mode: 'off', methods: ['totp'] } }),
    ['ERR_MFA_METHODS_WHILE_OFF userPool.mfa.methods'],
  ],
  ['terraform-aws-cognito-user-pool 289: a custom domain has dots', domain('auth.mycool.app'), []],
  [
    'terraform-aws-cognito-user-pool 69: a prefix has none',
    { 'domain.prefix': 'auth.example' },
    ['ERR_DOMAIN_PREFIX_INVALID domain.prefix'],
  ],
  [
    'aws-cli 2894: https on localhost',
    client({ callbackUrls: ['https://localhost'], logoutUrls: ['https://localhost'] }),
    [],
  ],
  [
    `${TPA} 4984: a machine with openid`,
    { clients: { importer: { type: 'machine', scopes: ['openid'] } } },
    ['ERR_MACHINE_SCOPE clients.importer.scopes[0]'],
  ],
  [
    'aws-sdk-java-v2 5528: a machine without URLs',
    {
      clients: { importer: { type: 'machine', scopes: ['api/read'] } },
      resourceServers: { api: { identifier: 'api', scopes: { read: 'Read' } } },
    },
    [],
  ],
  [
    `${TPA} 26223: SMS if available, otherwise email, with SMS as a factor`,
    pool({
      smsDelivery: {},
      mfa: { mode: 'required', methods: ['sms'] },
      accountRecovery: ['verified_phone_number', 'verified_email'],
    }),
    [],
  ],
  [
    'bedrock-chat 834: the case of an attribute',
    { [`${MAPPING}`]: { email: 'email', email_verified: 'email_verified', Name: 'name' } },
    [`ERR_ATTRIBUTE_CASE ${MAPPING}.Name`],
  ],
  [
    'cloudfront-authorization-at-edge 153: a username of a claim',
    { [`${MAPPING}`]: { email: 'email', email_verified: 'email_verified', username: 'email' } },
    [`ERR_ATTRIBUTE_NOT_MAPPABLE ${MAPPING}.username`],
  ],
  [
    'amplify-js 14019: a required attribute without a claim',
    { ...pool({ standardAttributes: { phone_number: { required: true } } }) },
    [`ERR_ATTRIBUTE_REQUIRED_UNMAPPED ${MAPPING}`],
  ],
  [
    'aws-amplify-oidc-federation 2: the second sign-in writes an immutable attribute',
    pool({ standardAttributes: { email: { mutable: false } } }),
    [`ERR_ATTRIBUTE_IMMUTABLE ${MAPPING}.email`],
  ],
  [
    'aws-cdk 17868: SES in the region of the pool',
    {
      region: 'ap-northeast-1',
      'userPool.emailDelivery': { ...SES, sourceArn: SES.sourceArn.replace('eu-central-1', 'ap-northeast-1') },
    },
    [],
  ],
  ['terraform-aws-cognito-user-pool 403: SMS in Seoul', { region: 'ap-northeast-2', 'userPool.smsDelivery': {} }, []],
  [`${TPA} 37687: a text without bounds`, pool({ customAttributes: { org: { type: 'String' } } }), []],
  [
    'cloudformation-user-guide 564: the scope Cognito',
    client({ scopes: ['Cognito'] }),
    ['ERR_SCOPE_UNKNOWN clients.app.scopes[0]'],
  ],
  ['amplify-js 12890: a native sign-out', client({ callbackUrls: ['myapp://cb'], logoutUrls: ['myapp://out'] }), []],
  [
    'terraform-aws-lambda: no permission for $LATEST',
    { 'userPool.lambdaTriggers': { preSignUp: `${FUNCTION}:$LATEST` } },
    ['ERR_ARN_INVALID userPool.lambdaTriggers.preSignUp'],
  ],
];

test.each(REPORTS)('%s', (_, edits, faults) => {
  expect(faultsOf(edits)).toEqual(faults);
});
