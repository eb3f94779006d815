import { MAX_LIFETIMES_IN_PRODUCTION } from '@auth0-cognito/contract';

/** Tokens of an app client: the prefix of the arguments in Terraform, and the name in the facts. */
export const CLIENT_TOKENS = [
  { token: 'access_token', kind: 'accessToken' },
  { token: 'id_token', kind: 'idToken' },
  { token: 'refresh_token', kind: 'refreshToken' },
] as const;

/** What production allows, in words. */
export const allowedLifetime = (kind: keyof typeof MAX_LIFETIMES_IN_PRODUCTION) =>
  `at most ${MAX_LIFETIMES_IN_PRODUCTION[kind]}`;
