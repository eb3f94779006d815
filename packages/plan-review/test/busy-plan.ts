import { outputsOf, planText } from './plans';

const SECRET = 'old-secret-between-auth0-and-cognito';
const NEW_SECRET = 'new-secret-between-auth0-and-cognito';
const flags = { provider_details: { client_secret: true } };

const references = (...addresses: readonly string[]) => ({
  x: { references: addresses.flatMap((address) => [`${address}.id`, address]) },
});

/** Secrets in plain text in this plan. */
export const BUSY_SECRETS = [SECRET, NEW_SECRET];

/** A plan for prod with about every change that is possible in a federation. */
export const busyPlan = () =>
  planText({
    changes: [
      {
        address: 'aws_cognito_user_pool.Federation_UserPool',
        actions: ['delete', 'create'],
        before: {
          id: 'eu-central-1_abc',
          name: 'acme-prod',
          mfa_configuration: 'ON',
          deletion_protection: 'ACTIVE',
          tags: { team: 'identity' },
        },
        after: {
          name: 'acme-prod-2',
          mfa_configuration: 'OPTIONAL',
          deletion_protection: 'ACTIVE',
          tags: { team: 'login' },
        },
        unknown: { id: true, arn: true },
        more: { action_reason: 'replace_because_cannot_update' },
      },
      {
        address: 'aws_cognito_user_pool_domain.Federation_Domain',
        actions: ['no-op'],
        before: { domain: 'login.acme.example' },
        after: { domain: 'login.acme.example' },
      },
      {
        address: 'aws_cognito_identity_provider.Federation_Auth0',
        actions: ['create', 'delete'],
        before: {
          provider_name: 'Auth0',
          provider_details: { client_id: 'abc', client_secret: SECRET, oidc_issuer: 'https://acme.eu.auth0.com' },
          attribute_mapping: { username: 'sub', email: 'email' },
        },
        after: {
          provider_name: 'AcmeLogin',
          provider_details: { client_id: 'abc', client_secret: NEW_SECRET, oidc_issuer: 'https://acme.eu.auth0.com' },
          attribute_mapping: { username: 'sub', email: 'email', name: 'name' },
        },
        beforeSensitive: flags,
        afterSensitive: flags,
        more: { action_reason: 'replace_because_cannot_update' },
      },
      {
        address: 'aws_cognito_managed_user_pool_client.Web',
        before: {
          name_pattern: '^web$',
          callback_urls: ['https://app.acme.example/auth/callback'],
          allowed_oauth_flows: ['code'],
          allowed_oauth_scopes: ['openid'],
          access_token_validity: 60,
          token_validity_units: [{ access_token: 'minutes' }],
        },
        after: {
          name_pattern: '^web$',
          callback_urls: [
            'https://app.acme.example/auth/callback',
            'http://localhost:3000/auth/callback',
            'https://acme.example.evil.test/cb',
          ],
          allowed_oauth_flows: ['code', 'implicit'],
          allowed_oauth_scopes: ['openid', 'email'],
          access_token_validity: 12,
          token_validity_units: [{ access_token: 'hours' }],
        },
      },
      {
        address: 'aws_cognito_user_pool_client.Web',
        actions: ['no-op'],
        before: { name: 'web' },
        after: { name: 'web' },
      },
      {
        address: 'auth0_client.Federation_Application',
        actions: ['no-op'],
        before: { name: 'acme-prod' },
        after: { name: 'acme-prod' },
      },
      {
        address: 'auth0_client_credentials.Federation_Credentials',
        before: { client_id: 'abc', client_secret: SECRET },
        after: { client_id: 'abc', client_secret: NEW_SECRET },
        beforeSensitive: { client_secret: true },
        afterSensitive: { client_secret: true },
      },
      { address: 'auth0_connection_client.Users', after: { connection_id: 'con_1' }, unknown: { id: true } },
      {
        address: 'aws_iam_openid_connect_provider.Auth0',
        before: { url: 'https://acme.eu.auth0.com', tags: { team: 'identity' } },
        after: { url: 'https://acme.eu.auth0.com', tags: { team: 'login' } },
      },
      {
        address: 'aws_cognito_identity_pool.Identities',
        actions: ['no-op'],
        before: { identity_pool_name: 'acme' },
        after: { identity_pool_name: 'acme' },
      },
      {
        address: 'aws_iam_role.Authenticated',
        before: {
          name: 'acme',
          assume_role_policy:
            '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"pool"}}}]}',
        },
        after: {
          name: 'acme',
          assume_role_policy:
            '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]}',
        },
      },
      { address: 'aws_cognito_user_pool_client.Batch', before: { name: 'batch', callback_urls: [] } },
      {
        address: 'aws_route53_record.Login',
        actions: ['no-op'],
        before: { name: 'login' },
        after: { name: 'login' },
        more: { previous_address: 'aws_route53_record.Old' },
      },
      {
        address: 'aws_kms_key.Terraform_State',
        before: { description: 'state', enable_key_rotation: true },
        after: { description: 'state', enable_key_rotation: false },
      },
    ],
    drift: [
      {
        address: 'aws_cognito_user_pool_client.Web',
        before: { name: 'web', callback_urls: [] },
        after: { name: 'web', callback_urls: ['https://app.acme.example/auth/callback'] },
      },
      {
        address: 'aws_iam_role.Authenticated',
        before: { name: 'acme', max_session_duration: 3600 },
        after: { name: 'acme', max_session_duration: 43200 },
      },
    ],
    outputs: outputsOf('app.acme.example'),
    more: {
      configuration: {
        provider_config: {
          aws: { full_name: 'registry.terraform.io/hashicorp/aws', version_constraint: '>= 5.100.0, < 7.0.0' },
          auth0: { full_name: 'registry.terraform.io/auth0/auth0', version_constraint: '>= 1.38.0, < 2.0.0' },
        },
        root_module: {
          resources: (
            [
              ['aws_cognito_user_pool_domain.Federation_Domain', ['aws_cognito_user_pool.Federation_UserPool']],
              ['aws_cognito_user_pool_client.Web', ['aws_cognito_user_pool.Federation_UserPool']],
              ['aws_cognito_user_pool_client.Batch', ['aws_cognito_user_pool.Federation_UserPool']],
              [
                'auth0_client.Federation_Application',
                ['aws_cognito_user_pool_client.Web', 'aws_cognito_user_pool_domain.Federation_Domain'],
              ],
              ['auth0_client_credentials.Federation_Credentials', ['auth0_client.Federation_Application']],
              ['auth0_connection_client.Users', ['auth0_client.Federation_Application']],
              [
                'aws_cognito_identity_provider.Federation_Auth0',
                [
                  'auth0_client.Federation_Application',
                  'auth0_client_credentials.Federation_Credentials',
                  'aws_cognito_user_pool.Federation_UserPool',
                ],
              ],
              ['aws_iam_openid_connect_provider.Auth0', ['auth0_client.Federation_Application']],
              [
                'aws_cognito_managed_user_pool_client.Web',
                ['aws_cognito_user_pool_client.Web', 'aws_cognito_identity_provider.Federation_Auth0'],
              ],
              ['aws_cognito_identity_pool.Identities', ['aws_cognito_user_pool_client.Web']],
              ['aws_iam_role.Authenticated', ['aws_cognito_identity_pool.Identities']],
            ] as const
          ).map(([address, to]) => ({
            address,
            mode: 'managed',
            type: address.split('.')[0],
            name: address.split('.')[1],
            expressions: references(...to),
          })),
        },
      },
    },
  });
