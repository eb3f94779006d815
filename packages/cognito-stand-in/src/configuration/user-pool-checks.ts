import { FIRST_FACTORS, hasFeature, QUOTAS } from '@auth0-cognito/contract';
import type { TieredFeature, UserPoolTier } from '@auth0-cognito/contract';
import type { JsonObject } from '../aws/api';
import { refusals } from '../aws/refusals';
import { tierOf } from './lookups';

/** Refuses a feature that is used and not available in the tier. */
export function needsTier(tier: UserPoolTier, feature: TieredFeature, title: string, isUsed: boolean): void {
  if (isUsed && !hasFeature(tier, feature)) throw refusals.tierLacks(title, tier);
}

/** The first name that occurs twice. */
export const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

/** Refuses reserved tags, and too many tags. @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export function checkTags(tags: unknown, refuse: (message: string) => Error): void {
  const keys = Object.keys((tags ?? {}) as JsonObject);
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'));
  if (reserved) throw refuse(`The tag key ${reserved} begins with aws:, which is reserved`);
  if (keys.length > QUOTAS.tags) throw refuse(`A resource has at most ${QUOTAS.tags} tags, not ${keys.length}`);
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html */
function checkTriggers(triggers: JsonObject): void {
  const { PreTokenGeneration: legacy, PreTokenGenerationConfig: config, KMSKeyID: key } = triggers;
  const arn = (config as JsonObject | undefined)?.LambdaArn;
  if (legacy && arn && legacy !== arn) {
    throw refusals.invalid('PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be identical');
  }
  if ((triggers.CustomEmailSender || triggers.CustomSMSSender) && !key) {
    throw refusals.invalid('KMSKeyID is required with CustomEmailSender or CustomSMSSender');
  }
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html */
function checkTier(input: JsonObject, policies: JsonObject, triggers: JsonObject): void {
  const tier = tierOf(input);
  const addOns = input.UserPoolAddOns as { AdvancedSecurityMode?: string } | undefined;
  const password = policies.PasswordPolicy as JsonObject | undefined;
  const factors = ((policies.SignInPolicy as JsonObject | undefined)?.AllowedFirstAuthFactors ?? []) as string[];
  const version = (triggers.PreTokenGenerationConfig as JsonObject | undefined)?.LambdaVersion ?? 'V1_0';
  needsTier(tier, 'threatProtection', 'Threat protection', (addOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF');
  needsTier(tier, 'passwordHistory', 'Password history', Number(password?.PasswordHistorySize ?? 0) > 0);
  const isChoiceBased = factors.some((factor) => factor !== FIRST_FACTORS.password);
  needsTier(tier, 'choiceBasedSignIn', 'Choice-based sign-in', isChoiceBased);
  if (factors.length > 0 && !factors.includes(FIRST_FACTORS.password)) throw refusals.firstFactorPassword();
  needsTier(tier, 'accessTokenCustomization', 'Access token customization', version !== 'V1_0');
}

/** Refuses settings of a new or changed pool that the service model allows and AWS refuses. */
export function checkSettings(input: JsonObject): void {
  const triggers = (input.LambdaConfig ?? {}) as JsonObject;
  checkTier(input, (input.Policies ?? {}) as JsonObject, triggers);
  checkTriggers(triggers);
  checkTags(input.UserPoolTags, refusals.tagging);

  const updates = input.UserAttributeUpdateSettings as
    | { AttributesRequireVerificationBeforeUpdate?: string[] }
    | undefined;
  const verified = (input.AutoVerifiedAttributes ?? []) as string[];
  if (updates?.AttributesRequireVerificationBeforeUpdate?.some((attribute) => !verified.includes(attribute))) {
    throw refusals.verifyBeforeUpdate();
  }
  const email = (input.EmailConfiguration ?? {}) as JsonObject;
  if (email.EmailSendingAccount === 'DEVELOPER' && !email.SourceArn) {
    throw refusals.invalid('SourceArn is required if EmailSendingAccount is DEVELOPER');
  }
}

/**
 * Refuses a lower tier while a feature of the higher tier is in use.
 *
 * @param mfa - as `SetUserPoolMfaConfig` set it
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/feature-plans-deactivate.html
 */
export function checkTierChange(input: JsonObject, mfa: JsonObject | undefined): void {
  if (mfa?.EmailMfaConfiguration && !hasFeature(tierOf(input), 'emailMfa')) throw refusals.tierChange('email MFA');
}
