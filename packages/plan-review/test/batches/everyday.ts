import type { Edit } from './edits';

/** Everyday edits. Each is safe alone, and all of them together result in one safe plan. */
export const EVERYDAY: readonly (readonly Edit[])[] = [
  [
    ['other tags', ['tags-changed'], (values) => (values.tags = { team: 'login' })],
    [
      'a callback on the environment’s host',
      [],
      ({ clients }) => clients.admin.callbackUrls.push('https://admin.acme.example/next'),
    ],
    [
      'a logout page on the environment’s host',
      [],
      ({ clients }) => clients.admin.logoutUrls.push('https://admin.acme.example/bye'),
    ],
    [
      'a public client with PKCE',
      [],
      ({ clients }) => (clients.mobile = { type: 'public', callbackUrls: ['https://app.acme.example/mobile'] }),
    ],
    ['shorter access tokens', [], ({ webClient }) => (webClient.lifetimes = { accessToken: '15 minutes' })],
    ['longer passwords', [], ({ userPool }) => (userPool.passwordPolicy.minimumLength = 20)],
    ['a longer password history', [], ({ userPool }) => (userPool.passwordPolicy.passwordHistorySize = 10)],
    [
      'a shorter lifetime of temporary passwords',
      [],
      ({ userPool }) => (userPool.passwordPolicy.temporaryPasswordValidityDays = 1),
    ],
    [
      'a new attribute',
      ['readable-attributes-changed'],
      ({ userPool }) => (userPool.customAttributes.squad = { type: 'String' }),
    ],
    [
      'a new text of a mail',
      ['messages-changed'],
      ({ userPool }) => (userPool.verificationMessages.emailSubject = 'Code'),
    ],
    [
      'a description of the application',
      [],
      ({ federations }) => (federations.auth0.application = { description: 'Acme' }),
    ],
    [
      'a logo of the application',
      [],
      ({ federations }) => (federations.auth0.application.logoUri = 'https://app.acme.example/l.png'),
    ],
    [
      'one more mapped attribute',
      ['attribute-mapping-changed'],
      ({ federations }) => (federations.auth0.identityProvider.attributeMapping.given_name = 'given_name'),
    ],
    [
      'an API',
      [],
      ({ resourceServers }) =>
        (resourceServers.more = { identifier: 'https://more.acme.example', scopes: { read: 'Read' } }),
    ],
    [
      'a new description of a scope',
      [],
      ({ resourceServers }) => (resourceServers.api.scopes.read = 'Read all records'),
    ],
  ],
  [
    [
      'a scope that is no longer requested',
      ['scope-removed'],
      ({ webClient }) => (webClient.scopes = ['openid', 'email']),
    ],
    ['a shorter lifetime of refresh tokens', [], ({ webClient }) => (webClient.lifetimes = { refreshToken: '1 day' })],
    ['a renamed machine client', [], ({ clients }) => (clients.importer.name = 'acme-importer')],
    [
      'an attribute that a client no longer reads',
      ['readable-attributes-changed'],
      ({ clients }) => (clients.admin.readAttributes = ['email', 'name']),
    ],
  ],
];
