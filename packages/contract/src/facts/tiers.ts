/**
 * Feature plans (tiers) of a user pool and what each feature needs.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 */
export const USER_POOL_TIERS = ['LITE', 'ESSENTIALS', 'PLUS'] as const;

/** Feature plan of a user pool. */
export type UserPoolTier = (typeof USER_POOL_TIERS)[number];

/** Feature plan of a pool that sets none. */
export const DEFAULT_TIER: UserPoolTier = 'ESSENTIALS';

/** Lowest tier of each feature that LITE does not have. */
export const FEATURE_TIERS = {
  managedLogin: 'ESSENTIALS',
  refreshTokenRotation: 'ESSENTIALS',
  choiceBasedSignIn: 'ESSENTIALS',
  passkeys: 'ESSENTIALS',
  emailMfa: 'ESSENTIALS',
  passwordHistory: 'ESSENTIALS',
  accessTokenCustomization: 'ESSENTIALS',
  threatProtection: 'PLUS',
} as const satisfies Record<string, UserPoolTier>;

/** A feature that depends on the tier. */
export type TieredFeature = keyof typeof FEATURE_TIERS;

/** Whether a pool of this tier has a feature. */
export const hasFeature = (tier: UserPoolTier, feature: TieredFeature): boolean =>
  USER_POOL_TIERS.indexOf(tier) >= USER_POOL_TIERS.indexOf(FEATURE_TIERS[feature]);
