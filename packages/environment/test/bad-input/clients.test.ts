import { describeBad, type Case } from './cases';

const CLIENTS: readonly Case[] = [
  ['scopes without openid', 'webClient.scopes', ['email'], 'ERR_SCOPE_OPENID_MISSING'],
  ['a duplicate scope', 'webClient.scopes', ['openid', 'openid'], 'ERR_DUPLICATE', 'webClient.scopes[1]'],
  ['several scopes in one text', 'webClient.scopes', ['openid email'], 'ERR_SCOPE_UNKNOWN', 'webClient.scopes[0]'],
  [
    'an identity provider without openid',
    'federations.auth0.identityProvider.scopes',
    ['profile'],
    'ERR_SCOPE_INVALID',
  ],
  ['a lifetime without a unit', 'webClient.lifetimes.accessToken', '60', 'ERR_LIFETIME_INVALID'],
  ['a lifetime as a number', 'webClient.lifetimes.accessToken', 3600, 'ERR_ENVIRONMENT_TYPE'],
  ['an access token that lives for two days', 'webClient.lifetimes.accessToken', '2 days', 'ERR_LIFETIME_RANGE'],
  ['an access token that lives for a minute', 'webClient.lifetimes.accessToken', '1 minute', 'ERR_LIFETIME_RANGE'],
  ['a refresh token that lives for 11 years', 'webClient.lifetimes.refreshToken', '4000 days', 'ERR_LIFETIME_RANGE'],
  [
    'an unknown flow',
    'webClient.explicitAuthFlows',
    ['PASSWORD'],
    'ERR_ENVIRONMENT_CHOICE',
    'webClient.explicitAuthFlows[0]',
  ],
  ['no flow', 'webClient.explicitAuthFlows', [], 'ERR_FLOW_MISSING'],
];

const MORE_CLIENTS: readonly Case[] = [
  [
    'two clients with one name',
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
    'rotation of the web client together with the refresh flow',
    'webClient',
    { refreshTokenRotation: { retryGracePeriodSeconds: 30 }, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
    'ERR_ROTATION_WITH_REFRESH_FLOW',
    'webClient.explicitAuthFlows',
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
  ['a client without a type', 'clients', { admin: { type: 'spa' } }, 'ERR_ENVIRONMENT_CHOICE', 'clients.admin.type'],
  [
    'a client with an unknown key',
    'clients',
    { app: { type: 'public', callbackUrls: ['https://a.example'], redirectUrls: [] } },
    'ERR_ENVIRONMENT_UNKNOWN_KEY',
    'clients.app.redirectUrls',
  ],
  [
    'a machine client with scopes of users',
    'clients',
    { job: { type: 'machine', scopes: ['openid'] } },
    'ERR_MACHINE_SCOPE',
    'clients.job.scopes[0]',
  ],
  [
    'a machine client with an unknown scope',
    'clients',
    { job: { type: 'machine', scopes: ['api/write'] } },
    'ERR_SCOPE_UNKNOWN',
    'clients.job.scopes[0]',
  ],
  [
    'a machine client without scopes',
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
    'an API with spaces in its name',
    'resourceServers',
    { api: { identifier: 'my api', scopes: { read: 'Read' } } },
    'ERR_IDENTIFIER_INVALID',
    'resourceServers.api.identifier',
  ],
];

describeBad('clients', CLIENTS);
describeBad('additional clients', MORE_CLIENTS);
