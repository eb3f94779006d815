import { type Case, attribute, client, MAPPING, mapping, many, faultsOf } from './support/aws-cases';

const urls = (count: number) => Array.from({ length: count }, (_, index) => `https://app.example/${index}`);
const people = (count: number) => ({
  clients: many(count, () => ({ type: 'public', callbackUrls: ['https://app.example'] })),
});
const ruleOf = (claim: string, matchType = 'Equals') => ({
  identityPool: {
    roles: { admin: {} },
    roleMapping: { type: 'rules', rules: [{ claim, matchType, value: 'admins', role: 'admin' }] },
  },
});
const scope = (length: number) => ({
  resourceServers: { api: { identifier: 'i'.repeat(200), scopes: { ['s'.repeat(length)]: 'Read' } } },
  'webClient.scopes': ['openid', `${'i'.repeat(200)}/${'s'.repeat(length)}`],
});
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'x']));
const quotas: readonly Case[] = [
  [
    '100 logout URLs and those of Auth0',
    { 'webClient.logoutUrls': urls(100) },
    ['ERR_LIST_TOO_LONG webClient.logoutUrls'],
  ],
  ['99 logout URLs and that of Auth0', { 'webClient.logoutUrls': urls(99) }, []],
  [
    '100 logout URLs of another client',
    client({ logoutUrls: urls(100) }),
    ['ERR_LIST_TOO_LONG clients.app.logoutUrls'],
  ],
  ['rules for 11 clients', { ...people(10), ...ruleOf('email') }, ['ERR_LIST_TOO_LONG identityPool.roleMapping']],
  ['rules for 10 clients', { ...people(9), ...ruleOf('email') }, []],
  ['11 clients without rules', people(10), []],
  ['a scope of 256 characters', scope(55), []],
  ['a scope of 257 characters', scope(56), ['ERR_TEXT_LENGTH webClient.scopes[1]']],
  ['50 tags', { tags: tags(40), 'userPool.tags': many(7, () => 'x') }, []],
  [
    '51 tags, those of the environment included',
    { tags: tags(40), 'userPool.tags': many(8, () => 'x') },
    ['ERR_ENVIRONMENT_TAGS_TOGETHER userPool.tags'],
  ],
  ['a tag of 257 characters', { 'userPool.tags': { a: 'x'.repeat(257) } }, ['ERR_TAG_INVALID userPool.tags.a']],
  [
    '51 identity providers of a client',
    {
      federations: many(51, (index) => ({
        tenant: { domain: `t${index}.eu.auth0.com` },
        identityProvider: { name: `Auth0-${index}` },
      })),
      primaryFederation: 'a0',
    },
    ['ERR_LIST_TOO_LONG webClient.identityProviders'],
  ],
  [
    'an email with a character that joins emoji',
    { 'userPool.verificationMessages': { emailMessage: 'Hello \u{1f469}\u200d\u{1f4bb} {####}' } },
    ['ERR_TEXT_CHARACTERS userPool.verificationMessages.emailMessage'],
  ],
  [
    'an email with HTML and an emoji',
    { 'userPool.verificationMessages': { emailMessage: '<b>\u{1f600}</b>\n{####}' } },
    [],
  ],
];

const typed = (type: string) => attribute('x', type);
const mappings: readonly Case[] = [
  [
    'a subject for a number',
    { ...typed('Number'), ...mapping({ 'custom:x': 'sub' }) },
    [`ERR_CLAIM_TYPE ${MAPPING}.custom:x`],
  ],
  [
    'a boolean instead of a number',
    { ...typed('Number'), ...mapping({ 'custom:x': 'email_verified' }) },
    [`ERR_CLAIM_TYPE ${MAPPING}.custom:x`],
  ],
  [
    'a text instead of a time',
    { ...typed('DateTime'), ...mapping({ 'custom:x': 'name' }) },
    [`ERR_CLAIM_TYPE ${MAPPING}.custom:x`],
  ],
  ['a boolean from a boolean claim', { ...typed('Boolean'), ...mapping({ 'custom:x': 'email_verified' }) }, []],
  ['a number from an action', { ...typed('Number'), ...mapping({ 'custom:x': 'https://acme.example/age' }) }, []],
  [
    'every claim with the right type',
    mapping({ picture: 'picture', nickname: 'nickname', preferred_username: 'nickname' }),
    [],
  ],
  ...['roles', 'groups', 'permissions', 'org_id', 'sub'].map((claim): Case => [
    `the claim ${claim} of an action`,
    { 'federations.auth0.claimsAction': { name: 'claims', claims: { [claim]: 'app_metadata.x' } } },
    [`ERR_CLAIM_NAME_INVALID federations.auth0.claimsAction.claims.${claim}`],
  ]),
  [
    'the claim team from an action',
    { 'federations.auth0.claimsAction': { name: 'claims', claims: { team: 'app_metadata.x' } } },
    [],
  ],
];

