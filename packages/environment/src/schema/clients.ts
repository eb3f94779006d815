import { EXPLICIT_AUTH_FLOWS, type Lifetime } from '@auth0-cognito/contract';
import { type FederatedClientSettings, type WebClientSettings } from '@auth0-cognito/federation';
import * as z from 'zod';

import { texts, type ShapeOf } from './primitives';

const flag = z.boolean().optional();

/** A time with its unit. */
const lifetime = z.string().meta({
  pattern: String.raw`^[1-9]\d{0,6} (second|minute|hour|day)s?$`,
  examples: ['30 minutes', '1 hour', '30 days'],
}) as unknown as z.ZodType<Lifetime, Lifetime>;

const common = {
  lifetimes: z
    .strictObject({
      accessToken: lifetime.optional().describe('5 minutes to 1 day; 1 hour if left out'),
      idToken: lifetime.optional().describe('5 minutes to 1 day; 1 hour if left out'),
      refreshToken: lifetime.optional().describe('1 hour to 3650 days; 30 days if left out'),
      authSession: lifetime.optional().describe('3 to 15 minutes; 3 minutes if left out'),
    })
    .optional(),
  enableTokenRevocation: flag.describe('true if left out; false is refused in production'),
};

const signIn = {
  ...common,
  logoutUrls: texts.optional().describe('Where Cognito may return to after sign-out'),
  scopes: texts.optional().describe('openid, email and profile if left out'),
  allowImplicitFlow: flag.describe('false if left out; true is refused in production'),
  allowNativeUsers: flag.describe('Let native users of the pool sign in as well; false if left out'),
  explicitAuthFlows: z.array(z.enum(EXPLICIT_AUTH_FLOWS)).optional(),
  readAttributes: texts.optional(),
  writeAttributes: texts.optional(),
  enablePropagateAdditionalUserContextData: flag,
};

/** The primary web client, as the construct has it. */
export const webClient = z.strictObject({
  name: z.string().optional().describe('{organization}-{environment}-web if left out'),
  callbackUrls: texts.optional().describe('Where Cognito may return to with a code; the application’s URL if left out'),
  generateSecret: flag.describe('For applications with a server; false if left out'),
  ...signIn,
} satisfies ShapeOf<WebClientSettings>) satisfies z.ZodType<Partial<WebClientSettings>>;

const more = { name: z.string().optional().describe('{organization}-{environment}-{key} if left out') };
const moreSignIn = {
  ...more,
  ...signIn,
  callbackUrls: texts,
  refreshTokenRotation: z.strictObject({ retryGracePeriodSeconds: z.number() }).optional(),
  federations: texts.optional().describe('Keys of the federations through which people sign in; all if left out'),
};

/** One more client, as the construct has it. */
export const client = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('public'), ...moreSignIn }),
  z.strictObject({ type: z.literal('confidential'), ...moreSignIn }),
  z.strictObject({ type: z.literal('machine'), ...more, ...common, scopes: texts }),
]) satisfies z.ZodType<FederatedClientSettings>;
