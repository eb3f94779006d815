import { shown, type Fault } from '@auth0-cognito/contract';

/** Makes a {@link Fault} whose received value is printed short. */
const fault = (code: string, path: string, received: unknown, allowed: string, fix: string): Fault => ({
  code,
  path,
  received: shown(received),
  allowed,
  fix,
});

const LOCALHOST = 'an https URL, or http://localhost';

export const urlNotAbsolute = (path: string, url: string) =>
  fault('ERR_URL_NOT_ABSOLUTE', path, url, 'an absolute URL', 'write it with scheme and host: https://app.example.com');

export const urlNotHttps = (path: string, url: string, allowed = LOCALHOST) =>
  fault('ERR_URL_NOT_HTTPS', path, url, allowed, 'serve it over https; plain http works on localhost only');

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
  fault('ERR_DOMAIN_PREFIX_RESERVED', path, prefix, 'a prefix without aws, amazon and cognito', 'rename it');

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
    "a whole number and its unit: '30 minutes', '12 hours', '30 days'",
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
