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
  ERR_ENVIRONMENT_BUCKET: {
    allowed: '3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends',
    fix: 'name the bucket that keeps the state',
  },
  ERR_ENVIRONMENT_DECOMMISSION: {
    allowed: 'a date (2026-12-31), and as acknowledgement: every user of {environment} is lost',
    fix: 'write the acknowledgement word for word, or remove decommission',
  },
  ERR_ENVIRONMENT_KMS_KEY: {
    allowed: 'the ARN of a KMS key: arn:aws:kms:{region}:{account}:key/{id}',
    fix: 'copy the whole ARN of the key, not of an alias',
  },
  ERR_ENVIRONMENT_NAME: {
    allowed: '2 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last',
    fix: 'rename it: it is part of each resource’s name',
  },
  ERR_ENVIRONMENT_REGION: {
    allowed: 'an AWS region, such as eu-central-1',
    fix: 'name the region in which the user pool stands',
  },
  ERR_ENVIRONMENT_RETIRED_TENANT: {
    allowed: 'the key of a federation that has been removed, with the host of its tenant: acme.eu.auth0.com',
    fix: 'name the federation that is gone; once its resources are deleted, remove the entry',
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
