import { environmentFaults } from '../src';

import { edited, productionValues } from './values';

/** What is wrong, where, the value there, and the fault that tells it, with its path where that is another. */
type Case = [what: string, path: string, value: unknown, code: string, at?: string];

const codesAt = (input: unknown) => environmentFaults(input).map(({ code, path }) => `${code} ${path}`);

const URLS: readonly Case[] = [
  ['plain http', 'app.url', 'http://app.acme.example', 'ERR_URL_NOT_HTTPS'],
  ['http on another loopback address', 'app.url', 'http://127.0.0.2:3000', 'ERR_URL_NOT_HTTPS'],
  ['a host that begins like localhost', 'app.url', 'http://localhost.evil.example', 'ERR_URL_NOT_HTTPS'],
  ['a fragment', 'app.url', 'https://app.acme.example/#home', 'ERR_URL_FRAGMENT'],
  ['an empty fragment', 'app.url', 'https://app.acme.example/#', 'ERR_URL_FRAGMENT'],
  ['a wildcard host', 'app.url', 'https://*.acme.example', 'ERR_URL_WILDCARD'],
  [
    'a wildcard path',
    'webClient.callbackUrls',
    ['https://app.acme.example/*'],
    'ERR_URL_WILDCARD',
    'webClient.callbackUrls[0]',
  ],
  ['credentials', 'app.url', 'https://user:pass@app.acme.example', 'ERR_URL_CREDENTIALS'],
  ['a user', 'app.url', 'https://user@app.acme.example', 'ERR_URL_CREDENTIALS'],
  ['a unicode host', 'app.url', 'https://例え.example', 'ERR_URL_HOST_NOT_ASCII'],
  ['an upper-case host', 'app.url', 'https://App.acme.example', 'ERR_URL_NOT_CANONICAL'],
  ['a trailing dot', 'app.url', 'https://app.acme.example.', 'ERR_URL_HOST_TRAILING_DOT'],
  ['no scheme', 'app.url', 'app.acme.example', 'ERR_URL_NOT_ABSOLUTE'],
  ['no slashes', 'app.url', 'https:app.acme.example', 'ERR_URL_NOT_ABSOLUTE'],
  ['a blank', 'app.url', 'https://app.acme.example/a b', 'ERR_URL_NOT_CANONICAL'],
  ['an impossible port', 'app.url', 'https://app.acme.example:99999', 'ERR_URL_NOT_ABSOLUTE'],
  ['1025 characters', 'app.url', `https://app.acme.example/${'a'.repeat(1001)}`, 'ERR_URL_TOO_LONG'],
  ['another scheme', 'app.url', 'ftp://app.acme.example', 'ERR_URL_SCHEME'],
  ['a script', 'app.url', 'javascript:alert(1)', 'ERR_URL_SCHEME'],
  [
    'one URL twice',
    'webClient.logoutUrls',
    ['https://a.example', 'https://a.example'],
    'ERR_DUPLICATE',
    'webClient.logoutUrls[1]',
  ],
  ['no callbacks', 'webClient.callbackUrls', [], 'ERR_LIST_EMPTY'],
];

const NAMES: readonly Case[] = [
  ['an empty environment name', 'name', '', 'ERR_ENVIRONMENT_NAME'],
  ['an upper-case environment name', 'name', 'Dev', 'ERR_ENVIRONMENT_NAME'],
  ['an environment name with a slash', 'name', '../prod', 'ERR_ENVIRONMENT_NAME'],
  ['an environment name of 21 characters', 'name', 'a'.repeat(21), 'ERR_ENVIRONMENT_NAME'],
  ['an environment name that ends with a hyphen', 'name', 'dev-', 'ERR_ENVIRONMENT_NAME'],
  [
    'an identity provider of 33 characters',
    'federations.auth0.identityProvider.name',
    'a'.repeat(33),
    'ERR_IDP_NAME_INVALID',
  ],
  ['an identity provider of 2 characters', 'federations.auth0.identityProvider.name', 'ab', 'ERR_IDP_NAME_INVALID'],
  ['the identity provider COGNITO', 'federations.auth0.identityProvider.name', 'COGNITO', 'ERR_IDP_NAME_RESERVED'],
  ['the identity provider Cognito', 'federations.auth0.identityProvider.name', 'Cognito', 'ERR_IDP_NAME_RESERVED'],
  ['the identity provider Google', 'federations.auth0.identityProvider.name', 'Google', 'ERR_IDP_NAME_RESERVED'],
  ['an identity provider with a blank', 'federations.auth0.identityProvider.name', 'Auth 0', 'ERR_IDP_NAME_INVALID'],
  ['a client name with regex characters', 'webClient.name', 'web.*', 'ERR_NAME_INVALID'],
  ['a client name with blanks around it', 'webClient.name', ' web ', 'ERR_NAME_INVALID'],
  ['a pool name of 129 characters', 'userPool.name', 'a'.repeat(129), 'ERR_NAME_INVALID'],
  ['an identity pool name with a colon', 'identityPool.name', 'a:b', 'ERR_NAME_INVALID'],
  [
    'a federation key that is no address',
    'federations',
    { 'a b': { tenant: { domain: 'acme.eu.auth0.com' }, identityProvider: { name: 'Auth0' } } },
    'ERR_KEY_INVALID',
    'federations.a b',
  ],
];

