import { defineFaults, cognitoApi, cognitoGuide } from '@auth0-cognito/contract';

/** Faults of identity providers, in Cognito and in IAM, and of what they map. */
export const identityProviderFaults = defineFaults({
  ERR_IDP_NAME_INVALID: {
    allowed: '3 to 32 characters without blanks and underscores',
    source: cognitoApi('CreateIdentityProvider'),
    fix: 'rename it now: a later change makes every federated user a new user',
  },
  ERR_IDP_NAME_RESERVED: {
    allowed: 'any name but COGNITO, Facebook, Google, LoginWithAmazon, SignInWithApple',
    source: cognitoApi('CreateIdentityProvider'),
    fix: 'choose another name, such as Auth0',
  },
  ERR_IDP_IDENTIFIER_INVALID: {
    allowed: '1 to 40 letters, digits, blanks and + = . @ - _',
    source: cognitoApi('CreateIdentityProvider'),
    fix: 'shorten or rename it',
  },
  ERR_SCOPE_INVALID: ({ allowed }: { allowed: string }) => ({
    allowed,
    source: cognitoGuide('cognito-user-pools-oidc-idp'),
    fix: 'correct the scope',
  }),
  ERR_ATTRIBUTE_UNKNOWN: {
    allowed: "a standard attribute, or custom:… that the pool's customAttributes declare",
    source: cognitoGuide('user-pool-settings-attributes'),
    fix: 'correct the name, or declare the attribute on the pool',
  },
  ERR_ATTRIBUTE_IMMUTABLE: {
    allowed: 'a mutable attribute: Cognito writes mapped attributes at every sign-in, so the second one would fail',
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: 'make the attribute mutable (only possible in a new pool), or map another one',
  },
  ERR_ATTRIBUTE_REQUIRED_UNMAPPED: ({ attribute }: { attribute: string }) => ({
    received: `no mapping for ${attribute}`,
    allowed: 'a claim for each required attribute of the pool',
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: `map ${attribute} to a claim of the ID token`,
  }),
  ERR_ATTRIBUTE_CASE: ({ received }: { received: string }) => ({
    allowed: 'a lower-case attribute name',
    source: cognitoGuide('user-pool-settings-attributes'),
    fix: `write ${received.toLowerCase()}`,
  }),
  ERR_ATTRIBUTE_NOT_MAPPABLE: ({ allowed }: { allowed: string }) => ({
    allowed,
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: 'remove it from the mapping',
  }),
  ERR_CLAIM_TYPE: ({ type }: { type: string }) => ({
    allowed: `a claim that Auth0 sends as ${type}: Cognito refuses each sign-in in which it is something else`,
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: 'remove it, or map a custom claim that contains such a value',
  }),
  ERR_CLAIM_EMPTY: {
    received: '""',
    allowed: 'the name of a claim',
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: 'write the name of a claim of the ID token, or remove the line',
  },
  ERR_THUMBPRINT_INVALID: {
    allowed: '40 hexadecimal digits',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html',
    fix: 'compute the SHA-1 fingerprint of the certificate',
  },
});
