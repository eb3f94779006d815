import { FIRST_FACTORS, type FirstFactor } from '@auth0-cognito/contract';
import type { ExistingPool } from '@auth0-cognito/delivery/existing';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { STANDARD_ATTRIBUTES } from '@auth0-cognito/federation';
import { MFA_MODES } from '@auth0-cognito/federation/shapes';

import { ownTags } from './keys';

type Settings = NonNullable<EnvironmentInput['userPool']>;
type Pool = ExistingPool['pool'];
type Schema = NonNullable<Pool['SchemaAttributes']>[number];

/** Values of a user pool. Those that equal a default are left out later. */
export function userPoolValues({ pool, mfa }: ExistingPool, defaultTags: readonly string[]): Settings {
  return {
    name: pool.Name ?? '',
    // Without the setting, AWS distinguishes upper and lower case, and no request can add it.
    ...(pool.UsernameConfiguration ? {} : { imported: true }),
    usernamesAreCaseSensitive: pool.UsernameConfiguration?.CaseSensitive ?? true,
    deletionProtection: pool.DeletionProtection === 'ACTIVE',
    tags: ownTags(pool.UserPoolTags, defaultTags),
    ...passwordPolicy(pool),
    ...secondFactors(pool, mfa),
    ...firstFactors(pool, mfa),
    ...attributes(pool.SchemaAttributes ?? []),
    ...signUp(pool),
    ...protection(pool),
    ...delivery(pool),
    ...triggers(pool.LambdaConfig ?? {}),
  } as Settings;
}

function passwordPolicy({ Policies }: Pool) {
  const policy = Policies?.PasswordPolicy ?? {};
  return {
    passwordPolicy: {
      minimumLength: policy.MinimumLength,
      requireLowercase: policy.RequireLowercase,
      requireUppercase: policy.RequireUppercase,
      requireNumbers: policy.RequireNumbers,
      requireSymbols: policy.RequireSymbols,
      temporaryPasswordValidityDays: policy.TemporaryPasswordValidityDays,
      passwordHistorySize: policy.PasswordHistorySize,
    },
  };
}

function secondFactors(pool: Pool, mfa: ExistingPool['mfa']) {
  const configured = mfa.MfaConfiguration ?? 'OFF';
  const mode = Object.entries(MFA_MODES).find(([, name]) => name === configured)?.[0] ?? 'off';
  if (mode === 'off') return { mfa: { mode } };
  const sms = mfa.SmsMfaConfiguration;
  const email = mfa.EmailMfaConfiguration;
  const methods = [
    ...(mfa.SoftwareTokenMfaConfiguration?.Enabled ? ['totp'] : []),
    ...(sms ? ['sms'] : []),
    ...(email ? ['email'] : []),
  ];
  return {
    mfa: {
      mode,
      methods,
      smsMessage: sms?.SmsAuthenticationMessage ?? pool.SmsAuthenticationMessage,
      emailSubject: email?.Subject,
      emailMessage: email?.Message,
    },
  };
}