const PLACES: readonly Case[] = [
  ['an account of 11 digits', 'account', '11111111111', 'ERR_ENVIRONMENT_ACCOUNT'],
  ['an account as a number', 'account', 111111111111, 'ERR_ENVIRONMENT_TYPE'],
  ['an account with hyphens', 'account', '1111-1111-1111', 'ERR_ENVIRONMENT_ACCOUNT'],
  ['a region without a number', 'region', 'eu-central', 'ERR_ENVIRONMENT_REGION'],
  ['an availability zone', 'region', 'eu-central-1a', 'ERR_ENVIRONMENT_REGION'],
  ['an upper-case region', 'region', 'EU-CENTRAL-1', 'ERR_ENVIRONMENT_REGION'],
  ['an unknown region', 'region', 'xx-central-1', 'ERR_ENVIRONMENT_REGION'],
  ['an upper-case bucket', 'state.bucket', 'Acme', 'ERR_ENVIRONMENT_BUCKET'],
  ['a bucket that looks like an address', 'state.bucket', '10.0.0.1', 'ERR_ENVIRONMENT_BUCKET'],
  ['a bucket of two characters', 'state.bucket', 'ab', 'ERR_ENVIRONMENT_BUCKET'],
  ['a state key that climbs', 'state.key', '/terraform.tfstate', 'ERR_ENVIRONMENT_STATE_KEY'],
  ['a state key that is a folder', 'state.key', 'dev/', 'ERR_ENVIRONMENT_STATE_KEY'],
  ['a key that is no ARN', 'state.kmsKeyId', 'alias/state', 'ERR_ENVIRONMENT_KMS_KEY'],
  ['the ARN of something else', 'state.kmsKeyId', 'arn:aws:s3:::bucket', 'ERR_ENVIRONMENT_KMS_KEY'],
  ['a tenant with a scheme', 'federations.auth0.tenant.domain', 'https://acme.eu.auth0.com', 'ERR_HOST_INVALID'],
  ['a tenant with a slash', 'federations.auth0.tenant.domain', 'acme.eu.auth0.com/', 'ERR_HOST_INVALID'],
  ['a tenant with a trailing dot', 'federations.auth0.tenant.domain', 'acme.eu.auth0.com.', 'ERR_HOST_INVALID'],
  ['a unicode tenant', 'federations.auth0.tenant.customDomain', 'anmeldung.bücher.example', 'ERR_HOST_INVALID'],
  ['a domain prefix with aws', 'domain.prefix', 'acme-aws', 'ERR_DOMAIN_PREFIX_RESERVED'],
  ['a domain prefix with cognito', 'domain.prefix', 'my-cognito-login', 'ERR_DOMAIN_PREFIX_RESERVED'],
  ['an upper-case domain prefix', 'domain.prefix', 'Acme', 'ERR_DOMAIN_PREFIX_INVALID'],
  ['a domain prefix with a dot', 'domain.prefix', 'acme.login', 'ERR_DOMAIN_PREFIX_INVALID'],
  ['a domain prefix that begins with a hyphen', 'domain.prefix', '-acme', 'ERR_DOMAIN_PREFIX_INVALID'],
];

