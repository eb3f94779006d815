import { shown, type Fault } from '@auth0-cognito/contract';

/** Makes a {@link Fault} whose received value is printed short. */
const fault = (code: string, path: string, received: unknown, allowed: string, fix: string): Fault => ({
  code,
  path,
  received: shown(received),
  allowed,
  fix,
});

const LOCALHOST = 'an https URL, or http on localhost, 127.0.0.1 or [::1]';

export const urlNotAbsolute = (path: string, url: string) =>
  fault('ERR_URL_NOT_ABSOLUTE', path, url, 'an absolute URL', 'write it with scheme and host: https://app.example.com');

export const urlNotHttps = (path: string, url: string, allowed = LOCALHOST) =>
  fault(
    'ERR_URL_NOT_HTTPS',
    path,
    url,
    allowed,
    'serve it over https; plain http works on localhost, 127.0.0.1 and [::1] only',
  );

export const urlHasFragment = (path: string, url: string) =>
  fault('ERR_URL_FRAGMENT', path, url, 'a URL without a fragment', 'remove # and what follows');

export const urlHasWildcard = (path: string, url: string) =>
  fault(
    'ERR_URL_WILDCARD',
    path,
    url,
    'one exact URL',
    'list each URL: Cognito compares whole URLs, character by character',
  );

export const urlHasCredentials = (path: string, url: string) =>
  fault(
    'ERR_URL_CREDENTIALS',
    path,
    url.replace(/\/\/[^@]*@/, '//…@'),
    'a URL without user and password',
    'remove user:password@',
  );

export const urlHostNotAscii = (path: string, url: string) =>
  fault('ERR_URL_HOST_NOT_ASCII', path, url, 'an ASCII host', 'write the host in its punycode form (xn--…)');

export const urlHostTrailingDot = (path: string, url: string) =>
  fault('ERR_URL_HOST_TRAILING_DOT', path, url, 'a host without a trailing dot', 'remove the dot after the host');

export const urlNotCanonical = (path: string, url: string, canonical: string) =>
  fault('ERR_URL_NOT_CANONICAL', path, url, `${canonical}, as browsers send it`, `write ${canonical}`);

export const urlTooLong = (path: string, url: string) =>
  fault('ERR_URL_TOO_LONG', path, url, 'at most 1024 characters', 'shorten it');

export const urlSchemeNotAllowed = (path: string, url: string) =>
  fault(
    'ERR_URL_SCHEME',
    path,
    url,
    LOCALHOST,
    'use https; a scheme of an own (myapp://) is for clients of type public',
  );

export const urlHasPath = (path: string, url: string) =>
  fault('ERR_URL_NOT_ORIGIN', path, url, 'scheme, host and port only', 'remove the path and what follows');

export const listEmpty = (path: string, what: string) =>
  fault('ERR_LIST_EMPTY', path, [], `at least one ${what}`, `add a ${what}`);

export const listTooLong = (path: string, length: number, most: number) =>
  fault('ERR_LIST_TOO_LONG', path, `${length} items`, `at most ${most} items`, 'remove some');

export const duplicate = (path: string, value: unknown) =>
  fault(
    'ERR_DUPLICATE',
    path,
    value,
    'a value that stands nowhere else in the list',
    'remove or rename one of the two',
  );

export const hostInvalid = (path: string, host: string) =>
  fault(
    'ERR_HOST_INVALID',
    path,
    host,
    'a bare lower-case host name, such as login.example.com',
    'remove scheme, path, port, trailing dot or upper case',
  );

export const nameInvalid = (path: string, name: string) =>
  fault(
    'ERR_NAME_INVALID',
    path,
    name,
    '1 to 128 letters, digits, spaces and + = , . @ - _, none of it at the ends blank',
    'rename it',
  );

export const auth0NameInvalid = (path: string, name: string) =>
  fault('ERR_AUTH0_NAME_INVALID', path, name, '1 to 255 characters, neither < nor >', 'rename it');

export const idpNameInvalid = (path: string, name: string) =>
  fault(
    'ERR_IDP_NAME_INVALID',
    path,
    name,
    '3 to 32 characters without blanks and underscores',
    'rename it now: a later change makes every federated user a new user',
  );

