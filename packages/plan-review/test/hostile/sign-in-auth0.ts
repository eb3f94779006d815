import { POOL, on, client, application, connection, added, type HostileEdit } from './edits';

export const AUTH0: readonly HostileEdit[] = [
  [
    'sign-up in a connection',
    'self-sign-up-opened',
    'look',
    connection({ options: [{ disable_signup: true }] }, { options: [{ disable_signup: false }] }),
  ],
  [
    'a connection that is new',
    'connection-added',
    'look',
    added('auth0_connection.x', { name: 'x', strategy: 'google-oauth2' }),
  ],
  [
    'a connection that is switched on',
    'connection-switched',
    'look',
    added('auth0_connection_client.x', { client_id: 'app', connection_id: 'con_x' }),
  ],
  [
    'the order of actions',
    'sign-in-actions-changed',
    'look',
    on('auth0_trigger_actions.login')(
      {
        trigger: 'post-login',
        actions: [
          { id: 'a', display_name: 'MFA' },
          { id: 'b', display_name: 'B' },
        ],
      },
      {
        trigger: 'post-login',
        actions: [
          { id: 'b', display_name: 'B' },
          { id: 'a', display_name: 'MFA' },
        ],
      },
    ),
  ],
  [
    'an action that loses its place',
    'actions-unbound',
    'blocked',
    on('auth0_trigger_actions.login')({ actions: [{ id: 'a' }, { id: 'b' }] }, { actions: [{ id: 'b' }] }),
  ],
  ['the code of an action', 'sign-in-code-changed', 'look', on('auth0_action.claims')({ code: 'a' }, { code: 'b' })],
  [
    'a dependency of an action',
    'sign-in-code-changed',
    'look',
    on('auth0_action.claims')(
      { dependencies: [{ name: 'a', version: '1.0.0' }] },
      { dependencies: [{ name: 'a', version: '1.0.1' }] },
    ),
  ],
  [
    'grants of the application',
    'application-weakened',
    'look',
    application(
      { grant_types: ['authorization_code'] },
      { grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'] },
    ),
  ],
  [
    'another type of application',
    'application-weakened',
    'look',
    application({ app_type: 'regular_web' }, { app_type: 'spa' }),
  ],
  [
    'another way to prove itself',
    'application-weakened',
    'look',
    on('auth0_client_credentials.app')(
      { authentication_method: 'client_secret_post' },
      { authentication_method: 'none' },
    ),
  ],
  [
    'another signature',
    'application-weakened',
    'look',
    application({ jwt_configuration: [{ alg: 'RS256' }] }, { jwt_configuration: [{ alg: 'HS256' }] }),
  ],
  [
    'an application that is not conformant',
    'application-weakened',
    'look',
    application({ oidc_conformant: true }, { oidc_conformant: false }),
  ],
  [
    'sign-in from other origins',
    'application-weakened',
    'look',
    application({ cross_origin_auth: false }, { cross_origin_auth: true }),
  ],
  [
    'refresh tokens without an end',
    'refresh-rotation-lost',
    'look',
    application(
      { refresh_token: [{ expiration_type: 'expiring' }] },
      { refresh_token: [{ expiration_type: 'non-expiring' }] },
    ),
  ],
  [
    'attack protection off',
    'attack-protection-weakened',
    'look',
    on('auth0_attack_protection.a')(
      { brute_force_protection: [{ enabled: true }] },
      { brute_force_protection: [{ enabled: false }] },
    ),
  ],
  [
    'a guardian that never asks',
    'second-factor-weakened',
    'look',
    on('auth0_guardian.a')({ policy: 'all-applications' }, { policy: 'never' }),
  ],
  [
    'sessions of the tenant',
    'tenant-settings-changed',
    'look',
    on('auth0_tenant.a')({ session_lifetime: 72 }, { session_lifetime: 720 }),
  ],
  [
    'the Management API',
    'machine-access-added',
    'look',
    added('auth0_client_grant.x', {
      client_id: 'app',
      audience: 'https://acme.eu.auth0.com/api/v2/',
      scopes: ['update:users'],
    }),
  ],
  [
    'a user in Terraform',
    'users-in-terraform',
    'look',
    added('aws_cognito_user.x', { username: 'admin', user_pool_id: POOL.id }),
  ],
  [
    'a role of a user',
    'users-in-terraform',
    'look',
    added('auth0_user_roles.x', { user_id: 'auth0|a', roles: ['rol_admin'] }),
  ],
  [
    'tokens that live longer',
    'token-lifetime-raised',
    'look',
    client(
      { refresh_token_validity: 30, token_validity_units: [{ refresh_token: 'days' }] },
      { refresh_token_validity: 3650, token_validity_units: [{ refresh_token: 'days' }] },
    ),
  ],
];
