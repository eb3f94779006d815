import type { CustomAttribute, StandardAttribute, UserPoolSettings } from '@auth0-cognito/federation';
import { STANDARD_ATTRIBUTES } from '@auth0-cognito/federation';
import * as z from 'zod';

import { keyed, tags, type ShapeOf } from './primitives';

const text = z.string().optional();
const flag = z.boolean().optional();
const number = z.number().optional();
const verifiable = z.enum(['email', 'phone_number']);

const passwordPolicy = z.strictObject({
  minimumLength: number,
  requireLowercase: flag,
  requireUppercase: flag,
  requireNumbers: flag,
  requireSymbols: flag,
  temporaryPasswordValidityDays: number,
  passwordHistorySize: number,
});

const mfa = z.strictObject({
  mode: z.enum(['off', 'optional', 'required']),
  methods: z.array(z.enum(['totp', 'sms', 'email'])).optional(),
  smsMessage: text,
  emailSubject: text,
  emailMessage: text,
});

const standardAttribute = z.strictObject({ required: flag, mutable: flag });

const customAttribute = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('String'), mutable: flag, minLength: number, maxLength: number }),
  z.strictObject({ type: z.literal('Number'), mutable: flag, min: number, max: number }),
  z.strictObject({ type: z.enum(['Boolean', 'DateTime']), mutable: flag }),
]) satisfies z.ZodType<CustomAttribute>;

const attributes = {
  standardAttributes: z.partialRecord(z.enum(STANDARD_ATTRIBUTES), standardAttribute).optional() satisfies z.ZodType<
    Partial<Record<StandardAttribute, z.output<typeof standardAttribute>>> | undefined
  >,
  customAttributes: keyed(customAttribute).optional().describe('Attributes of the pool’s own, without custom:'),
};

const signUp = {
  selfSignUp: flag.describe('Anyone can sign up; false if left out'),
  usernameAttributes: z.array(verifiable).optional(),
  aliasAttributes: z.array(z.enum(['email', 'phone_number', 'preferred_username'])).optional(),
  usernamesAreCaseSensitive: flag,
  autoVerifiedAttributes: z.array(verifiable).optional(),
  verifyBeforeUpdate: z.array(verifiable).optional(),
  verificationMessages: z
    .strictObject({
      emailStyle: z.enum(['code', 'link']).optional(),
      emailSubject: text,
      emailMessage: text,
      smsMessage: text,
    })
    .optional(),
  invitationMessages: z.strictObject({ emailSubject: text, emailMessage: text, smsMessage: text }).optional(),
};

const signInSecurity = {
  tier: z.enum(['LITE', 'ESSENTIALS', 'PLUS']).optional(),
  threatProtection: z
    .strictObject({ mode: z.enum(['AUDIT', 'ENFORCED']), customAuthMode: z.enum(['AUDIT', 'ENFORCED']).optional() })
    .optional(),
  accountRecovery: z.array(z.enum(['verified_email', 'verified_phone_number', 'admin_only'])).optional(),
  deviceTracking: z
    .strictObject({ remember: z.enum(['always', 'user-opt-in']), challengeRequiredOnNewDevice: flag })
    .optional(),
};

const messageDelivery = {
  emailDelivery: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('cognito'), replyToEmailAddress: text }),
      z.strictObject({
        type: z.literal('ses'),
        sourceArn: z.string(),
        fromEmailAddress: z.string(),
        replyToEmailAddress: text,
        configurationSet: text,
      }),
    ])
    .optional(),
  smsDelivery: z.strictObject({ externalId: text, region: text, roleArn: text }).optional(),
};

const lambdaTriggers = z.strictObject({
  createAuthChallenge: text,
  customMessage: text,
  defineAuthChallenge: text,
  postAuthentication: text,
  postConfirmation: text,
  preAuthentication: text,
  preSignUp: text,
  preTokenGeneration: z.strictObject({ lambdaArn: z.string(), version: z.enum(['V1_0', 'V2_0', 'V3_0']) }).optional(),
  userMigration: text,
  verifyAuthChallengeResponse: text,
  customEmailSender: text,
  customSmsSender: text,
  kmsKeyArn: text,
});

/** The user pool, as the construct has it. */
export const userPool = z.strictObject({
  name: text.describe('{organization}-{environment} if left out. A change replaces the pool and loses its users'),
  deletionProtection: flag.describe('true if left out; false is refused in production'),
  passwordPolicy: passwordPolicy.optional().describe('12 characters of all kinds if left out'),
  mfa: mfa.optional().describe('Of native users; people who come from Auth0 have theirs there'),
  ...attributes,
  ...signUp,
  ...signInSecurity,
  ...messageDelivery,
  lambdaTriggers: lambdaTriggers.optional(),
  tags: tags.optional(),
} satisfies ShapeOf<Omit<UserPoolSettings, 'region'>>) satisfies z.ZodType<Partial<Omit<UserPoolSettings, 'region'>>>;
