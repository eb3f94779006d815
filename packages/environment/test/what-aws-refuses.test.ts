import {
  type Case,
  email,
  sms,
  totp,
  client,
  MAPPING,
  mapping,
  many,
  domain,
  faultsOf,
  FUNCTION,
} from './support/aws-cases';
import { PLACES } from './support/aws-places';

const RECOVERY: readonly Case[] = [
  ['recovery by email with MFA by email', email, ['ERR_RECOVERY_IS_FACTOR userPool.accountRecovery']],
  ['recovery by an administrator with MFA by email', { ...email, 'userPool.accountRecovery': ['admin_only'] }, []],
  [
    'recovery by email, then phone, with MFA by email',
    { ...email, 'userPool.accountRecovery': ['verified_email', 'verified_phone_number'] },
    [],
  ],
  ['recovery by email with MFA by SMS', sms, []],
  [
    'recovery by phone with MFA by SMS',
    { ...sms, 'userPool.accountRecovery': ['verified_phone_number'] },
    ['ERR_RECOVERY_IS_FACTOR userPool.accountRecovery'],
  ],
  ['SMS delivery with TOTP', { ...totp, 'userPool.smsDelivery': {} }, ['ERR_MFA_SMS_NOT_ENABLED userPool.mfa.methods']],
  ['SMS delivery without MFA', { 'userPool.smsDelivery': {} }, []],
];

const PHONE: readonly Case[] = [
  ...['autoVerifiedAttributes', 'usernameAttributes'].flatMap((name): Case[] => [
    [
      `${name} with a phone number`,
      { [`userPool.${name}`]: ['phone_number'] },
      [`ERR_SMS_DELIVERY_MISSING userPool.${name}`],
    ],
    [`${name} with a phone number and SMS`, { [`userPool.${name}`]: ['phone_number'], 'userPool.smsDelivery': {} }, []],
    [`${name} with an email address`, { [`userPool.${name}`]: ['email'] }, []],
  ]),
  [
    'recovery by phone alone',
    { 'userPool.accountRecovery': ['verified_phone_number'] },
    ['ERR_SMS_DELIVERY_MISSING userPool.accountRecovery'],
  ],
  ['recovery by phone and email', { 'userPool.accountRecovery': ['verified_phone_number', 'verified_email'] }, []],
];

const rotation = client({ refreshTokenRotation: { retryGracePeriodSeconds: 0 } });
const choice = { 'webClient.explicitAuthFlows': ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] };
const FEATURES: readonly (readonly [what: string, edits: Readonly<Record<string, unknown>>, path: string])[] = [
  ['managed login', { 'domain.managedLoginVersion': 2 }, 'domain.managedLoginVersion'],
  ['rotation of refresh tokens', rotation, 'clients.app.refreshTokenRotation'],
  ['choice-based sign-in', choice, 'webClient.explicitAuthFlows'],
  [
    'choice-based sign-in of another client',
    client({ explicitAuthFlows: ['ALLOW_USER_AUTH'] }),
    'clients.app.explicitAuthFlows',
  ],
  ['MFA by email', { ...email, 'userPool.accountRecovery': ['admin_only'] }, 'userPool.mfa.methods'],
  [
    'a password history',
    { 'userPool.passwordPolicy': { passwordHistorySize: 1 } },
    'userPool.passwordPolicy.passwordHistorySize',
  ],
  ...['V2_0', 'V3_0'].map(
    (version) =>
      [
        `the event ${version}`,
        {
          'userPool.lambdaTriggers': {
            preTokenGeneration: { lambdaArn: 'arn:aws:lambda:eu-central-1:111111111111:function:claims', version },
          },
        },
        'userPool.lambdaTriggers.preTokenGeneration',
      ] as const,
  ),
];
const TIERS: readonly Case[] = [
  ...FEATURES.flatMap(([what, edits, path]): Case[] => [
    [`${what} on LITE`, { ...edits, 'userPool.tier': 'LITE' }, [`ERR_TIER_TOO_LOW ${path}`]],
    [`${what} on ESSENTIALS`, edits, []],
  ]),
  ['classic pages on LITE', { 'userPool.tier': 'LITE', 'domain.managedLoginVersion': 1 }, []],
  ['threat protection on PLUS', { 'userPool.tier': 'PLUS', 'userPool.threatProtection': { mode: 'AUDIT' } }, []],
];

