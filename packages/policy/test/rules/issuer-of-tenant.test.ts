import { issuerOfTenant } from '../../src/rules/issuer-of-tenant';
import { describeRule } from '../describe-rule';

describeRule(issuerOfTenant, {
  finds: [
    [
      'the issuer of another tenant',
      'resource.aws_cognito_identity_provider.auth0.provider_details.oidc_issuer',
      'https://other.eu.auth0.com',
      'aws_cognito_identity_provider.auth0.provider_details.oidc_issuer',
    ],
    [
      'keys of another tenant',
      'resource.aws_cognito_identity_provider.auth0.provider_details.jwks_uri',
      'https://other.eu.auth0.com/.well-known/jwks.json',
      'aws_cognito_identity_provider.auth0.provider_details.jwks_uri',
    ],
    [
      'a token URL without TLS',
      'resource.aws_cognito_identity_provider.auth0.provider_details.token_url',
      'http://acme.eu.auth0.com/oauth/token',
      'aws_cognito_identity_provider.auth0.provider_details.token_url',
    ],
    [
      'another path',
      'resource.aws_cognito_identity_provider.auth0.provider_details.authorize_url',
      'https://acme.eu.auth0.com/oauth/authorize',
      'aws_cognito_identity_provider.auth0.provider_details.authorize_url',
    ],
    [
      'a userinfo URL with a query',
      'resource.aws_cognito_identity_provider.auth0.provider_details.attributes_url',
      'https://acme.eu.auth0.com/userinfo?a=b',
      'aws_cognito_identity_provider.auth0.provider_details.attributes_url',
    ],
    [
      'a missing issuer',
      'resource.aws_cognito_identity_provider.auth0.provider_details.oidc_issuer',
      undefined,
      'aws_cognito_identity_provider.auth0.provider_details.oidc_issuer',
    ],
    [
      'another tenant in the provider block',
      'provider.auth0.0.domain',
      'other.eu.auth0.com',
      'aws_cognito_identity_provider.auth0.provider_details.oidc_issuer',
    ],
  ],
  accepts: [
    [
      'an issuer with a trailing slash',
      'resource.aws_cognito_identity_provider.auth0.provider_details.oidc_issuer',
      'https://acme.eu.auth0.com/',
    ],
  ],
});