const CLIENTS: readonly Case[] = [
  ['scopes without openid', 'webClient.scopes', ['email'], 'ERR_SCOPE_OPENID_MISSING'],
  ['a scope twice', 'webClient.scopes', ['openid', 'openid'], 'ERR_DUPLICATE', 'webClient.scopes[1]'],
  ['scopes in one text', 'webClient.scopes', ['openid email'], 'ERR_SCOPE_UNKNOWN', 'webClient.scopes[0]'],
  [
    'an identity provider without openid',
    'federations.auth0.identityProvider.scopes',
    ['profile'],
    'ERR_SCOPE_INVALID',
  ],
  ['a lifetime without a unit', 'webClient.lifetimes.accessToken', '60', 'ERR_LIFETIME_INVALID'],
  ['a lifetime as a number', 'webClient.lifetimes.accessToken', 3600, 'ERR_ENVIRONMENT_TYPE'],
  ['an access token for two days', 'webClient.lifetimes.accessToken', '2 days', 'ERR_LIFETIME_RANGE'],
  ['an access token for a minute', 'webClient.lifetimes.accessToken', '1 minute', 'ERR_LIFETIME_RANGE'],
  ['a refresh token for 11 years', 'webClient.lifetimes.refreshToken', '4000 days', 'ERR_LIFETIME_RANGE'],
  [
    'an unknown flow',
    'webClient.explicitAuthFlows',
    ['PASSWORD'],
    'ERR_ENVIRONMENT_CHOICE',
    'webClient.explicitAuthFlows[0]',
  ],
  ['no flow', 'webClient.explicitAuthFlows', [], 'ERR_FLOW_MISSING'],
];

const POOL = 'userPool';
const MAPPING = 'federations.auth0.identityProvider.attributeMapping';

const ATTRIBUTES: readonly Case[] = [
  [
    'an immutable attribute that is mapped',
    'userPool.standardAttributes',
    { email: { mutable: false } },
    'ERR_ATTRIBUTE_IMMUTABLE',
    `${MAPPING}.email`,
  ],
  [
    'a required attribute that is not mapped',
    'userPool.standardAttributes',
    { family_name: { required: true } },
    'ERR_ATTRIBUTE_REQUIRED_UNMAPPED',
    MAPPING,
  ],
  ['an upper-case attribute', MAPPING, { Email: 'email' }, 'ERR_ATTRIBUTE_CASE', `${MAPPING}.Email`],
  ['an unknown attribute', MAPPING, { shoe_size: 'shoe' }, 'ERR_ATTRIBUTE_UNKNOWN', `${MAPPING}.shoe_size`],
  [
    'an undeclared custom attribute',
    MAPPING,
    { 'custom:team': 'team' },
    'ERR_ATTRIBUTE_UNKNOWN',
    `${MAPPING}.custom:team`,
  ],
  ['another user name than sub', MAPPING, { username: 'email' }, 'ERR_ATTRIBUTE_NOT_MAPPABLE', `${MAPPING}.username`],
  ['an empty claim', MAPPING, { email: ' ' }, 'ERR_CLAIM_EMPTY', `${MAPPING}.email`],
  [
    'a reserved attribute',
    'userPool.customAttributes',
    { sub: { type: 'String' } },
    'ERR_ATTRIBUTE_RESERVED',
    'userPool.customAttributes.sub',
  ],
  [
    'bounds the wrong way round',
    'userPool.customAttributes',
    { team: { type: 'String', minLength: 5, maxLength: 2 } },
    'ERR_BOUNDS_REVERSED',
    'userPool.customAttributes.team',
  ],
  [
    'an attribute that is too long',
    'userPool.customAttributes',
    { team: { type: 'String', maxLength: 9999 } },
    'ERR_NUMBER_RANGE',
    'userPool.customAttributes.team.maxLength',
  ],
  [
    'an attribute of no type',
    'userPool.customAttributes',
    { team: { type: 'Text' } },
    'ERR_ENVIRONMENT_CHOICE',
    'userPool.customAttributes.team.type',
  ],
  [
    'bounds of another type',
    'userPool.customAttributes',
    { team: { type: 'Boolean', maxLength: 9 } },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'userPool.customAttributes.team.maxLength',
  ],
  [
    'an unknown standard attribute',
    'userPool.standardAttributes',
    { shoe_size: { required: true } },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'userPool.standardAttributes.shoe_size',
  ],
];