function firstFactors({ Policies }: Pool, { WebAuthnConfiguration: passkeys }: ExistingPool['mfa']) {
  const allowed = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  const names = (Object.keys(FIRST_FACTORS) as FirstFactor[]).filter((name) => allowed.includes(FIRST_FACTORS[name]));
  return {
    ...(allowed.length > 0 && { firstFactors: names }),
    ...(names.includes('passkey') &&
      passkeys && {
        passkeys: { relyingPartyId: passkeys.RelyingPartyId, userVerification: passkeys.UserVerification },
      }),
  };
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function attributes(schema: readonly Schema[]) {
  const isStandard = ({ Name = '' }: Schema) => (STANDARD_ATTRIBUTES as readonly string[]).includes(Name);
  const standard = schema.filter(isStandard).map(({ Name = '', Required: required, Mutable: mutable }) => {
    return [Name, { required, mutable }] as const;
  });
  const custom = schema
    .filter((attribute) => attribute.Name?.startsWith('custom:'))
    .map(({ Name = '', ...attribute }) => [Name.slice('custom:'.length), customAttribute(attribute)] as const);
  return {
    // An attribute with the default settings is not declared.
    standardAttributes: Object.fromEntries(standard.filter(([, { required, mutable }]) => required || !mutable)),
    customAttributes: Object.fromEntries(custom),
  };
}

function customAttribute(attribute: Schema) {
  const { AttributeDataType: type, Mutable: mutable } = attribute;
  if (type === 'String') {
    const { MinLength, MaxLength } = attribute.StringAttributeConstraints ?? {};
    const isUnbounded = MinLength === undefined && MaxLength === undefined;
    return { type, mutable, ...(isUnbounded ? { unbounded: true } : bounds(MinLength, MaxLength)) };
  }
  const { MinValue, MaxValue } = attribute.NumberAttributeConstraints ?? {};
  return type === 'Number' ? { type, mutable, min: number(MinValue), max: number(MaxValue) } : { type, mutable };
}

const bounds = (least: string | undefined, most: string | undefined) => ({
  minLength: number(least),
  maxLength: number(most),
});

function signUp(pool: Pool) {
  const { AllowAdminCreateUserOnly, InviteMessageTemplate: invitation } = pool.AdminCreateUserConfig ?? {};
  const verification = pool.VerificationMessageTemplate;
  const isLink = verification?.DefaultEmailOption === 'CONFIRM_WITH_LINK';
  const verifyBeforeUpdate = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  return {
    selfSignUp: !(AllowAdminCreateUserOnly ?? false),
    ...listed('usernameAttributes', pool.UsernameAttributes),
    ...listed('aliasAttributes', pool.AliasAttributes),
    autoVerifiedAttributes: [...(pool.AutoVerifiedAttributes ?? [])],
    ...listed('verifyBeforeUpdate', verifyBeforeUpdate),
    verificationMessages: {
      emailStyle: isLink ? 'link' : 'code',
      emailSubject: isLink
        ? verification.EmailSubjectByLink
        : (verification?.EmailSubject ?? pool.EmailVerificationSubject),
      emailMessage: isLink
        ? verification.EmailMessageByLink
        : (verification?.EmailMessage ?? pool.EmailVerificationMessage),
      smsMessage: verification?.SmsMessage ?? pool.SmsVerificationMessage,
    },
    ...(invitation && {
      invitationMessages: {
        emailSubject: invitation.EmailSubject,
        emailMessage: invitation.EmailMessage,
        smsMessage: invitation.SMSMessage,
      },
    }),
  };
}

/** The list; undefined if it is empty. */
const listed = (name: string, list: readonly string[] = []) => (list.length > 0 ? { [name]: [...list] } : {});

function protection(pool: Pool) {
  const { AdvancedSecurityMode: mode = 'OFF', AdvancedSecurityAdditionalFlows: flows } = pool.UserPoolAddOns ?? {};
  const ways = [...(pool.AccountRecoverySetting?.RecoveryMechanisms ?? [])].sort(
    (one, other) => (one.Priority ?? 0) - (other.Priority ?? 0),
  );
  const devices = pool.DeviceConfiguration;
  return {
    tier: pool.UserPoolTier,
    ...(mode !== 'OFF' && { threatProtection: { mode, customAuthMode: flows?.CustomAuthMode } }),
    ...listed(
      'accountRecovery',
      ways.flatMap(({ Name }) => Name ?? []),
    ),
    ...(devices && {
      deviceTracking: {
        remember: devices.DeviceOnlyRememberedOnUserPrompt ? 'user-opt-in' : 'always',
        challengeRequiredOnNewDevice: devices.ChallengeRequiredOnNewDevice ?? false,
      },
    }),
  };
}

function delivery({ EmailConfiguration: email, SmsConfiguration: sms }: Pool) {
  const isSes = email?.EmailSendingAccount === 'DEVELOPER';
  const [, address] = /:identity\/([^/]*@[^/]*)$/.exec(email?.SourceArn ?? '') ?? [];
  return {
    emailDelivery: {
      type: isSes ? 'ses' : 'cognito',
      replyToEmailAddress: email?.ReplyToEmailAddress,
      ...(isSes && {
        sourceArn: email.SourceArn,
        fromEmailAddress: email.From ?? address,
        configurationSet: email.ConfigurationSet,
      }),
    },
    ...(sms?.SnsCallerArn && {
      smsDelivery: { externalId: sms.ExternalId, region: sms.SnsRegion, roleArn: sms.SnsCallerArn },
    }),
  };
}

function triggers(lambda: NonNullable<Pool['LambdaConfig']>) {
  const { PreTokenGenerationConfig: config, PreTokenGeneration: plain } = lambda;
  const preTokenGeneration = config
    ? { lambdaArn: config.LambdaArn, version: config.LambdaVersion }
    : plain && { lambdaArn: plain, version: 'V1_0' };
  const functions = {
    createAuthChallenge: lambda.CreateAuthChallenge,
    customMessage: lambda.CustomMessage,
    defineAuthChallenge: lambda.DefineAuthChallenge,
    postAuthentication: lambda.PostAuthentication,
    postConfirmation: lambda.PostConfirmation,
    preAuthentication: lambda.PreAuthentication,
    preSignUp: lambda.PreSignUp,
    preTokenGeneration,
    userMigration: lambda.UserMigration,
    verifyAuthChallengeResponse: lambda.VerifyAuthChallengeResponse,
    customEmailSender: lambda.CustomEmailSender?.LambdaArn,
    customSmsSender: lambda.CustomSMSSender?.LambdaArn,
    kmsKeyArn: lambda.KMSKeyID,
  };
  return Object.values(functions).some((value) => value !== undefined) ? { lambdaTriggers: functions } : {};
}