export const idpNameReserved = (path: string, name: string) =>
  fault(
    'ERR_IDP_NAME_RESERVED',
    path,
    name,
    'any name but COGNITO, Facebook, Google, LoginWithAmazon, SignInWithApple',
    'choose a name of your own, such as Auth0',
  );

export const domainPrefixInvalid = (path: string, prefix: string) =>
  fault(
    'ERR_DOMAIN_PREFIX_INVALID',
    path,
    prefix,
    '1 to 63 lower-case letters, digits and hyphens, no hyphen at the ends',
    'rename it',
  );

export const domainPrefixReserved = (path: string, prefix: string) =>
  fault(
    'ERR_DOMAIN_PREFIX_RESERVED',
    path,
    prefix,
    'a prefix without the words aws, amazon and cognito between its hyphens',
    'rename it',
  );

export const regionInvalid = (path: string, region: string) =>
  fault(
    'ERR_REGION_INVALID',
    path,
    region,
    'an AWS region such as eu-central-1',
    'name the region of the AWS provider',
  );

export const secretLiteral = (path: string) =>
  fault(
    'ERR_SECRET_LITERAL',
    path,
    '(a literal, not shown)',
    'a token: a sensitive Terraform variable, or an attribute of a resource or data source',
    'declare a sensitive TerraformVariable and pass its stringValue; rotate the secret, since it stood in code',
  );

export const tokenNotAllowed = (path: string) =>
  fault(
    'ERR_TOKEN_NOT_ALLOWED',
    path,
    'a value that only Terraform knows',
    'a literal: names of resources and URLs depend on it at synth',
    'write the value itself',
  );

export const lifetimeInvalid = (path: string, lifetime: unknown) =>
  fault(
    'ERR_LIFETIME_INVALID',
    path,
    lifetime,
    "a whole number and its unit: '30 minutes', '12 hours', '30 days'; an auth session in whole minutes",
    'add the unit',
  );

export const lifetimeOutOfRange = (path: string, lifetime: string, least: string, most: string) =>
  fault('ERR_LIFETIME_RANGE', path, lifetime, `${least} to ${most}`, 'choose a lifetime within the range');

export const attributeUnknown = (path: string, attribute: string) =>
  fault(
    'ERR_ATTRIBUTE_UNKNOWN',
    path,
    attribute,
    "a standard attribute, or custom:… that the pool's customAttributes declare",
    'correct the name, or declare the attribute on the pool',
  );

export const attributeImmutable = (path: string, attribute: string) =>
  fault(
    'ERR_ATTRIBUTE_IMMUTABLE',
    path,
    attribute,
    'a mutable attribute: Cognito writes mapped attributes at every sign-in, so the second one would fail',
    'make the attribute mutable (only possible in a new pool), or map another one',
  );

export const attributeRequiredUnmapped = (path: string, attribute: string) =>
  fault(
    'ERR_ATTRIBUTE_REQUIRED_UNMAPPED',
    path,
    `no mapping for ${attribute}`,
    'a claim for each required attribute of the pool',
    `map ${attribute} to a claim of the ID token`,
  );

export const attributeUpperCase = (path: string, attribute: string) =>
  fault('ERR_ATTRIBUTE_CASE', path, attribute, 'a lower-case attribute name', `write ${attribute.toLowerCase()}`);

export const attributeNotMappable = (path: string, attribute: string, allowed: string) =>
  fault('ERR_ATTRIBUTE_NOT_MAPPABLE', path, attribute, allowed, 'remove it from the mapping');

export const clientNameTaken = (path: string, name: string) =>
  fault(
    'ERR_CLIENT_NAME_TAKEN',
    path,
    name,
    'a name that no other client of the pool bears: the primary web client is found by its name',
    'rename one of the two',
  );

export const scopeInvalid = (path: string, scope: string, allowed: string) =>
  fault('ERR_SCOPE_INVALID', path, scope, allowed, 'correct the scope');

export const claimEmpty = (path: string) =>
  fault('ERR_CLAIM_EMPTY', path, '', 'the name of a claim', 'name the claim of the ID token, or remove the line');