const NAMES: readonly Case[] = [
  ['a domain below a top-level domain', domain('acme.example'), ['ERR_DOMAIN_TOP_LEVEL domain.customDomain']],
  ['a domain below a public suffix', domain('acme.co.uk'), ['ERR_DOMAIN_TOP_LEVEL domain.customDomain']],
  ['a subdomain', domain('login.acme.co.uk'), []],
  ["the application's host as domain", domain('app.test.acme.example'), ['ERR_DOMAIN_IN_USE domain.customDomain']],
  ["the tenant's host as domain", domain('acme-test.eu.auth0.com'), ['ERR_DOMAIN_IN_USE domain.customDomain']],
  [
    "the tenant's custom domain as domain",
    { ...domain('id.acme.example'), 'federations.auth0.tenant.customDomain': 'id.acme.example' },
    ['ERR_DOMAIN_IN_USE domain.customDomain'],
  ],
  [
    'a custom domain as tenant',
    { 'federations.auth0.tenant.domain': 'id.acme.example' },
    ['ERR_TENANT_HOST federations.auth0.tenant.domain'],
  ],
  ['a tenant of a private cloud', { 'federations.auth0.tenant.domain': 'identity.acme.auth0.com' }, []],
  [
    'a tenant as custom domain',
    { 'federations.auth0.tenant.customDomain': 'acme-test.eu.auth0.com' },
    ['ERR_TENANT_CUSTOM_DOMAIN federations.auth0.tenant.customDomain'],
  ],
  ['a reserved word as a part of another word', { 'domain.prefix': 'awsome-login' }, []],
  [
    'an attribute of 21 characters',
    { 'userPool.customAttributes': { ['a'.repeat(21)]: { type: 'String' } } },
    [`ERR_ATTRIBUTE_NAME_INVALID userPool.customAttributes.${'a'.repeat(21)}`],
  ],
  ['an attribute of 20 characters', { 'userPool.customAttributes': { ['a'.repeat(20)]: { type: 'String' } } }, []],
];

const server = (index: number) => ({ identifier: `api${index}`, scopes: { read: 'Read' } });
const QUOTAS: readonly Case[] = [
  ['25 APIs', { resourceServers: many(25, server) }, []],
  ['26 APIs', { resourceServers: many(26, server) }, ['ERR_LIST_TOO_LONG resourceServers']],
  ['50 attributes', { 'userPool.customAttributes': many(50, () => ({ type: 'String' })) }, []],
  [
    '51 attributes, one of them standard',
    {
      'userPool.customAttributes': many(50, () => ({ type: 'String' })),
      'userPool.standardAttributes': { email: { required: true } },
    },
    ['ERR_LIST_TOO_LONG userPool.customAttributes'],
  ],
];

const numberAttribute = { 'userPool.customAttributes': { since: { type: 'Number' } } };
const MAPPINGS: readonly Case[] = [
  ['updated_at, which is a text', mapping({ updated_at: 'updated_at' }), [`ERR_CLAIM_TYPE ${MAPPING}.updated_at`]],
  [
    'a text instead of a number',
    { ...numberAttribute, ...mapping({ 'custom:since': 'updated_at' }) },
    [`ERR_CLAIM_TYPE ${MAPPING}.custom:since`],
  ],
  ['a time instead of a birthdate', mapping({ birthdate: 'updated_at' }), [`ERR_CLAIM_TYPE ${MAPPING}.birthdate`]],
  ['a custom claim for a birthdate', mapping({ birthdate: 'https://acme.example/birthdate' }), []],
  [
    'a time for an attribute whose maximum length is too short',
    {
      'userPool.customAttributes': { since: { type: 'String', maxLength: 23 } },
      ...mapping({ 'custom:since': 'updated_at' }),
    },
    [`ERR_CLAIM_TYPE ${MAPPING}.custom:since`],
  ],
  [
    'a time for an attribute with a sufficient length',
    {
      'userPool.customAttributes': { since: { type: 'String', maxLength: 24 } },
      ...mapping({ 'custom:since': 'updated_at' }),
    },
    [],
  ],
  ['a text instead of a boolean', mapping({ email_verified: 'email' }), [`ERR_CLAIM_TYPE ${MAPPING}.email_verified`]],
  [
    'a custom claim for a number',
    { ...numberAttribute, ...mapping({ 'custom:since': 'https://acme.example/since' }) },
    [],
  ],
  [
    'updated_at for a time',
    { 'userPool.customAttributes': { since: { type: 'DateTime' } }, ...mapping({ 'custom:since': 'updated_at' }) },
    [],
  ],
  [
    'a boolean instead of a text',
    { 'userPool.customAttributes': { since: { type: 'String' } }, ...mapping({ 'custom:since': 'email_verified' }) },
    [],
  ],
];