const CLAIM = 'https://acme.example/team';
const team = (source: string, matchType = 'Equals') => ({
  ...ruleOf('custom:team', matchType),
  ...attribute('team'),
  ...mapping({ 'custom:team': CLAIM }),
  'federations.auth0.claimsAction': { name: 'claims', claims: { [CLAIM]: source } },
});
const RULE = 'identityPool.roleMapping.rules[0]';
const SELF = ['openid', 'aws.cognito.signin.user.admin'];
const roles: readonly Case[] = [
  ['an attribute of app_metadata', team('app_metadata.team'), []],
  ['an attribute of user_metadata', team('user_metadata.team'), [`ERR_ROLE_BY_OWN_CLAIM ${RULE}.claim`]],
  [
    'a nickname',
    { ...ruleOf('nickname'), ...mapping({ nickname: 'nickname' }) },
    [`ERR_ROLE_BY_OWN_CLAIM ${RULE}.claim`],
  ],
  ['a picture from an action', team('picture'), [`ERR_ROLE_BY_OWN_CLAIM ${RULE}.claim`]],
  [
    'everything except one value',
    team('app_metadata.team', 'NotEqual'),
    [`ERR_ROLE_BY_ABSENT_CLAIM ${RULE}.matchType`],
  ],
  ['everything except one address', ruleOf('email', 'NotEqual'), []],
  ['a part of a value', team('app_metadata.team', 'Contains'), []],
  ['a claim with a space', ruleOf('my team'), [`ERR_RULE_CLAIM_INVALID ${RULE}.claim`]],
  ['groups of a token', ruleOf('cognito:groups', 'Contains'), []],
  [
    'an attribute that a confidential client writes',
    { ...team('app_metadata.team'), ...client({ type: 'confidential', scopes: SELF }) },
    [`ERR_ROLE_BY_OWN_ATTRIBUTE ${RULE}.claim`],
  ],
  [
    'an attribute that such a client does not write',
    {
      ...team('app_metadata.team'),
      ...client({
        type: 'confidential',
        scopes: SELF,
        federations: [],
        allowNativeUsers: true,
        writeAttributes: ['email'],
      }),
    },
    [],
  ],
  [
    'a token without groups, with the authenticated role as default',
    { identityPool: { roleMapping: { type: 'token', ambiguousRoleResolution: 'AuthenticatedRole' } } },
    ['ERR_ENVIRONMENT_ROLE_MAPPING identityPool.roleMapping.type'],
  ],
];

const partner = (name: string, values: object = {}) => ({
  tenant: { domain: 'acme-test.eu.auth0.com' },
  identityProvider: { name },
  ...values,
});
const providers: readonly Case[] = [
  [
    'three federations of one tenant',
    { 'federations.partner': partner('Partner'), 'federations.third': partner('Third'), primaryFederation: 'auth0' },
    [],
  ],
  [
    'two for different consumers',
    { 'federations.partner': partner('Partner', { iamOidcProvider: { consumer: 'sts' } }), primaryFederation: 'auth0' },
    [],
  ],
  [
    'both by reference',
    {
      'federations.auth0.iamOidcProvider': { existing: true },
      'federations.partner': partner('Partner', { iamOidcProvider: { existing: true } }),
      primaryFederation: 'auth0',
    },
    [],
  ],
  [
    'two whose names differ only in case',
    { 'federations.partner': partner('AUTH0'), primaryFederation: 'auth0' },
    ['ERR_DUPLICATE federations.partner.identityProvider.name'],
  ],
];

const callback = (...callbackUrls: string[]) => client({ callbackUrls });
const refused = (code: string) => [`${code} clients.app.callbackUrls[0]`];
const lenient: readonly Case[] = [
  ['a loopback address without a port', callback('http://127.0.0.1/cb', 'http://[::1]/cb'), []],
  ['the application on a loopback address', { 'app.url': 'http://127.0.0.1:3000' }, []],
  ['the application on an IPv6 loopback address', { 'app.url': 'http://[::1]:3000' }, []],
  ['a sign-out on loopback addresses', client({ logoutUrls: ['http://127.0.0.1:1/', 'http://[::1]:1/'] }), []],
  ['a confidential client on loopback', client({ type: 'confidential', callbackUrls: ['http://127.0.0.1:1/cb'] }), []],
  ['another loopback address', callback('http://127.0.0.2:1/cb'), refused('ERR_URL_NOT_HTTPS')],
  ['a subdomain of localhost', callback('http://app.localhost:1/cb'), refused('ERR_URL_NOT_HTTPS')],
  ['all addresses of the machine', callback('http://0.0.0.0:1/cb'), refused('ERR_URL_NOT_HTTPS')],
  ['a scheme with one slash', client({ callbackUrls: ['com.acme.app:/cb'], logoutUrls: ['com.acme.app:/out'] }), []],
  [
    'a web client that a native application shares',
    { 'webClient.callbackUrls': ['https://app.example', 'myapp://cb'] },
    [],
  ],
  [
    'a web client with a native callback first',
    { 'webClient.callbackUrls': ['myapp://cb'] },
    ['ERR_URL_SCHEME webClient.callbackUrls[0]'],
  ],
  [
    'a script callback of a web client',
    { 'webClient.callbackUrls': ['https://app.example', 'javascript:alert(1)'] },
    ['ERR_URL_SCHEME webClient.callbackUrls[1]'],
  ],
  [
    'a web client with a secret and a scheme',
    { 'webClient.generateSecret': true, 'webClient.callbackUrls': ['https://app.example', 'myapp://cb'] },
    ['ERR_URL_SCHEME webClient.callbackUrls[1]'],
  ],
  ['the basic flow', { 'identityPool.allowClassicFlow': true }, []],
  ['no server-side check of tokens', { 'identityPool.serverSideTokenCheck': false }, []],
];

describe.each([
  ['quotas', quotas],
  ['mappings', mappings],
  ['roles by attributes', roles],
  ['several providers of one tenant', providers],
  ['accepted values', lenient],
])('%s, in variants', (_, cases) => {
  test.each(cases)('%s', (_what, edits, faults) => {
    expect(faultsOf(edits)).toEqual(faults);
  });
});
