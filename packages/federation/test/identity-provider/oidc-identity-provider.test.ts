import { OidcIdentityProvider, type OidcIdentityProviderProps, type UserPoolSettings } from '../../src';
import { codesOf } from '../faults';
import { poolIn, secretIn } from '../parts';
import { stackWith, synthesize } from '../template';

const required = { name: 'Auth0', issuerHost: 'acme.eu.auth0.com', clientId: 'client' } as const;

const provider = (props: Partial<OidcIdentityProviderProps> = {}, pool: Partial<UserPoolSettings> = {}) =>
  synthesize((stack) => {
    new OidcIdentityProvider(stack, 'Provider', {
      ...required,
      clientSecret: secretIn(stack),
      ...props,
      userPool: poolIn(stack, pool),
    });
  });
const made = (props: Partial<OidcIdentityProviderProps> = {}, pool: Partial<UserPoolSettings> = {}) =>
  provider(props, pool).only('aws_cognito_identity_provider');

describe(OidcIdentityProvider, () => {
  test('declares every detail that Cognito returns, and creates nothing else', () => {
    const template = provider();

    expect(template.counts()).toEqual({ aws_cognito_identity_provider: 1, aws_cognito_user_pool: 1 });
    expect(template.only('aws_cognito_identity_provider')).toEqual({
      user_pool_id: '${aws_cognito_user_pool.UserPool_6BA7E5F2.id}',
      provider_name: 'Auth0',
      provider_type: 'OIDC',
      provider_details: {
        client_id: 'client',
        client_secret: '${var.secret}',
        attributes_request_method: 'POST',
        attributes_url_add_attributes: 'false',
        authorize_scopes: 'openid email profile',
        oidc_issuer: 'https://acme.eu.auth0.com',
        authorize_url: 'https://acme.eu.auth0.com/authorize',
        token_url: 'https://acme.eu.auth0.com/oauth/token',
        attributes_url: 'https://acme.eu.auth0.com/userinfo',
        jwks_uri: 'https://acme.eu.auth0.com/.well-known/jwks.json',
      },
      attribute_mapping: { email: 'email', email_verified: 'email_verified', username: 'sub' },
      lifecycle: { create_before_destroy: true },
    });
  });

  test('accepts scopes, identifiers and a mapping, and always identifies the user by the subject', () => {
    const template = made(
      {
        scopes: ['openid', 'offline_access'],
        idpIdentifiers: ['example.com'],
        attributeMapping: { 'custom:team': 'https://example.com/team', email: 'email' },
      },
      { customAttributes: { team: { type: 'String' } } },
    );

    expect(template).toMatchObject({
      provider_details: { authorize_scopes: 'openid offline_access' },
      idp_identifiers: ['example.com'],
      attribute_mapping: { 'custom:team': 'https://example.com/team', email: 'email', username: 'sub' },
    });
  });

  test('keeps its logical ID', () => {
    expect(provider().addresses()).toContain('aws_cognito_identity_provider.Provider_2281708E');
  });

  test.each<[string, Partial<OidcIdentityProviderProps>, Partial<UserPoolSettings>, string]>([
    ['a name of 33 characters', { name: 'x'.repeat(33) }, {}, 'ERR_IDP_NAME_INVALID'],
    ['a name of 2 characters', { name: 'ab' }, {}, 'ERR_IDP_NAME_INVALID'],
    ['a name with a leading space', { name: ' Auth0' }, {}, 'ERR_IDP_NAME_INVALID'],
    ['a name with a space', { name: 'My Auth0' }, {}, 'ERR_IDP_NAME_INVALID'],
    ['a name with an underscore', { name: 'my_auth0' }, {}, 'ERR_IDP_NAME_INVALID'],
    ['COGNITO', { name: 'COGNITO' }, {}, 'ERR_IDP_NAME_RESERVED'],
    ['a name of a social provider', { name: 'Google' }, {}, 'ERR_IDP_NAME_RESERVED'],
    ['an issuer with scheme', { issuerHost: 'https://acme.eu.auth0.com' }, {}, 'ERR_HOST_INVALID'],
    ['a secret in plain text', { clientSecret: 'not-a-real-secret' }, {}, 'ERR_SECRET_LITERAL'],
    ['a list without openid', { scopes: ['email'] }, {}, 'ERR_SCOPE_INVALID'],
    ['two scopes in one text', { scopes: ['openid', 'email profile'] }, {}, 'ERR_SCOPE_INVALID'],
    ['a duplicate scope', { scopes: ['openid', 'openid'] }, {}, 'ERR_DUPLICATE'],
    ['an identifier that is too long', { idpIdentifiers: ['x'.repeat(41)] }, {}, 'ERR_IDP_IDENTIFIER_INVALID'],
    ['51 identifiers', { idpIdentifiers: Array.from({ length: 51 }, (_, i) => `a${i}`) }, {}, 'ERR_LIST_TOO_LONG'],
    ['an unknown attribute', { attributeMapping: { team: 'team' } }, {}, 'ERR_ATTRIBUTE_UNKNOWN'],
    ['an undeclared custom attribute', { attributeMapping: { 'custom:team': 'team' } }, {}, 'ERR_ATTRIBUTE_UNKNOWN'],
    ['upper case', { attributeMapping: { Email: 'email' } }, {}, 'ERR_ATTRIBUTE_CASE'],
    ['a mapping of the user name', { attributeMapping: { username: 'email' } }, {}, 'ERR_ATTRIBUTE_NOT_MAPPABLE'],
    ['a mapping of the attribute sub', { attributeMapping: { sub: 'sub' } }, {}, 'ERR_ATTRIBUTE_NOT_MAPPABLE'],
    ['an empty claim', { attributeMapping: { email: ' ' } }, {}, 'ERR_CLAIM_EMPTY'],
    [
      'an immutable attribute',
      { attributeMapping: { email: 'email' } },
      { standardAttributes: { email: { mutable: false } } },
      'ERR_ATTRIBUTE_IMMUTABLE',
    ],
    [
      'a required attribute without a mapping',
      { attributeMapping: { email: 'email' } },
      { standardAttributes: { name: { required: true } } },
      'ERR_ATTRIBUTE_REQUIRED_UNMAPPED',
    ],
  ])('refuses %s', (_, props, pool, code) => {
    expect(codesOf(() => provider(props, pool))).toEqual([code]);
  });

  test('reports all faults at once', () => {
    const attempt = () =>
      stackWith((stack) => {
        new OidcIdentityProvider(stack, 'Provider', {
          ...required,
          name: 'x',
          clientSecret: 'clear',
          scopes: [],
          userPool: poolIn(stack),
        });
      });

    expect(codesOf(attempt).sort()).toEqual(['ERR_IDP_NAME_INVALID', 'ERR_SCOPE_INVALID', 'ERR_SECRET_LITERAL']);
  });
});
