import { DEFAULT_TIER, FIRST_FACTORS, hasFeature } from '@auth0-cognito/contract';
import type { TieredFeature, UserPoolTier } from '@auth0-cognito/contract';
import type { JsonObject, OperationCall, Operations, Scope } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { IamDirectory } from '../moto/iam-directory';
import type { ScopedStore, Store } from './store';
import { tierOf, userPool } from './lookups';
import type { SmsConfiguration } from './user-pool-mfa';
import { checkFirstFactors, checkRecovery, checkSmsRole, mfaOperations } from './user-pool-mfa';
import { shownAttribute, wholeSchema } from './user-pool-schema';

const SETTINGS_OF_CREATION = ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration', 'UserPoolTags'];
const PASSWORD_POLICY = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

/** Refuses a feature in use that the tier lacks. */
function needsTier(tier: UserPoolTier, feature: TieredFeature, title: string, isUsed: boolean): void {
  if (isUsed && !hasFeature(tier, feature)) throw refusals.tierLacks(title, tier);
}

/** Refuses what AWS refuses in the settings of a new or a changed pool. */
function check(input: JsonObject): void {
  const tier = tierOf(input);
  const addOns = input.UserPoolAddOns as { AdvancedSecurityMode?: string } | undefined;
  if (addOns?.AdvancedSecurityMode && addOns.AdvancedSecurityMode !== 'OFF' && !hasFeature(tier, 'threatProtection')) {
    throw refusals.tierLacks('Threat protection', tier);
  }

  const policies = (input.Policies ?? {}) as { PasswordPolicy?: JsonObject; SignInPolicy?: JsonObject };
  const triggers = (input.LambdaConfig ?? {}) as { PreTokenGenerationConfig?: JsonObject };
  const factors = (policies.SignInPolicy?.AllowedFirstAuthFactors ?? []) as string[];
  const version = triggers.PreTokenGenerationConfig?.LambdaVersion;
  needsTier(tier, 'passwordHistory', 'Password history', Number(policies.PasswordPolicy?.PasswordHistorySize ?? 0) > 0);
  needsTier(
    tier,
    'choiceBasedSignIn',
    'Choice-based sign-in',
    factors.some((factor) => factor !== 'PASSWORD'),
  );
  if (factors.length > 0 && !factors.includes(FIRST_FACTORS.password)) throw refusals.firstFactorPassword();
  needsTier(
    tier,
    'accessTokenCustomization',
    'Access token customization',
    version !== undefined && version !== 'V1_0',
  );

  const updates = input.UserAttributeUpdateSettings as
    { AttributesRequireVerificationBeforeUpdate?: string[] } | undefined;
  const verified = (input.AutoVerifiedAttributes ?? []) as string[];
  if (updates?.AttributesRequireVerificationBeforeUpdate?.some((attribute) => !verified.includes(attribute))) {
    throw refusals.verifyBeforeUpdate();
  }
}

/** The settings with what AWS fills in. */
function withDefaults(input: JsonObject): JsonObject {
  const policies = input.Policies as { PasswordPolicy?: JsonObject; SignInPolicy?: JsonObject } | undefined;
  return {
    DeletionProtection: 'INACTIVE',
    UserPoolTier: DEFAULT_TIER,
    MfaConfiguration: 'OFF',
    ...input,
    Policies: {
      SignInPolicy: policies?.SignInPolicy ?? { AllowedFirstAuthFactors: ['PASSWORD'] },
      PasswordPolicy: { ...PASSWORD_POLICY, ...policies?.PasswordPolicy },
    },
  };
}

/** Forgets everything that belongs to a pool. */
function forget(poolId: string, stored: ScopedStore): void {
  stored.resourceServers.drop(poolId);
  stored.riskConfigurations.drop(poolId);
  stored.uiCustomizations.drop(poolId);
  stored.brandings.drop(poolId);
  stored.mfa.delete(poolId);
  stored.logDelivery.delete(poolId);
  stored.userPoolTags.delete(poolId);
}

