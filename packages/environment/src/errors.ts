import { shown, type Fault } from '@auth0-cognito/contract';

/** Texts of one code: what may stand there, and what to do. */
interface Told {
  readonly allowed: string;
  readonly fix: string;
}

/** What can be wrong with the values of an environment. A schema names the code; the texts stand here. */
const TEXTS = {
  ERR_ENVIRONMENT_ACCOUNT: {
    allowed: 'an AWS account id: a text of 12 digits',
    fix: 'write the id in quotes, leading zeros included',
  },
  ERR_ENVIRONMENT_ARN: {
    allowed: 'an ARN of the kind that the key names',
    fix: 'copy the whole ARN: arn:aws:service:region:account:resource',
  },
  ERR_ENVIRONMENT_BUCKET: {
    allowed: '3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends',
    fix: 'name the bucket that keeps the state',
  },
  ERR_ENVIRONMENT_CLIENT_NAME_TAKEN: {
    allowed: 'a name that no other client of the environment bears',
    fix: 'rename one of the two: the primary web client is found by its name',
  },
  ERR_ENVIRONMENT_DECOMMISSION: {
    allowed: 'a date (2026-12-31), and as acknowledgement: every user of {environment} is lost',
    fix: 'write the acknowledgement word for word, or remove decommission',
  },
  ERR_ENVIRONMENT_DOMAIN_PREFIX: {
    allowed: '1 to 63 lower-case letters, digits and hyphens, no hyphen at the ends, without aws, amazon and cognito',
    fix: 'choose another prefix; it must be free in the region among all AWS customers',
  },
  ERR_ENVIRONMENT_HOST: {
    allowed: 'a bare lower-case host name, such as acme.eu.auth0.com',
    fix: 'remove scheme, path, port, trailing dot or upper case; write other scripts as xn--…',
  },
  ERR_ENVIRONMENT_IDP_NAME: {
    allowed: '3 to 32 letters, digits and . + = @ -, and none of the names that Cognito keeps for itself',
    fix: 'rename it now: a later change makes every federated user a new user',
  },
  ERR_ENVIRONMENT_KEY: {
    allowed: 'letters, digits, hyphens and underscores, a letter first',
    fix: 'rename the key: it is part of Terraform addresses and must never change later',
  },
  ERR_ENVIRONMENT_NAME: {
    allowed: '2 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last',
    fix: 'rename it: it is part of each resource’s name',
  },
  ERR_ENVIRONMENT_PRIMARY_FEDERATION: {
    allowed: 'a key of federations, named where there are several',
    fix: 'set primaryFederation to one of the keys',
  },
  ERR_ENVIRONMENT_REGION: {
    allowed: 'an AWS region, such as eu-central-1',
    fix: 'name the region in which the user pool stands',
  },
  ERR_ENVIRONMENT_RESOURCE_NAME: {
    allowed: '1 to 128 letters, digits, spaces and + = , . @ - _, no blank at the ends',
    fix: 'rename it',
  },
  ERR_ENVIRONMENT_SCOPES: {
    allowed: 'a list with openid, each scope once and without blanks',
    fix: 'add openid: without it nobody is told who signed in',
  },
  ERR_ENVIRONMENT_SECRET: {
    allowed: 'no secret: Terraform hands them on by itself, providers read theirs from AUTH0_* and AWS_* variables',
    fix: 'remove it, and rotate it, since it stood in code',
  },
  ERR_ENVIRONMENT_STATE_KEY: {
    allowed: 'a path within the bucket that ends with .tfstate',
    fix: 'leave it out, or write {environment}/federation.tfstate',
  },
  ERR_ENVIRONMENT_TAG: {
    allowed:
      'at most 40 tags; keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @, not beginning with aws:',
    fix: 'rename the tag',
  },
  ERR_ENVIRONMENT_TOKEN: {
    allowed: 'a literal: an environment is known before Terraform runs',
    fix: 'write the value itself, without ${…} and %{…}',
  },
  ERR_ENVIRONMENT_URL_CREDENTIALS: {
    allowed: 'a URL without user and password',
    fix: 'remove user:password@',
  },
  ERR_ENVIRONMENT_URL_DUPLICATE: { allowed: 'each URL once', fix: 'remove one of the two' },
  ERR_ENVIRONMENT_URL_FRAGMENT: { allowed: 'a URL without a fragment', fix: 'remove # and what follows' },
  ERR_ENVIRONMENT_URL_HOST: {
    allowed: 'a host in lower-case ASCII without a trailing dot',
    fix: 'write it as browsers send it, other scripts as xn--…',
  },
  ERR_ENVIRONMENT_URL_NOT_ABSOLUTE: {
    allowed: 'an absolute URL of at most 1024 characters',
    fix: 'write it with scheme and host: https://app.acme.example',
  },
  ERR_ENVIRONMENT_URL_NOT_HTTPS: {
    allowed: 'https, or http://localhost',
    fix: 'serve it over https: Cognito takes plain http for localhost only',
  },
  ERR_ENVIRONMENT_URL_QUERY: { allowed: 'a URL without a query', fix: 'remove ? and what follows' },
  ERR_ENVIRONMENT_URL_WILDCARD: {
    allowed: 'one exact URL',
    fix: 'list each URL: Cognito compares whole URLs, character by character',
  },
  ERR_PRODUCTION_DELETION_PROTECTION: {
    allowed: 'true, or left out',
    fix: 'remove it; to take the environment out of service, say so in decommission',
  },
  ERR_PRODUCTION_IMPLICIT_FLOW: { allowed: 'false, or left out', fix: 'use the code flow with PKCE' },
  ERR_PRODUCTION_LOCALHOST: {
    allowed: 'https addresses of the production application',
    fix: 'remove it; develop against another environment',
  },
  ERR_PRODUCTION_LONG_TOKENS: {
    allowed: 'at most 1 hour for access and ID tokens, 30 days for refresh tokens',
    fix: 'shorten it: a token can’t be taken back before it ends',
  },
  ERR_PRODUCTION_MFA: {
    allowed: 'optional or required',
    fix: 'ask native users for a second factor; federated users have Auth0’s',
  },
  ERR_PRODUCTION_PASSWORD_FLOW: {
    allowed: 'flows that don’t send passwords, such as ALLOW_USER_SRP_AUTH',
    fix: 'remove it',
  },
  ERR_PRODUCTION_PASSWORD_POLICY: { allowed: '12 characters or more', fix: 'raise it, or leave it out' },
  ERR_PRODUCTION_TOKEN_REVOCATION: {
    allowed: 'true, or left out',
    fix: 'remove it: without revocation a sign-out leaves refresh tokens usable',
  },
} as const satisfies Record<string, Told>;