export const idpIdentifierInvalid = (path: string, identifier: string) =>
  fault(
    'ERR_IDP_IDENTIFIER_INVALID',
    path,
    identifier,
    '1 to 40 letters, digits, blanks and + = . @ - _',
    'shorten or rename it',
  );

export const numberOutOfRange = (path: string, value: unknown, least: number, most: number) =>
  fault('ERR_NUMBER_RANGE', path, value, `a whole number from ${least} to ${most}`, 'choose a number within the range');

export const boundsReversed = (path: string, bounds: string) =>
  fault('ERR_BOUNDS_REVERSED', path, bounds, 'a least value up to the greatest', 'swap or correct the bounds');

export const textLength = (path: string, text: string, longest: number) =>
  fault('ERR_TEXT_LENGTH', path, `${text.length} characters`, `1 to ${longest} characters`, 'shorten it');

export const placeholderMissing = (path: string, text: string, placeholder: string | RegExp) =>
  fault(
    'ERR_PLACEHOLDER_MISSING',
    path,
    text,
    `a text with ${typeof placeholder === 'string' ? placeholder : '{##the text of the link##}'}`,
    'add the placeholder: without it Cognito refuses the message',
  );

export const arnInvalid = (path: string, value: string, service: string) =>
  fault(
    'ERR_ARN_INVALID',
    path,
    value,
    `an ARN of ${service}: arn:aws:${service}:{region}:{account}:…`,
    'copy the whole ARN of the resource',
  );

export const attributeNotStandard = (path: string, name: string) =>
  fault(
    'ERR_ATTRIBUTE_NOT_STANDARD',
    path,
    name,
    'a standard attribute of OpenID Connect',
    'declare it under customAttributes',
  );

export const attributeKeptByCognito = (path: string, name: string) =>
  fault('ERR_ATTRIBUTE_KEPT_BY_COGNITO', path, name, 'an attribute that users or providers write', 'remove this line');

export const attributeReserved = (path: string, name: string) =>
  fault(
    'ERR_ATTRIBUTE_RESERVED',
    path,
    name,
    'a name other than sub, without custom:, dev: or cognito:',
    'rename it; the prefix custom: is added',
  );

export const attributeNameInvalid = (path: string, name: string) =>
  fault('ERR_ATTRIBUTE_NAME_INVALID', path, name, '1 to 20 characters without blanks', 'rename it');

export const mfaMethodsWhileOff = (path: string, methods: readonly string[]) =>
  fault(
    'ERR_MFA_METHODS_WHILE_OFF',
    path,
    methods,
    'no methods while the mode is off',
    "set the mode to 'optional' or 'required', or remove the methods",
  );

export const mfaNeeds = (path: string, method: string, need: string) =>
  fault('ERR_MFA_NEEDS_DELIVERY', path, method, `${method} together with ${need}`, `set ${need}, or remove ${method}`);

export const tierTooLow = (path: string, feature: string, tier: string) =>
  fault('ERR_TIER_TOO_LOW', path, feature, `the tier ${tier}`, `set tier to ${tier}, or remove it`);

export const recoveryAdminNotAlone = (path: string, recovery: readonly string[]) =>
  fault(
    'ERR_RECOVERY_ADMIN_NOT_ALONE',
    path,
    recovery,
    'admin_only alone, or the others',
    'remove admin_only or the others',
  );

export const aliasesWithUsernameAttributes = (path: string, aliases: readonly string[]) =>
  fault(
    'ERR_ALIAS_AND_USERNAME_ATTRIBUTES',
    path,
    aliases,
    'either aliasAttributes or usernameAttributes',
    'remove one of the two',
  );

export const notAutoVerified = (path: string, name: string) =>
  fault(
    'ERR_NOT_AUTO_VERIFIED',
    path,
    name,
    'an attribute of autoVerifiedAttributes',
    `add ${name} to autoVerifiedAttributes`,
  );

export const emailInvalid = (path: string, email: string) =>
  fault('ERR_EMAIL_INVALID', path, email, 'name@example.com, or "Name <name@example.com>"', 'correct the address');

export const kmsKeyMissing = (path: string) =>
  fault(
    'ERR_KMS_KEY_MISSING',
    path,
    undefined,
    'a KMS key: Cognito encrypts codes for custom senders',
    'set kmsKeyArn',
  );

