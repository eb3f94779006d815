import { cognitoApi, cognitoGuide, defineFaults, THIS_PROJECT } from '@auth0-cognito/contract';

/** Faults of a user pool and its domain. */
export const userPoolFaults = defineFaults({
  ERR_EXISTING_USER_POOL_UNMANAGED: {
    received: 'userPool of a stack that refers to an existing pool',
    allowed: 'pool, which has the id, the ARN and the issuer of a created or an existing pool',
    source: THIS_PROJECT,
    fix: 'use federatedUserPool.pool, and change settings of the pool in its own stack',
  },
  ERR_EXISTING_USER_POOL_SETTINGS: {
    allowed:
      'existingName with the settings that describe the existing pool: standardAttributes, customAttributes, tier',
    source: THIS_PROJECT,
    fix: 'set the others in the stack of the pool, or remove existingName to let this stack create a pool',
  },
  ERR_NAME_INVALID: {
    allowed: '1 to 128 letters, digits, spaces and + = , . @ - _, with no space at either end',
    source: cognitoApi('CreateUserPool'),
    fix: 'rename it',
  },
  ERR_USER_POOL_ID_INVALID: {
    allowed: 'the id of a user pool: {region}_{letters and digits}',
    source: cognitoApi('DescribeUserPool'),
    fix: 'copy the id of the pool',
  },
  ERR_DOMAIN_PREFIX_INVALID: {
    allowed: '1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end',
    source: cognitoApi('CreateUserPoolDomain'),
    fix: 'rename it',
  },
  ERR_DOMAIN_PREFIX_RESERVED: {
    allowed: 'a prefix without the words aws, amazon and cognito between its hyphens',
    source: cognitoGuide('cognito-user-pools-assign-domain-prefix'),
    fix: 'rename it',
  },
  ERR_DOMAIN_AMBIGUOUS: {
    allowed: 'either prefix or customDomain',
    source: cognitoApi('CreateUserPoolDomain'),
    fix: 'remove one of the two',
  },
  ERR_CERTIFICATE_MISSING: {
    received: 'nothing',
    allowed: 'certificateArn, or hostedZoneId with the AWS provider of us-east-1',
    source: cognitoGuide('cognito-user-pools-add-custom-domain'),
    fix: 'set certificateArn to a certificate in us-east-1, or hostedZoneId to the zone in which a new one is validated',
  },
  ERR_CERTIFICATE_REGION: {
    allowed: 'a certificate in us-east-1',
    source: cognitoGuide('cognito-user-pools-add-custom-domain'),
    fix: 'issue the certificate in us-east-1: CloudFront reads it from there',
  },
  ERR_US_EAST_1_PROVIDER_MISSING: {
    received: 'nothing',
    allowed: 'the AWS provider of us-east-1',
    source: cognitoGuide('cognito-user-pools-add-custom-domain'),
    fix: 'pass usEast1Provider, or a certificateArn',
  },
  ERR_HOSTED_ZONE_INVALID: {
    allowed: 'the id of a hosted zone: Z and upper-case letters and digits',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html',
    fix: 'copy the id from Route 53',
  },
  ERR_PARENT_ADDRESS_WITHOUT_ZONE: {
    allowed: 'an address together with hostedZoneId',
    source: cognitoGuide('cognito-user-pools-add-custom-domain'),
    fix: 'set hostedZoneId, or remove it',
  },
  ERR_DOMAIN_TOP_LEVEL: {
    allowed: 'a host below a domain of your own: Cognito accepts no custom domain directly under a top-level domain',
    source: cognitoGuide('cognito-user-pools-add-custom-domain'),
    fix: 'choose a subdomain, such as login.example.com',
  },
  ERR_DOMAIN_IN_USE: ({ owner }: { owner: string }) => ({
    allowed: `a host other than that of ${owner}`,
    source: cognitoGuide('cognito-user-pools-add-custom-domain'),
    fix: 'choose a host for the sign-in pages alone, such as login.example.com',
  }),
  ERR_CUSTOM_DOMAIN_UNSUPPORTED: {
    allowed: 'a prefix: user pools in AWS GovCloud (US) have no custom domains',
    source: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html',
    fix: 'replace customDomain with prefix',
  },
  ERR_TIER_TOO_LOW: ({ tier }: { tier: string }) => ({
    allowed: `the tier ${tier}`,
    source: cognitoGuide('cognito-sign-in-feature-plans'),
    fix: `set tier to ${tier}, or remove it`,
  }),
  ERR_MFA_METHODS_WHILE_OFF: {
    allowed: 'no methods while the mode is off',
    source: cognitoApi('SetUserPoolMfaConfig'),
    fix: "set the mode to 'optional' or 'required', or remove the methods",
  },
  ERR_MFA_NEEDS_DELIVERY: ({ received, need }: { received: string; need: string }) => ({
    allowed: `${received} together with ${need}`,
    source: cognitoGuide('user-pool-settings-mfa-sms-email-message'),
    fix: `set ${need}, or remove ${received}`,
  }),
  ERR_MFA_SMS_NOT_ENABLED: {
    received: 'smsDelivery',
    allowed: "smsDelivery together with the method 'sms': with it, Cognito offers SMS as a second factor",
    source:
      'https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/cognitoidp/user_pool.go',
    fix: "add 'sms' to mfa.methods, set the mode to 'off', or remove smsDelivery",
  },
  ERR_RECOVERY_IS_FACTOR: ({ factor }: { factor: string }) => ({
    allowed: `another recovery method in addition, or admin_only: ${factor} is also a second factor, and Cognito refuses such a channel as the only recovery method`,
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/41049',
    fix: "set accountRecovery to ['verified_email', 'verified_phone_number'] or ['admin_only']",
  }),
  ERR_BRANDING_SETTINGS: {
    allowed: 'a JSON object as a string',
    source: cognitoApi('CreateManagedLoginBranding'),
    fix: 'use the Settings that aws cognito-idp describe-managed-login-branding-by-client prints',
  },
  ERR_BRANDING_UNUSED: {
    received: 'loginBranding',
    allowed: 'a style of managed login together with domain.managedLoginVersion 2: the classic pages do not read it',
    source: cognitoGuide('managed-login-branding'),
    fix: 'set domain.managedLoginVersion to 2, or remove loginBranding',
  },
  ERR_FIRST_FACTOR_PASSWORD: {
    allowed: 'password among the first factors: Cognito requires it',
    source: cognitoApi('SignInPolicyType'),
    fix: 'add password',
  },
  ERR_FIRST_FACTOR_WITH_MFA: {
    allowed:
      'only password while a second factor is required: Cognito refuses one-time codes, and the AWS provider cannot declare passkeys as multi-factor',
    source: cognitoGuide('amazon-cognito-user-pools-authentication-flow-methods'),
    fix: "remove the others, or set mfa.mode to 'optional'",
  },
  ERR_FIRST_FACTOR_UNREACHABLE: {
    allowed:
      'a client with allowNativeUsers and ALLOW_USER_AUTH: without one, no user can choose a factor other than the password',
    source: cognitoApi('SignInPolicyType'),
    fix: 'set allowNativeUsers and add ALLOW_USER_AUTH to the explicitAuthFlows of a client',
  },
  ERR_RELYING_PARTY_NOT_DOMAIN: ({ host }: { host: string }) => ({
    allowed: `${host}: Cognito's pages accept passkeys of the custom domain only`,
    source: cognitoApi('WebAuthnConfigurationType'),
    fix: 'remove relyingPartyId, whose default is the custom domain',
  }),
  ERR_PASSKEYS_UNUSED: {
    received: 'passkeys',
    allowed: 'passkeys together with passkey among the firstFactors',
    source: cognitoApi('WebAuthnConfigurationType'),
    fix: 'add passkey to firstFactors, or remove passkeys',
  },
  ERR_SMS_DELIVERY_MISSING: {
    allowed: 'a phone number together with smsDelivery: Cognito sends its codes by SMS',
    source: cognitoGuide('user-pool-sms-settings'),
    fix: 'set smsDelivery, or use email',
  },
  ERR_RECOVERY_ADMIN_NOT_ALONE: {
    allowed: 'admin_only alone, or the others',
    source: cognitoApi('CreateUserPool'),
    fix: 'remove admin_only or the others',
  },
  ERR_ALIAS_AND_USERNAME_ATTRIBUTES: {
    allowed: 'either aliasAttributes or usernameAttributes',
    source: cognitoApi('CreateUserPool'),
    fix: 'remove one of the two',
  },
  ERR_NOT_AUTO_VERIFIED: ({ received }: { received: string }) => ({
    allowed: 'an attribute of autoVerifiedAttributes',
    source: cognitoApi('UserAttributeUpdateSettingsType'),
    fix: `add ${received} to autoVerifiedAttributes`,
  }),
  ERR_EMAIL_INVALID: {
    allowed: 'name@example.com, or "Name <name@example.com>"',
    source: cognitoApi('EmailConfigurationType'),
    fix: 'correct the address',
  },
  ERR_EMAIL_NOT_COVERED: ({ identity }: { identity: string }) => ({
    allowed: `an address that the SES identity ${identity} covers`,
    source: 'https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html',
    fix: 'use the identity of the From address, or an address of the identity',
  }),
  ERR_CONFIGURATION_SET_INVALID: {
    allowed: 'the name of an SES configuration set: 1 to 64 letters, digits, hyphens and underscores',
    source: cognitoApi('EmailConfigurationType'),
    fix: 'copy the name, without its ARN',
  },
  ERR_EXTERNAL_ID_INVALID: {
    allowed: '2 to 1224 letters, digits and _ + = , . @ : / -',
    source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    fix: 'rename it',
  },
  ERR_TRIGGER_TAKEN: ({ setting }: { setting: string }) => ({
    allowed: `either a function of this trigger or ${setting}: a pool calls one function at each trigger`,
    source: cognitoGuide('cognito-user-identity-pools-working-with-aws-lambda-triggers'),
    fix: `remove one of the two; a function can do the work of ${setting} itself`,
  }),
  ERR_LINK_UNVERIFIED: {
    allowed:
      "a federation that maps email to 'email' and email_verified to 'email_verified': a link by an unverified address gives the account to another user",
    source: cognitoGuide('cognito-user-pools-identity-federation-consolidate-users'),
    fix: 'map both in identityProvider.attributeMapping, or remove the federation from linkUsersOf',
  },
  ERR_LINK_IMMUTABLE: {
    allowed:
      'linkUsersOf in a pool whose attributes are all mutable: Cognito links no user who has an immutable attribute',
    source: cognitoApi('AdminLinkProviderForUser'),
    fix: 'remove linkUsersOf, or declare the attribute as mutable before the pool exists',
  },
  ERR_KMS_KEY_MISSING: {
    received: 'nothing',
    allowed: 'a KMS key: Cognito encrypts codes for custom senders',
    source: cognitoGuide('user-pool-lambda-custom-sender-triggers'),
    fix: 'set kmsKeyArn',
  },
  ERR_ATTRIBUTE_NOT_STANDARD: {
    allowed: 'a standard attribute of OpenID Connect',
    source: cognitoGuide('user-pool-settings-attributes'),
    fix: 'declare it under customAttributes',
  },
  ERR_ATTRIBUTE_STANDARD: {
    allowed: 'a name other than those of standard attributes: Cognito would use the standard attribute',
    source: cognitoApi('SchemaAttributeType'),
    fix: 'rename it, or declare the standard attribute under standardAttributes',
  },
  ERR_ATTRIBUTE_KEPT_BY_COGNITO: {
    allowed: 'an attribute that users or providers write',
    source: cognitoGuide('user-pool-settings-attributes'),
    fix: 'remove this line',
  },
  ERR_ATTRIBUTE_RESERVED: {
    allowed: 'a name other than sub, without custom:, dev: or cognito:',
    source: cognitoApi('SchemaAttributeType'),
    fix: 'rename it; the prefix custom: is added',
  },
  ERR_ATTRIBUTE_NAME_INVALID: {
    allowed: '1 to 20 characters without blanks',
    source: cognitoApi('SchemaAttributeType'),
    fix: 'rename it',
  },
  ERR_IDENTIFIER_INVALID: {
    allowed: '1 to 256 visible ASCII characters except quotation mark and backslash',
    source: cognitoApi('CreateResourceServer'),
    fix: 'rename it',
  },
  ERR_SCOPE_NAME_INVALID: {
    allowed: '1 to 256 visible ASCII characters except slash, quotation mark and backslash',
    source: cognitoApi('ResourceServerScopeType'),
    fix: 'rename it',
  },
});
