import { POOL, on, client, application, connection, added, type HostileEdit } from './edits';

export const AUTH0: readonly HostileEdit[] = [
  [
    'sign-up in a connection',
    'self-sign-up-opened',
    'look',
    connection({ options: [{ disable_signup: true }] }, { options: [{ disable_signup: false }] }),
  ],
  [
    'a new connection',
    'connection-added',
    'look',
    added('auth0_connection.x', { name: 'x', strategy: 'google-oauth2' }),
  ],
  [
    'a connection that is enabled',
    'connection-switched',
    'look',
    added('auth0_connection_client.x', { client_id: 'app', connection_id: 'con_x' }),
  ],
  [
    'another order of actions',
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
    'an action that leaves its trigger',
    'actions-unbound',
    'blocked',
    on('auth0_trigger_actions.login')({ actions: [{ id: 'a' }, { id: 'b' }] }, { actions: [{ id: 'b' }] }),
  ],
  ['other code of an action', 'sign-in-code-changed', 'look', on('auth0_action.claims')({ code: 'a' }, { code: 'b' })],
  [
    'another dependency of an action',
    'sign-in-code-changed',
    'look',
    on('auth0_action.claims')(
      { dependencies: [{ name: 'a', version: '1.0.0' }] },
      { dependencies: [{ name: 'a', version: '1.0.1' }] },
    ),
  ],
  [
    'other grants of the application',
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
    'another authentication method',
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
    'an application that is not OIDC-conformant',
    'application-weakened',
    'look',
    application({ oidc_conformant: true }, { oidc_conformant: false }),
  ],
  [
    'cross-origin sign-in',
    'application-weakened',
    'look',
    application({ cross_origin_auth: false }, { cross_origin_auth: true }),
  ],
  [
    'refresh tokens without expiration',
    'refresh-rotation-lost',
    'look',
    application(
      { refresh_token: [{ expiration_type: 'expiring' }] },
      { refresh_token: [{ expiration_type: 'non-expiring' }] },
    ),
  ],
  [
    'attack protection that is disabled',
    'attack-protection-weakened',
    'look',
    on('auth0_attack_protection.a')(
      { brute_force_protection: [{ enabled: true }] },
      { brute_force_protection: [{ enabled: false }] },
    ),
  ],
  [
    'a second factor that is never required',
    'second-factor-weakened',
    'look',
    on('auth0_guardian.a')({ policy: 'all-applications' }, { policy: 'never' }),
  ],
  [
    'longer sessions of the tenant',
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
    'a longer token lifetime',
    'token-lifetime-raised',
    'look',
    client(
      { refresh_token_validity: 30, token_validity_units: [{ refresh_token: 'days' }] },
      { refresh_token_validity: 3650, token_validity_units: [{ refresh_token: 'days' }] },
    ),
  ],
];