const rule = (claim: string) => ({
  identityPool: {
    roles: { admin: {} },
    roleMapping: { type: 'rules', rules: [{ claim, matchType: 'Equals', value: 'admins', role: 'admin' }] },
  },
});
const team = {
  ...rule('custom:team'),
  'userPool.customAttributes': { team: { type: 'String' } },
  ...mapping({ 'custom:team': 'https://acme.example/team' }),
  'federations.auth0.claimsAction': { name: 'claims', claims: { 'https://acme.example/team': 'app_metadata.team' } },
};
const SELF_SERVICE = ['openid', 'aws.cognito.signin.user.admin'];
const CLAIM = 'identityPool.roleMapping.rules[0].claim';
const OWN = [`ERR_ROLE_BY_OWN_ATTRIBUTE ${CLAIM}`];
const LOST = [`ERR_ROLE_BY_LOST_CLAIM ${CLAIM}`];
const ROLES: readonly Case[] = [
  ['an attribute from the claims action', team, []],
  ['an attribute that its user writes', { ...team, 'webClient.scopes': SELF_SERVICE }, OWN],
  ['an attribute that the users of another client write', { ...team, ...client({ scopes: SELF_SERVICE }) }, OWN],
  ['an attribute that users write when they sign up', { ...team, 'userPool.selfSignUp': true }, OWN],
  [
    'an attribute that native users write through the API',
    { ...team, ...client({ allowNativeUsers: true, explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }) },
    OWN,
  ],
  ['a standard attribute that its user writes', { ...rule('email'), 'webClient.scopes': SELF_SERVICE }, OWN],
  [
    'an attribute that its user writes after verification',
    { ...rule('email'), 'webClient.scopes': SELF_SERVICE, 'userPool.verifyBeforeUpdate': ['email'] },
    [],
  ],
  ['a claim that is not mapped', { ...rule('team'), 'webClient.scopes': SELF_SERVICE }, []],
  [
    'an attribute that no client writes',
    {
      ...rule('custom:team'),
      'userPool.customAttributes': team['userPool.customAttributes'],
      'webClient.scopes': SELF_SERVICE,
    },
    [],
  ],
  ['a claim that can be removed', { ...team, 'federations.auth0.claimsAction': undefined }, LOST],
  [
    'a claim that can be removed, with the function that AWS recommends',
    {
      ...team,
      'federations.auth0.claimsAction': undefined,
      'userPool.lambdaTriggers': { preAuthentication: FUNCTION },
    },
    [],
  ],
  ['a claim that every user has', rule('email'), []],
  [
    'an attribute that cannot be emptied',
    { ...team, 'userPool.customAttributes': { team: { type: 'String', minLength: 1 } } },
    [`ERR_ROLE_ATTRIBUTE_NEVER_EMPTY ${CLAIM}`],
  ],
  [
    'roles by tokens of a group with a role',
    {
      identityPool: { roles: { admins: {} }, roleMapping: { type: 'token' } },
      groups: { admins: { role: 'admins', precedence: 1 } },
    },
    [],
  ],
  [
    'roles by tokens without groups',
    { identityPool: { roleMapping: { type: 'token' } } },
    ['ERR_ENVIRONMENT_ROLE_MAPPING identityPool.roleMapping.type'],
  ],
  [
    'roles by tokens that a function writes',
    {
      identityPool: { roleMapping: { type: 'token' } },
      'userPool.lambdaTriggers': { preTokenGeneration: { lambdaArn: FUNCTION, version: 'V1_0' } },
    },
    [],
  ],
];

const LOGOUT = { type: 'public', callbackUrls: ['myapp://cb'], logoutUrls: ['myapp://out'] };
const partner = {
  tenant: { domain: 'acme-test.eu.auth0.com' },
  identityProvider: { name: 'Partner' },
};
const ACCEPTED: readonly Case[] = [
  [
    'callbacks on loopback addresses',
    {
      clients: {
        cli: { type: 'public', callbackUrls: ['http://127.0.0.1:8976/callback', 'http://[::1]:8976/callback'] },
      },
    },
    [],
  ],
  [
    'a sign-out URL of a native application',
    { clients: { cli: LOGOUT }, 'federations.auth0.allowedLogoutUrls': ['myapp://out'] },
    [],
  ],
  [
    'a sign-out URL that is a script',
    { 'federations.auth0.allowedLogoutUrls': ['javascript:alert(1)'] },
    ['ERR_URL_SCHEME federations.auth0.allowedLogoutUrls[0]'],
  ],
  ['two providers of one tenant', { 'federations.partner': partner, primaryFederation: 'auth0' }, []],
  [
    'two providers of one tenant, one of them by reference',
    { 'federations.partner': { ...partner, iamOidcProvider: { existing: true } }, primaryFederation: 'auth0' },
    [],
  ],
  [
    'two providers of one tenant with different IAM settings',
    { 'federations.partner': { ...partner, iamOidcProvider: { tags: { a: 'b' } } }, primaryFederation: 'auth0' },
    ['ERR_IAM_PROVIDER_SHARED federations.partner.iamOidcProvider'],
  ],
  [
    'two applications with one name in one tenant',
    {
      'federations.partner': { ...partner, application: { name: 'acme-test-cognito' } },
      primaryFederation: 'auth0',
    },
    ['ERR_DUPLICATE federations.partner.application.name'],
  ],
];

describe.each([
  ['recovery and MFA', RECOVERY],
  ['phone numbers', PHONE],
  ['tiers', TIERS],
  ['names', NAMES],
  ['quotas', QUOTAS],
  ['mappings', MAPPINGS],
  ['roles by attributes', ROLES],
  ['regions and accounts', PLACES],
  ['URLs and providers', ACCEPTED],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_what, edits, faults) => {
    expect(faultsOf(edits)).toEqual(faults);
  });
});
