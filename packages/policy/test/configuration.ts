import type { JsonObject } from '@auth0-cognito/contract';

/** Trust policy of the role of authenticated users. */
export const TRUST_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {
        Federated: 'cognito-identity.amazonaws.com',
      },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'cognito-identity.amazonaws.com:aud': '${aws_cognito_identity_pool.main.id}',
        },
        'ForAnyValue:StringLike': {
          'cognito-identity.amazonaws.com:amr': 'authenticated',
        },
      },
    },
  ],
};

/**
 * A configuration that complies with every rule, in production too: one pool with a web and a machine client, one Auth0
 * tenant.
 * New on each call, so that a test can change it.
 */
export function goodConfiguration() {
  return {
    data: {
      auth0_tenant: {
        main: {},
      },
    },
    output: {
      federations: {
        value: {
          auth0: {
            auth0_client_id: '${auth0_client.app.client_id}',
            auth0_domain: 'acme.eu.auth0.com',
            auth0_issuer: 'https://acme.eu.auth0.com/',
            iam_oidc_provider_arn: '${aws_iam_openid_connect_provider.auth0.arn}',
            identity_provider: '${aws_cognito_identity_provider.auth0.provider_name}',
          },
        },
      },
      login_url: {
        value:
          'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_managed_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
      },
      user_pool_id: {
        value: '${aws_cognito_user_pool.main.id}',
      },
    },
    provider: {
      auth0: [
        {
          domain: 'acme.eu.auth0.com',
        },
      ],
      aws: [
        {
          allowed_account_ids: ['111111111111'],
          default_tags: [
            {
              tags: {
                environment: 'prod',
                'managed-by': 'terraform',
                stage: 'development',
                team: 'identity',
              },
            },
          ],
          region: 'eu-central-1',
        },
      ],
    },
    resource: {
      auth0_client: {
        app: {
          allowed_logout_urls: [
            'https://acme-login.auth.eu-central-1.amazoncognito.com/logout?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
            'https://app.acme.example',
          ],
          allowed_origins: ['https://app.acme.example'],
          app_type: 'regular_web',
          callbacks: ['https://acme-login.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse'],
          grant_types: ['authorization_code', 'refresh_token'],
          initiate_login_uri:
            'https://acme-login.auth.eu-central-1.amazoncognito.com/login?response_type=code&client_id=${aws_cognito_user_pool_client.web.id}&redirect_uri=https%3A%2F%2Fapp.acme.example',
          is_first_party: true,
          jwt_configuration: {
            alg: 'RS256',
          },
          name: 'acme-cognito',
          oidc_conformant: true,
          web_origins: ['https://app.acme.example'],
        },
      },
      auth0_client_credentials: {
        app: {
          authentication_method: 'client_secret_post',
          client_id: '${auth0_client.app.client_id}',
          lifecycle: {
            postcondition: [
              {
                condition: '${try(length(self.client_secret) >= 16, false)}',
                error_message:
                  "Auth0 did not return this application's client secret. Grant read:client_keys to the Auth0 application that Terraform uses.",
              },
            ],
          },
        },
      },
      aws_cognito_identity_pool: {
        main: {
          allow_classic_flow: false,
          allow_unauthenticated_identities: false,
          cognito_identity_providers: [
            {
              client_id: '${aws_cognito_managed_user_pool_client.web.id}',
              provider_name: 'cognito-idp.eu-central-1.amazonaws.com/${aws_cognito_user_pool.main.id}',
              server_side_token_check: true,
            },
          ],
          identity_pool_name: 'acme',
        },
      },
      aws_cognito_identity_pool_roles_attachment: {
        main: {
          identity_pool_id: '${aws_cognito_identity_pool.main.id}',
          roles: {
            authenticated: '${aws_iam_role.authenticated.arn}',
          },
        },
      },
      aws_cognito_identity_provider: {
        auth0: {
          attribute_mapping: {
            email: 'email',
            email_verified: 'email_verified',
            username: 'sub',
          },
          lifecycle: {
            create_before_destroy: true,
          },
          provider_details: {
            attributes_request_method: 'POST',
            attributes_url: 'https://acme.eu.auth0.com/userinfo',
            attributes_url_add_attributes: 'false',
            authorize_scopes: 'openid email profile',
            authorize_url: 'https://acme.eu.auth0.com/authorize',
            client_id: '${auth0_client.app.client_id}',
            client_secret: '${auth0_client_credentials.app.client_secret}',
            jwks_uri: 'https://acme.eu.auth0.com/.well-known/jwks.json',
            oidc_issuer: 'https://acme.eu.auth0.com',
            token_url: 'https://acme.eu.auth0.com/oauth/token',
          },
          provider_name: 'Auth0',
          provider_type: 'OIDC',
          user_pool_id: '${aws_cognito_user_pool.main.id}',
        },
      },
      aws_cognito_managed_user_pool_client: {
        web: {
          access_token_validity: 1,
          allowed_oauth_flows: ['code'],
          allowed_oauth_flows_user_pool_client: true,
          allowed_oauth_scopes: ['openid', 'email', 'profile'],
          callback_urls: ['https://app.acme.example'],
          default_redirect_uri: 'https://app.acme.example',
          enable_token_revocation: true,
          explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
          id_token_validity: 1,
          logout_urls: [
            'https://app.acme.example',
            'https://acme.eu.auth0.com/v2/logout?client_id=${auth0_client.app.client_id}&returnTo=https%3A%2F%2Fapp.acme.example',
          ],
          name_pattern: '^${aws_cognito_user_pool_client.web.name}$',
          prevent_user_existence_errors: 'ENABLED',
          refresh_token_validity: 30,
          supported_identity_providers: ['${aws_cognito_identity_provider.auth0.provider_name}'],
          token_validity_units: [
            {
              access_token: 'hours',
              id_token: 'hours',
              refresh_token: 'days',
            },
          ],
          user_pool_id: '${aws_cognito_user_pool.main.id}',
        },
      },
      aws_cognito_user_pool: {
        main: {
          deletion_protection: 'ACTIVE',
          name: 'acme',
          username_configuration: {
            case_sensitive: false,
          },
          password_policy: {
            minimum_length: 12,
          },
          mfa_configuration: 'ON',
          lifecycle: {
            prevent_destroy: true,
          },
        },
      },
      aws_cognito_user_pool_client: {
        web: {
          generate_secret: false,
          lifecycle: {
            ignore_changes: 'all',
            replace_triggered_by: ['aws_cognito_user_pool.main.id'],
          },
          name: 'acme-web',
          supported_identity_providers: ['COGNITO'],
          user_pool_id: '${aws_cognito_user_pool.main.id}',
        },
        machine: {
          name: 'acme-machine',
          user_pool_id: '${aws_cognito_user_pool.main.id}',
          generate_secret: true,
          allowed_oauth_flows: ['client_credentials'],
          allowed_oauth_flows_user_pool_client: true,
          allowed_oauth_scopes: ['${aws_cognito_resource_server.api.identifier}/read'],
          access_token_validity: 1,
          token_validity_units: {
            access_token: 'hours',
          },
          enable_token_revocation: true,
          prevent_user_existence_errors: 'ENABLED',
          explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        },
      },
      aws_cognito_user_pool_domain: {
        main: {
          domain: 'acme-login',
          managed_login_version: 1,
          user_pool_id: '${aws_cognito_user_pool.main.id}',
        },
      },
      aws_iam_openid_connect_provider: {
        auth0: {
          client_id_list: ['${auth0_client.app.client_id}'],
          url: 'https://acme.eu.auth0.com/',
        },
      },
      aws_iam_role: {
        authenticated: { assume_role_policy: JSON.stringify(TRUST_POLICY) },
      },
      aws_cognito_resource_server: {
        api: {
          identifier: 'https://api.acme.example',
          name: 'api',
          scope: [
            {
              scope_name: 'read',
              scope_description: 'read',
            },
          ],
          user_pool_id: '${aws_cognito_user_pool.main.id}',
        },
      },
    },
    terraform: {
      backend: {
        s3: {
          bucket: 'acme-tfstate',
          encrypt: true,
          key: 'prod/federation.tfstate',
          region: 'eu-central-1',
          use_lockfile: true,
        },
      },
      required_providers: {
        auth0: {
          source: 'auth0/auth0',
          version: '>= 1.38, < 2',
        },
        aws: {
          source: 'hashicorp/aws',
          version: '>= 5.100, < 7',
        },
      },
      required_version: '>= 1.11',
    },
  } satisfies JsonObject;
}

export type Configuration = ReturnType<typeof goodConfiguration>;