const POOLS: readonly Case[] = [
  ['passwords of 5 characters', `${POOL}.passwordPolicy.minimumLength`, 5, 'ERR_NUMBER_RANGE'],
  [
    'a second factor by SMS without delivery',
    `${POOL}.mfa`,
    { mode: 'required', methods: ['sms'] },
    'ERR_MFA_NEEDS_DELIVERY',
    'userPool.mfa.methods',
  ],
  [
    'a second factor while off',
    `${POOL}.mfa`,
    { mode: 'off', methods: ['totp'] },
    'ERR_MFA_METHODS_WHILE_OFF',
    'userPool.mfa.methods',
  ],
  [
    'an unknown second factor',
    `${POOL}.mfa`,
    { mode: 'required', methods: ['pigeon'] },
    'ERR_ENVIRONMENT_CHOICE',
    'userPool.mfa.methods[0]',
  ],
  ['threat protection without its tier', `${POOL}.threatProtection`, { mode: 'ENFORCED' }, 'ERR_TIER_TOO_LOW'],
  [
    'email from no address',
    `${POOL}.emailDelivery`,
    { type: 'ses', sourceArn: 'arn:aws:ses:eu-central-1:111111111111:identity/acme.example', fromEmailAddress: 'acme' },
    'ERR_EMAIL_INVALID',
    'userPool.emailDelivery.fromEmailAddress',
  ],
  [
    'email by the ARN of something else',
    `${POOL}.emailDelivery`,
    { type: 'ses', sourceArn: 'arn:aws:sns:eu-central-1:111111111111:topic', fromEmailAddress: 'a@acme.example' },
    'ERR_ARN_INVALID',
    'userPool.emailDelivery.sourceArn',
  ],
  [
    'a function that is none',
    `${POOL}.lambdaTriggers`,
    { preSignUp: 'my-function' },
    'ERR_ARN_INVALID',
    'userPool.lambdaTriggers.preSignUp',
  ],
  [
    'a custom domain that is no host',
    'domain',
    { customDomain: 'https://login.acme.example', certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1' },
    'ERR_HOST_INVALID',
    'domain.customDomain',
  ],
  [
    'a custom domain without a certificate',
    'domain',
    { customDomain: 'login.acme.example' },
    'ERR_CERTIFICATE_MISSING',
    'domain.certificateArn',
  ],
  [
    'a prefix and a custom domain',
    'domain',
    { prefix: 'acme', customDomain: 'login.acme.example' },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'domain.customDomain',
  ],
];

const MORE_CLIENTS: readonly Case[] = [
  [
    'two clients of one name',
    'clients',
    { admin: { type: 'public', name: 'acme-test-web', callbackUrls: ['https://a.example'] } },
    'ERR_CLIENT_NAME_TAKEN',
    'clients.admin.name',
  ],
  [
    'a second client called web',
    'clients',
    { web: { type: 'public', name: 'other', callbackUrls: ['https://a.example'] } },
    'ERR_KEY_RESERVED',
    'clients.web',
  ],
  [
    'a client of an unknown federation',
    'clients',
    { admin: { type: 'public', callbackUrls: ['https://a.example'], allowNativeUsers: true, federations: ['okta'] } },
    'ERR_FEDERATION_UNKNOWN',
    'clients.admin.federations[0]',
  ],
  [
    'a client without callbacks',
    'clients',
    { admin: { type: 'confidential', callbackUrls: [] } },
    'ERR_LIST_EMPTY',
    'clients.admin.callbackUrls',
  ],
  [
    'rotation on the web client, which the AWS provider cannot adopt',
    'webClient.refreshTokenRotation',
    { retryGracePeriodSeconds: 30 },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'webClient.refreshTokenRotation',
  ],
  [
    'a grace period of two minutes',
    'clients',
    {
      app: {
        type: 'public',
        callbackUrls: ['https://app.example.com'],
        refreshTokenRotation: { retryGracePeriodSeconds: 120 },
      },
    },
    'ERR_NUMBER_RANGE',
    'clients.app.refreshTokenRotation.retryGracePeriodSeconds',
  ],
  ['a client of no type', 'clients', { admin: { type: 'spa' } }, 'ERR_ENVIRONMENT_CHOICE', 'clients.admin.type'],
  [
    'a client with an unknown key',
    'clients',
    { app: { type: 'public', callbackUrls: ['https://a.example'], redirectUrls: [] } },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'clients.app.redirectUrls',
  ],
  [
    'a machine that asks for people',
    'clients',
    { job: { type: 'machine', scopes: ['openid'] } },
    'ERR_MACHINE_SCOPE',
    'clients.job.scopes[0]',
  ],
  [
    'a machine with an unknown scope',
    'clients',
    { job: { type: 'machine', scopes: ['api/write'] } },
    'ERR_SCOPE_UNKNOWN',
    'clients.job.scopes[0]',
  ],
  [
    'a machine without scopes',
    'clients',
    { job: { type: 'machine', scopes: [] } },
    'ERR_LIST_EMPTY',
    'clients.job.scopes',
  ],
  [
    'an API without scopes',
    'resourceServers',
    { api: { identifier: 'api', scopes: {} } },
    'ERR_LIST_EMPTY',
    'resourceServers.api.scopes',
  ],
  [
    'an API of a name with blanks',
    'resourceServers',
    { api: { identifier: 'my api', scopes: { read: 'Read' } } },
    'ERR_IDENTIFIER_INVALID',
    'resourceServers.api.identifier',
  ],
];

const IDENTITY_POOLS: readonly Case[] = [
  [
    'a role for guests who are not let in',
    'identityPool',
    { guestRole: {} },
    'ERR_GUEST_ROLE_WITHOUT_ACCESS',
    'identityPool.guestRole',
  ],
  [
    'a policy that is no ARN',
    'identityPool',
    { authenticatedRole: { managedPolicies: { s3: 'ReadOnly' } } },
    'ERR_ARN_INVALID',
    'identityPool.authenticatedRole.managedPolicies.s3',
  ],
  [
    'a rule without a role',
    'identityPool',
    { roleMapping: { type: 'rules', rules: [{ claim: 'team', matchType: 'Equals', value: 'a' }] } },
    'ERR_ROLE_MISSING',
    'identityPool.roleMapping.rules[0].role',
  ],
  [
    'a rule for an unknown role',
    'identityPool',
    { roleMapping: { type: 'rules', rules: [{ claim: 'team', matchType: 'Equals', value: 'a', role: 'admins' }] } },
    'ERR_ROLE_UNKNOWN',
    'identityPool.roleMapping.rules[0].role',
  ],
  [
    'no rules',
    'identityPool',
    { roleMapping: { type: 'rules', rules: [] } },
    'ERR_LIST_EMPTY',
    'identityPool.roleMapping.rules',
  ],
];

const SECRETS_AND_TOKENS: readonly Case[] = [
  ['a client secret', 'federations.auth0.tenant.clientSecret', 's3cret', 'ERR_ENVIRONMENT_SECRET'],
  ['a password', 'app.password', 'hunter2', 'ERR_ENVIRONMENT_SECRET'],
  ['an AWS key in a tag', 'tags.note', 'AKIAIOSFODNN7EXAMPLE', 'ERR_ENVIRONMENT_SECRET'],
  ['a private key', 'tags.note', '-----BEGIN RSA PRIVATE KEY-----', 'ERR_ENVIRONMENT_SECRET'],
  ['a web token', 'tags.note', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'ERR_ENVIRONMENT_SECRET'],
  ['an expression', 'app.url', 'https://${var.host}', 'ERR_ENVIRONMENT_TOKEN'],
  ['a token of cdktf', 'region', '${TfToken[TOKEN.0]}', 'ERR_ENVIRONMENT_TOKEN'],
  ['a template directive in a tag', 'tags.note', '%{ if true }x%{ endif }', 'ERR_ENVIRONMENT_TOKEN'],
];

const SHAPES: readonly Case[] = [
  ['an unknown key', 'regoin', 'eu-central-1', 'ERR_ENVIRONMENT_UNKNOWN_KEY'],
  ['an unknown key deep within', 'webClient.callbackUrl', 'https://a.example', 'ERR_ENVIRONMENT_UNKNOWN_KEY'],
  ['a missing part', 'state', undefined, 'ERR_ENVIRONMENT_MISSING'],
  ['a missing value', 'state.bucket', undefined, 'ERR_ENVIRONMENT_MISSING'],
  ['a missing choice', 'stage', undefined, 'ERR_ENVIRONMENT_MISSING'],
  ['an unknown stage', 'stage', 'prod', 'ERR_ENVIRONMENT_CHOICE'],
  ['a list instead of a text', 'app.url', ['https://a.example'], 'ERR_ENVIRONMENT_TYPE'],
  ['a text instead of a list', 'webClient.callbackUrls', 'https://a.example', 'ERR_ENVIRONMENT_TYPE'],
  ['a text instead of a truth value', 'userPool.deletionProtection', 'true', 'ERR_ENVIRONMENT_TYPE'],
  ['null', 'domain', null, 'ERR_ENVIRONMENT_TYPE'],
  ['no federation', 'federations', {}, 'ERR_LIST_EMPTY'],
  ['a primary federation that is not there', 'primaryFederation', 'okta', 'ERR_FEDERATION_UNKNOWN'],
  ['a reserved tag', 'tags', { 'aws:x': 'y' }, 'ERR_ENVIRONMENT_TAG', 'tags["aws:x"]'],
  ['a tag that is too long', 'tags.note', 'a'.repeat(257), 'ERR_ENVIRONMENT_TAG'],
  [
    'a decommission without a date',
    'decommission',
    { acknowledgement: 'every user of test is lost' },
    'ERR_ENVIRONMENT_DECOMMISSION',
    'decommission.date',
  ],
  [
    'a decommission on no day',
    'decommission',
    { date: '2026-02-30', acknowledgement: 'every user of test is lost' },
    'ERR_ENVIRONMENT_DECOMMISSION',
    'decommission.date',
  ],
  [
    'a decommission of another environment',
    'decommission',
    { date: '2026-12-31', acknowledgement: 'every user of prod is lost' },
    'ERR_ENVIRONMENT_DECOMMISSION',
    'decommission.acknowledgement',
  ],
  [
    'a retired tenant whose federation is there',
    'retiredTenants.auth0',
    { domain: 'acme-test.eu.auth0.com' },
    'ERR_ENVIRONMENT_RETIRED_TENANT',
  ],
  [
    'a retired tenant by its URL',
    'retiredTenants.partner.domain',
    'https://partner.eu.auth0.com',
    'ERR_ENVIRONMENT_RETIRED_TENANT',
  ],
];

const PRODUCTION: readonly Case[] = [
  ['an application on localhost', 'app.url', 'http://localhost:3000', 'ERR_PRODUCTION_LOCALHOST'],
  [
    'a callback on localhost',
    'webClient.callbackUrls',
    ['https://a.example', 'http://localhost'],
    'ERR_PRODUCTION_LOCALHOST',
    'webClient.callbackUrls[1]',
  ],
  [
    'a callback on localhost with TLS',
    'webClient.callbackUrls',
    ['https://localhost:3000'],
    'ERR_PRODUCTION_LOCALHOST',
    'webClient.callbackUrls[0]',
  ],
  [
    'a logout on localhost',
    'webClient.logoutUrls',
    ['http://localhost'],
    'ERR_PRODUCTION_LOCALHOST',
    'webClient.logoutUrls[0]',
  ],
  ['no deletion protection', 'userPool.deletionProtection', false, 'ERR_PRODUCTION_DELETION_PROTECTION'],
  ['the implicit flow', 'webClient.allowImplicitFlow', true, 'ERR_PRODUCTION_IMPLICIT_FLOW'],
  ['no revocation', 'webClient.enableTokenRevocation', false, 'ERR_PRODUCTION_TOKEN_REVOCATION'],
  ['an access token for two hours', 'webClient.lifetimes.accessToken', '2 hours', 'ERR_PRODUCTION_LONG_TOKENS'],
  ['a refresh token for a year', 'webClient.lifetimes.refreshToken', '365 days', 'ERR_PRODUCTION_LONG_TOKENS'],
  [
    'passwords in clear',
    'webClient.explicitAuthFlows',
    ['ALLOW_USER_PASSWORD_AUTH'],
    'ERR_PRODUCTION_PASSWORD_FLOW',
    'webClient.explicitAuthFlows[0]',
  ],
];

describe.each([
  ['URLs', URLS],
  ['names', NAMES],
  ['accounts, regions and hosts', PLACES],
  ['clients', CLIENTS],
  ['more clients', MORE_CLIENTS],
  ['attributes', ATTRIBUTES],
  ['pools and domains', POOLS],
  ['identity pools', IDENTITY_POOLS],
  ['secrets and tokens', SECRETS_AND_TOKENS],
  ['shapes', SHAPES],
])('bad %s', (_, cases) => {
  test.each<Case>([...cases])('%s', (_what, path, value, code, at = path) => {
    const input = edited(path, value);

    const faults = codesAt(input);

    expect(faults).toEqual([`${code} ${at}`]);
  });
});

describe('loosened settings', () => {
  test.each<Case>([...PRODUCTION])('%s', (_what, path, value, code, at = path) => {
    const staging = edited(path, value);
    const production = edited(path, value, productionValues());

    const [allowed, refused] = [codesAt(staging), codesAt(production)];

    expect(allowed).toEqual([]);
    expect(refused).toEqual([`${code} ${at}`]);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'dev'],
    ['a list', []],
  ])('%s instead of values', (_, input) => {
    const faults = codesAt(input);

    expect(faults).toEqual([expect.stringMatching(/^ERR_ENVIRONMENT_(TYPE|MISSING) environment$/)]);
  });
});