export const customDomainCertificate = (path: string) =>
  fault(
    'ERR_CERTIFICATE_MISSING',
    path,
    undefined,
    'certificateArn, or hostedZoneId with the AWS provider of us-east-1',
    'name a certificate of us-east-1, or the hosted zone in which one can be validated',
  );

export const certificateRegion = (path: string, arn: string) =>
  fault(
    'ERR_CERTIFICATE_REGION',
    path,
    arn,
    'a certificate in us-east-1',
    'issue the certificate in us-east-1: CloudFront takes it from there',
  );

export const usEast1ProviderMissing = (path: string) =>
  fault(
    'ERR_US_EAST_1_PROVIDER_MISSING',
    path,
    undefined,
    'the AWS provider of us-east-1',
    'pass usEast1Provider, or a certificateArn',
  );

export const hostedZoneInvalid = (path: string, id: string) =>
  fault(
    'ERR_HOSTED_ZONE_INVALID',
    path,
    id,
    'the id of a hosted zone: Z and upper-case letters and digits',
    'copy the id from Route 53',
  );

export const ipv4Invalid = (path: string, address: string) =>
  fault('ERR_IPV4_INVALID', path, address, 'an IPv4 address', 'correct the address');

export const scopeUnknown = (path: string, scope: string) =>
  fault(
    'ERR_SCOPE_UNKNOWN',
    path,
    scope,
    'openid, email, profile, phone, aws.cognito.signin.user.admin, or {identifier}/{scope} of a resource server given',
    'correct the scope, or pass its resource server',
  );

export const scopeNeedsOpenid = (path: string, scopes: readonly string[]) =>
  fault('ERR_SCOPE_OPENID_MISSING', path, scopes, 'openid with email, profile or phone', 'add openid');

export const machineScope = (path: string, scope: string) =>
  fault('ERR_MACHINE_SCOPE', path, scope, 'scopes of resource servers: there is no user', 'remove it');

export const flowMissing = (path: string) =>
  fault('ERR_FLOW_MISSING', path, [], 'at least one flow', 'remove the property for the default, or add a flow');

export const flowUnknown = (path: string, flow: string, allowed: readonly string[]) =>
  fault('ERR_FLOW_UNKNOWN', path, flow, allowed.join(', '), 'correct the flow');

export const rotationWithRefreshFlow = (path: string) =>
  fault(
    'ERR_ROTATION_WITH_REFRESH_FLOW',
    path,
    'ALLOW_REFRESH_TOKEN_AUTH',
    'other flows while refresh tokens rotate',
    'remove ALLOW_REFRESH_TOKEN_AUTH or refreshTokenRotation',
  );

export const needsClientSecret = (path: string) =>
  fault(
    'ERR_CLIENT_SECRET_NEEDED',
    path,
    true,
    'true only for a client with a secret',
    'use a confidential client, or remove it',
  );

export const mappedNotWritable = (path: string, attribute: string, client: string) =>
  fault(
    'ERR_MAPPED_NOT_WRITABLE',
    path,
    attribute,
    `an attribute that the client ${client} can write: else the second sign-in fails`,
    `add ${attribute} to its writeAttributes, or remove writeAttributes for the default`,
  );

export const attributeNotWritable = (path: string, attribute: string) =>
  fault(
    'ERR_ATTRIBUTE_NOT_WRITABLE',
    path,
    attribute,
    'an attribute that is mutable and not kept by Cognito',
    'remove it from writeAttributes',
  );

export const identifierInvalid = (path: string, identifier: string) =>
  fault(
    'ERR_IDENTIFIER_INVALID',
    path,
    identifier,
    '1 to 256 visible ASCII characters but quote and backslash',
    'rename it',
  );

export const scopeNameInvalid = (path: string, name: string) =>
  fault(
    'ERR_SCOPE_NAME_INVALID',
    path,
    name,
    '1 to 256 visible ASCII characters but / quote and backslash',
    'rename it',
  );

export const roleNameInvalid = (path: string, name: string) =>
  fault('ERR_ROLE_NAME_INVALID', path, name, '1 to 64 letters, digits and + = , . @ - _', 'shorten or rename it');