/** Code of a fault whose texts stand in this file. */
export type EnvironmentCode = keyof typeof TEXTS;

const isOurs = (code: string): code is EnvironmentCode => Object.hasOwn(TEXTS, code);

/** The texts of a code; nothing for a message that is none of ours. */
export const told = (code: string): Told | undefined => (isOurs(code) ? TEXTS[code] : undefined);

/** A fault with the texts of its code. */
export const fault = (code: EnvironmentCode, path: string, received: unknown): Fault => ({
  code,
  path,
  received: shown(received),
  ...TEXTS[code],
});

export const secretFault = (path: string): Fault => ({
  ...fault('ERR_ENVIRONMENT_SECRET', path, undefined),
  received: 'a secret, not shown',
});

export const missing = (path: string, expected: string): Fault => ({
  code: 'ERR_ENVIRONMENT_MISSING',
  path,
  received: 'nothing',
  allowed: expected,
  fix: 'add it',
});

export const wrongType = (path: string, received: unknown, expected: string): Fault => ({
  code: 'ERR_ENVIRONMENT_TYPE',
  path,
  received: shown(received),
  allowed: expected,
  fix: `write a value of that type`,
});

export const unknownKey = (path: string, received: unknown, known: readonly string[]): Fault => ({
  code: 'ERR_ENVIRONMENT_UNKNOWN_KEY',
  path,
  received: shown(received),
  allowed: known.join(', ') || 'no keys',
  fix: 'correct the name, or remove it',
});

export const notAChoice = (path: string, received: unknown, choices: readonly string[]): Fault => ({
  code: 'ERR_ENVIRONMENT_CHOICE',
  path,
  received: shown(received),
  allowed: choices.join(', '),
  fix: 'choose one of these',
});

export const outOfRange = (path: string, received: unknown, range: string): Fault => ({
  code: 'ERR_ENVIRONMENT_RANGE',
  path,
  received: shown(received),
  allowed: range,
  fix: 'choose a value within the range',
});

export const invalid = (path: string, received: unknown, message: string): Fault => ({
  code: 'ERR_ENVIRONMENT_INVALID',
  path,
  received: shown(received),
  allowed: message,
  fix: 'correct it',
});

export const collision = (
  code: `ERR_COLLISION_${string}`,
  path: string,
  received: string,
  other: string,
  fix: string,
): Fault => ({
  code,
  path,
  received: shown(received),
  allowed: `a value that ${other} does not have`,
  fix,
});
