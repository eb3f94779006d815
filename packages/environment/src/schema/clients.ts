import { checkLifetimes, parseLifetime, type ExplicitAuthFlow, type Lifetime } from '@auth0-cognito/federation';
import * as z from 'zod';

import { across } from './checks';
import { resourceName } from './primitives';
import { webUrls } from './urls';

/** A time with its unit. */
const lifetime = z
  .string()
  .refine((text) => parseLifetime(text) !== undefined, {
    error: "a whole number and its unit: '30 minutes', '12 hours', '30 days'",
  })
  .meta({ examples: ['30 minutes', '1 hour', '30 days'] }) as unknown as z.ZodType<Lifetime, Lifetime>;

/** How long tokens hold. */
const lifetimes = z
  .strictObject({
    accessToken: lifetime.optional().describe('5 minutes to 1 day; 1 hour if left out'),
    idToken: lifetime.optional().describe('5 minutes to 1 day; 1 hour if left out'),
    refreshToken: lifetime.optional().describe('1 hour to 3650 days; 30 days if left out'),
    authSession: lifetime.optional().describe('3 to 15 minutes; 3 minutes if left out'),
  })
  .check(
    across([[]], (value, tell) => {
      for (const found of checkLifetimes('', value)) tell([found.path.slice(1)], found);
    }),
  );

const scopes = z
  .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/, 'ERR_ENVIRONMENT_SCOPES'))
  .refine((list) => new Set(list).size === list.length, 'ERR_ENVIRONMENT_SCOPES');

/** OAuth scopes of a sign-in, `openid` among them. */
export const signInScopes = scopes.refine((list) => list.includes('openid'), 'ERR_ENVIRONMENT_SCOPES');

const EXPLICIT_AUTH_FLOWS = [
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
] as const satisfies readonly ExplicitAuthFlow[];

/** Settings of a client through which people sign in. */
export const signInClient = {
  lifetimes: lifetimes.optional(),
  enableTokenRevocation: z.boolean().optional().describe('true if left out'),
  logoutUrls: webUrls.max(100).optional().describe('Where Cognito may return to after sign-out'),
  scopes: signInScopes.max(50).optional().describe('openid, email and profile if left out'),
  allowImplicitFlow: z.boolean().optional().describe('false if left out; refused in production'),
  allowNativeUsers: z.boolean().optional().describe('Let native users of the pool sign in as well; false if left out'),
  refreshTokenRotation: z
    .strictObject({ retryGracePeriodSeconds: z.int().min(0).max(60) })
    .optional()
    .describe('Give a new refresh token at each refresh'),
  explicitAuthFlows: z.array(z.enum(EXPLICIT_AUTH_FLOWS)).min(1).optional(),
  readAttributes: z.array(z.string().min(1)).optional(),
  writeAttributes: z.array(z.string().min(1)).optional(),
  enablePropagateAdditionalUserContextData: z.boolean().optional(),
};

/** The client that Auth0's login URI names. */
export const webClient = z.strictObject({
  name: resourceName.optional().describe('{organization}-{environment}-web if left out'),
  callbackUrls: webUrls
    .min(1)
    .max(100)
    .optional()
    .describe('Where Cognito may return to with a code; the application’s URL if left out'),
  generateSecret: z.boolean().optional().describe('For applications with a server; false if left out'),
  ...signInClient,
});