export const roleUnknown = (path: string, role: string, known: readonly string[]) =>
  fault(
    'ERR_ROLE_UNKNOWN',
    path,
    role,
    known.length > 0 ? known.join(', ') : 'a key of roles',
    'declare the role, or correct the key',
  );

export const roleMissing = (path: string) =>
  fault('ERR_ROLE_MISSING', path, undefined, 'either role or roleArn', 'name the role that the rule gives');

export const guestRoleWithoutAccess = (path: string) =>
  fault(
    'ERR_GUEST_ROLE_WITHOUT_ACCESS',
    path,
    'guestRole',
    'a guest role only with guestAccess',
    'set guestAccess, or remove guestRole',
  );

export const federationUnknown = (path: string, key: string | undefined, known: readonly string[]) =>
  fault('ERR_FEDERATION_UNKNOWN', path, key, known.join(', '), 'name one of the federations');

export const keyInvalid = (path: string, key: string) =>
  fault(
    'ERR_KEY_INVALID',
    path,
    key,
    'a letter, then letters, digits and hyphens',
    'rename the key: it is part of resource addresses',
  );

export const keyReserved = (path: string, key: string) =>
  fault('ERR_KEY_RESERVED', path, key, 'a key that is not taken', 'rename the key');

export const claimNameInvalid = (path: string, claim: string) =>
  fault(
    'ERR_CLAIM_NAME_INVALID',
    path,
    claim,
    'a claim of your own, with a namespace URL where Auth0 needs one',
    'rename the claim: Auth0 drops registered ones',
  );

export const claimSourceInvalid = (path: string, source: string) =>
  fault(
    'ERR_CLAIM_SOURCE_INVALID',
    path,
    source,
    'a property of the Auth0 user: email, user_metadata.team, app_metadata.roles',
    'correct the path',
  );

export const tagInvalid = (path: string, name: string) =>
  fault(
    'ERR_TAG_INVALID',
    path,
    name,
    '1 to 128 letters, digits, blanks and _ . : / = + - @, not beginning with aws:',
    'rename the tag',
  );

export const userPoolIdInvalid = (path: string, id: string) =>
  fault(
    'ERR_USER_POOL_ID_INVALID',
    path,
    id,
    'the id of a user pool: {region}_{letters and digits}',
    'copy the id of the pool',
  );

export const prefixAndCustomDomain = (path: string, host: string) =>
  fault('ERR_DOMAIN_AMBIGUOUS', path, host, 'either prefix or customDomain', 'remove one of the two');

export const parentAddressWithoutZone = (path: string, address: string) =>
  fault(
    'ERR_PARENT_ADDRESS_WITHOUT_ZONE',
    path,
    address,
    'an address together with hostedZoneId',
    'set hostedZoneId, or remove it',
  );

export const nobodyCanSignIn = (path: string) =>
  fault(
    'ERR_NOBODY_CAN_SIGN_IN',
    path,
    [],
    'an identity provider or allowNativeUsers',
    'add an identity provider to the client, or let native users in',
  );

export const connectionInvalid = (path: string, id: string) =>
  fault('ERR_CONNECTION_INVALID', path, id, "a connection's id (con_…) or its name", 'give either { id } or { name }');

export const existingApplicationSettings = (path: string, names: readonly string[]) =>
  fault(
    'ERR_EXISTING_APPLICATION_SETTINGS',
    path,
    names,
    'existingClientId alone: a referenced application is not changed',
    'remove the other settings, or existingClientId',
  );

export const auth0ClientIdInvalid = (path: string, id: string) =>
  fault(
    'ERR_AUTH0_CLIENT_ID_INVALID',
    path,
    id,
    '16 to 64 letters and digits',
    "copy the application's client id from Auth0",
  );

export const thumbprintInvalid = (path: string, thumbprint: string) =>
  fault(
    'ERR_THUMBPRINT_INVALID',
    path,
    thumbprint,
    '40 hexadecimal digits',
    'compute the SHA-1 fingerprint of the certificate',
  );

export const consumerWrong = (path: string, consumer: string) =>
  fault(
    'ERR_CONSUMER_WRONG',
    path,
    consumer,
    "an IAM OIDC provider made for 'identity-pool'",
    "set its consumer to 'identity-pool'",
  );
