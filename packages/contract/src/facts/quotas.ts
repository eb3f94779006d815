/**
 * Quotas of AWS for user pools, identity pools and IAM OIDC providers. "AWS can raise it" marks a quota that may be higher in an account,
 * which is unknown at synth. Limits of Auth0 are next to the field that they concern, such as `checkAuth0Application` in
 * packages/federation, or in a file of this folder if several packages need them.
 *
 * Sources: the service model of cognito-idp (botocore 1.44.5), and
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export const QUOTAS = {
  /** Callback URLs of an app client, and logout URLs. */
  redirectUrls: 100,
  /** Characters of a redirect URL. */
  redirectUrlLength: 1024,
  /** OAuth scopes of an app client. */
  scopesPerClient: 50,
  /** Characters of a scope of an app client: `{identifier of the resource server}/{scope}`. */
  scopeLength: 256,
  /** Identity providers of an app client, including `COGNITO`. */
  providersPerClient: 50,
  /** Scopes of a resource server. */
  scopesPerResourceServer: 100,
  /** Resource servers of a pool. AWS can raise it. */
  resourceServers: 25,
  /** App clients of a pool. AWS can raise it. */
  appClients: 1000,
  /** Groups of a pool. */
  groups: 10_000,
  /** Highest precedence of a group: an integer of 32 bits. */
  groupPrecedence: 2_147_483_647,
  /** Identity providers of a pool. AWS can raise it. */
  identityProviders: 300,
  /** Client ids of an IAM OIDC provider. */
  iamOidcClientIds: 100,
  /** Attributes in the schema of a new pool: declared standard attributes and custom attributes. */
  schemaAttributes: 50,
  /** Custom attributes of a pool. */
  customAttributes: 50,
  /** Characters of a custom domain. */
  domainLength: 63,
  /** Characters of a custom attribute's name. */
  customAttributeNameLength: 20,
  /** Characters of the subject of an email: an invitation, a verification or a sign-in code. */
  emailSubjectLength: 140,
  /** Characters of such a message by email. */
  emailMessageLength: 20_000,
  /** Characters of such a message by SMS. */
  smsMessageLength: 140,
  /** Earlier passwords that a user cannot use again. */
  passwordHistory: 24,
  /** Days for which a temporary password is valid. */
  temporaryPasswordDays: 365,
  /** Seconds for which a rotated refresh token is still accepted. */
  rotationGracePeriodSeconds: 60,
  /** Characters of an identity provider's name, at least and at most. */
  identityProviderNameLength: [3, 32],
  /** Identities of providers that are linked to a user. */
  linkedIdentities: 5,
  /** Identifiers of an identity provider. */
  identityProviderIdentifiers: 50,
  /** Rules of a role mapping of an identity pool. */
  roleMappingRules: 25,
  /** App clients of an identity pool that have a role mapping. Source: `RoleMappingMap` in the service model of cognito-identity (botocore 1.44.5). */
  roleMappings: 10,
  /** Tags of a resource. */
  tags: 50,
  /** Characters of a username. A federated user's is `{provider}_{sub}`. */
  usernameLength: 128,
} as const;
