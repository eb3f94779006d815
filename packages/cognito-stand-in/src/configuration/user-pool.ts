import { DEFAULT_TIER } from '@auth0-cognito/contract';
import type { JsonObject, OperationCall, Operations, Scope } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { IamDirectory } from '../moto/iam-directory';
import type { ScopedStore, Store } from './store';
import { userPool } from './lookups';
import { checkSettings, checkTierChange, repeated } from './user-pool-checks';
import type { SmsConfiguration } from './user-pool-mfa';
import { checkFirstFactors, checkRecovery, checkSmsRole, mfaOperations } from './user-pool-mfa';
import { shownAttribute, wholeSchema } from './user-pool-schema';

const CREATE_ONLY_SETTINGS = ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration', 'UserPoolTags'];
const PASSWORD_POLICY = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
};

/** The settings with the defaults of AWS. */
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

/** Deletes everything that belongs to a pool. */
function deletePoolSettings(poolId: string, stored: ScopedStore): void {
  stored.resourceServers.drop(poolId);
  stored.riskConfigurations.drop(poolId);
  stored.uiCustomizations.drop(poolId);
  stored.brandings.drop(poolId);
  stored.mfa.delete(poolId);
  stored.logDelivery.delete(poolId);
  stored.userPoolTags.delete(poolId);
}

/**
 * User pools. moto stores the settings. This adds the defaults and errors of AWS, keeps settings that an update must not
 * remove, and adds MFA, tags and both domains to the description.
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
      checkSettings(input);
      await checkSmsRole(input.SmsConfiguration as SmsConfiguration | undefined, iam(call));
      checkRecovery(input, { MfaConfiguration: input.MfaConfiguration });

      const requested = (input.Schema ?? []) as JsonObject[];
      const twice = repeated(requested.map(({ Name }) => String(Name)));
      if (twice) throw refusals.invalid(`The schema has the attribute ${twice} twice`);
      const schema = wholeSchema(requested);
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
      checkSettings(input);
      await checkSmsRole(input.SmsConfiguration as SmsConfiguration | undefined, iam(call));
      const mfa = store.in(call).mfa.get(String(input.UserPoolId));
      checkTierChange(input, mfa);
      checkRecovery(input, { ...mfa, MfaConfiguration: input.MfaConfiguration });
      checkFirstFactors(input, { ...mfa, MfaConfiguration: input.MfaConfiguration });

      const kept = CREATE_ONLY_SETTINGS.filter((name) => before[name]).map((name) => [name, before[name]]);
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

      const response = await call.next();
      deletePoolSettings(String(input.UserPoolId), store.in(call));
      return response;
    },

    ...mfaOperations(store, iam),
  };
}
