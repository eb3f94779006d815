import { AwsError } from './aws-error';

const invalid = (message: string) => new AwsError('InvalidParameterException', message);
const missing = (message: string) => new AwsError('ResourceNotFoundException', message);

/**
 * The errors that AWS returns. Codes are those of AWS, and so are texts that users have published. Other texts state the rule
 * of the AWS documentation.
 */
export const refusals = {
  invalid,
  missing,
  constraint: (value: string, member: string, constraint: string) =>
    invalid(
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy ${constraint}`,
    ),

  userPoolMissing: (id: string) => missing(`User pool ${id} does not exist.`),
  userPoolProtected: () =>
    invalid(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    ),
  userPoolHasDomain: () =>
    invalid('User pool cannot be deleted. It has a domain configured that should be deleted first.'),
  bothAliasAndUsername: () =>
    invalid('Only one of the aliasAttributes or usernameAttributes can be set in a user pool.'),
  verifyBeforeUpdate: () =>
    invalid('All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes'),
  tierLacks: (feature: string, tier: string) =>
    new AwsError(
      'FeatureUnavailableInTierException',
      `${feature} is not available in the ${tier} tier of the user pool`,
    ),
  tierChange: (feature: string) =>
    new AwsError('TierChangeNotAllowedException', `The tier cannot be changed while ${feature} is in use`),
  tagging: (message: string) => new AwsError('UserPoolTaggingException', message),
  mfaWithoutFactor: () =>
    invalid('At least one of SMS, software token or email MFA must be configured when MFA is required or optional'),
  emailMfaWithoutSes: () =>
    invalid('Email MFA needs an EmailConfiguration with EmailSendingAccount DEVELOPER, as Amazon SES sends the codes'),
  firstFactorPassword: () => invalid('PASSWORD must be one of the allowed first auth factors'),
  firstFactorWithMfa: () =>
    invalid('Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled'),
  passkeyWithMfa: () =>
    invalid(
      'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
    ),
  recoveryIsFactor: (channel: string) =>
    invalid(`Account recovery by ${channel} alone cannot be set while ${channel} messages are a factor of MFA`),
  smsRoleMissing: () =>
    new AwsError(
      'InvalidSmsRoleAccessPolicyException',
      'Role does not exist or does not have permission to publish with SNS',
    ),
  smsRoleTrust: () =>
    new AwsError(
      'InvalidSmsRoleTrustRelationshipException',
      'Role does not have a trust relationship allowing Cognito to assume the role',
    ),

  identityProviderUnknown: (name: string, poolId: string) =>
    invalid(`The provider ${name} does not exist for User Pool ${poolId}.`),
  scopeUnknown: (scope: string) => new AwsError('ScopeDoesNotExistException', `Invalid scope requested: ${scope}`),
  oauthFlow: (message: string) => new AwsError('InvalidOAuthFlowException', message),
  plainHttp: (url: string) => invalid(`${url} cannot use the HTTP protocol.`),
  fragment: (url: string) => invalid(`${url} cannot contain a fragment.`),
  notUrl: (url: string) => invalid(`${url} is not a valid absolute URI.`),
  tokenValidity: () => invalid('Invalid range for token validity.'),
  clientAttributes: (kind: 'read' | 'write', verb: 'creating' | 'updating') =>
    invalid(`Invalid ${kind} attributes specified while ${verb} a client`),

  identityProviderExists: (name: string, poolId: string) =>
    new AwsError('DuplicateProviderException', `${name} already exists in user pool ${poolId}.`),
  identityProviderMissing: (name: string) => missing(`Identity provider ${name} does not exist.`),
  identityProviderType: (name: string, type: string) => invalid(`Provider ${name} cannot be of type ${type}.`),
  identifierTaken: (identifier: string) =>
    new AwsError('DuplicateProviderException', `The identifier ${identifier} already belongs to an identity provider.`),
  /** Error of `refuse`, one of the models of deleting a listed provider; AWS documents no response. */
  identityProviderListed: (name: string, clientIds: readonly string[]) =>
    invalid(`The provider ${name} is supported by app clients ${clientIds.join(', ')} and cannot be deleted.`),

  domainCharacters: () =>
    invalid(
      'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens. ' +
        'Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$',
    ),
  domainReserved: (word: string) => invalid(`Domain cannot contain reserved word: ${word}`),
  domainTaken: () => invalid('Domain already associated with another user pool.'),
  domainExists: (kind: string) => invalid(`User pool already has a ${kind} domain configured.`),
  domainMissing: () => missing('Domain does not exist.'),
  domainCertificate: () =>
    invalid(
      "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid " +
        'certificate chain. (Service: AmazonCloudFront; Status Code: 400; Error Code: InvalidViewerCertificate)',
    ),
  domainCertificateName: () =>
    invalid(
      'The certificate that is attached to your distribution does not cover the alternate domain name (CNAME) that you are ' +
        'trying to add. (Service: AmazonCloudFront; Status Code: 400; Error Code: InvalidViewerCertificate)',
    ),
  domainParent: () =>
    invalid(
      'Custom domain is not a valid subdomain: Was not able to resolve a DNS A record for the parent domain or domain parent ' +
        'is a top-level domain.',
    ),

  resourceServerExists: (identifier: string, poolId: string) =>
    invalid(`${identifier} already exists in user pool ${poolId}.`),
  resourceServersFull: (most: number) =>
    new AwsError('LimitExceededException', `A user pool has at most ${most} resource servers`),
  resourceServerMissing: (identifier: string) => missing(`Resource server ${identifier} does not exist.`),
  brandingExists: (clientId: string) =>
    new AwsError(
      'ManagedLoginBrandingExistsException',
      `Managed login branding already exists for client ${clientId}.`,
    ),
  brandingMissing: (id: string) => missing(`Managed login branding ${id} does not exist.`),

  identityPoolProvider: () => invalid('Invalid Cognito Identity Provider'),
  identityPoolRole: (arn: string) => invalid(`Invalid role ARN ${arn}`),
};