/**
 * User pools. moto keeps the settings; added are AWS's defaults, the settings that an update must not lose, MFA, tags and
 * both domains in the description, and what AWS refuses.
 */
export function userPoolOperations(store: Store, iam: (scope: Scope) => IamDirectory): Operations {
  const described = (pool: JsonObject, call: OperationCall): JsonObject => {
    const stored = store.in(call);
    const domains = [...store.domains.values()].filter(({ userPoolId }) => userPoolId === pool.Id);
    const { Domain: _motoTellsOneOfBoth, ...rest } = pool;
    const named = (kind: string) => domains.find((domain) => domain.kind === kind)?.name;
    return {
      ...rest,
      SchemaAttributes: ((pool.SchemaAttributes ?? []) as JsonObject[]).map(shownAttribute),
      MfaConfiguration: stored.mfa.get(String(pool.Id))?.MfaConfiguration ?? 'OFF',
      UserPoolTags: stored.userPoolTags.get(String(pool.Id)) ?? {},
      ...(named('prefix') ? { Domain: named('prefix') } : {}),
      ...(named('custom') ? { CustomDomain: named('custom') } : {}),
    };
  };

  return {
    'cognito-idp:CreateUserPool': async (input, call) => {
      if ((input.AliasAttributes as unknown[])?.length && (input.UsernameAttributes as unknown[])?.length) {
        throw refusals.bothAliasAndUsername();
      }
      check(input);
      await checkSmsRole(input.SmsConfiguration as SmsConfiguration | undefined, iam(call));
      checkRecovery(input, { MfaConfiguration: input.MfaConfiguration });

      const schema = wholeSchema((input.Schema ?? []) as JsonObject[]);
      const pool = (await call.next({ ...withDefaults(input), Schema: schema })).UserPool as JsonObject;
      const stored = store.in(call);
      stored.mfa.set(String(pool.Id), { MfaConfiguration: input.MfaConfiguration ?? 'OFF' });
      stored.userPoolTags.set(String(pool.Id), (input.UserPoolTags ?? {}) as Record<string, string>);
      return { UserPool: described(pool, call) };
    },

    'cognito-idp:DescribeUserPool': async (_input, call) => ({
      UserPool: described((await call.next()).UserPool as JsonObject, call),
    }),

    'cognito-idp:UpdateUserPool': async (input, call) => {
      const before = await userPool(input.UserPoolId, call);
      check(input);
      await checkSmsRole(input.SmsConfiguration as SmsConfiguration | undefined, iam(call));
      checkRecovery(input, {
        ...store.in(call).mfa.get(String(input.UserPoolId)),
        MfaConfiguration: input.MfaConfiguration,
      });
      checkFirstFactors(input, {
        ...store.in(call).mfa.get(String(input.UserPoolId)),
        MfaConfiguration: input.MfaConfiguration,
      });

      const kept = SETTINGS_OF_CREATION.filter((name) => before[name]).map((name) => [name, before[name]]);
      const renamed = input.PoolName ? { Name: input.PoolName } : {};
      await call.next({ ...Object.fromEntries(kept), ...withDefaults(input), ...renamed });
      const stored = store.in(call);
      const poolId = String(input.UserPoolId);
      stored.mfa.set(poolId, { ...stored.mfa.get(poolId), MfaConfiguration: input.MfaConfiguration ?? 'OFF' });
      if (input.UserPoolTags) stored.userPoolTags.set(poolId, input.UserPoolTags as Record<string, string>);
      return {};
    },

    'cognito-idp:DeleteUserPool': async (input, call) => {
      const pool = await userPool(input.UserPoolId, call);
      if (pool.DeletionProtection === 'ACTIVE') throw refusals.userPoolProtected();
      if (pool.Domain ?? pool.CustomDomain) throw refusals.userPoolHasDomain();

      const answer = await call.next();
      forget(String(input.UserPoolId), store.in(call));
      return answer;
    },

    ...mfaOperations(store, iam),
  };
}
