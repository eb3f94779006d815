import { FIRST_FACTORS } from '@auth0-cognito/contract';
import type { AwsApi, JsonObject } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import { entriesOfAllPages } from '../aws/pages';
import type { UserPool } from '../configuration/pools';
import type { ValueLimits } from './attribute-values';
import type { UserGroup } from './token-claims';

/** Settings of a pool for native users and tokens, in addition to those of the directory. */
export interface PoolSettings {
  /** MFA of native users: required, optional or off. It does not apply to federated users. */
  readonly mfa: 'OFF' | 'OPTIONAL' | 'ON';
  /** Attributes that users sign in with (`email`); the username is then the `sub`. */
  readonly usernameAttributes: readonly string[];
  /** Attributes that users can sign in with instead of the username. */
  readonly aliasAttributes: readonly string[];
  readonly passwordPolicy: PasswordPolicy;
  /** Limits of the schema, by attribute. */
  readonly limits: Readonly<Record<string, ValueLimits>>;
  /** Attributes whose new value takes effect after its verification. */
  readonly verifiedBeforeUpdate: readonly string[];
  /** First factors of native users, such as `WEB_AUTHN`. */
  readonly firstFactors: readonly string[];
}

/** Password policy of native users. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly uppercase: boolean;
  readonly lowercase: boolean;
  readonly numbers: boolean;
  readonly symbols: boolean;
}

function passwordPolicy(pool: JsonObject): PasswordPolicy {
  const policies = (pool.Policies ?? {}) as { PasswordPolicy?: JsonObject };
  const policy = policies.PasswordPolicy;
  return {
    minimumLength: Number(policy?.MinimumLength ?? 8),
    uppercase: policy?.RequireUppercase !== false,
    lowercase: policy?.RequireLowercase !== false,
    numbers: policy?.RequireNumbers !== false,
    symbols: policy?.RequireSymbols !== false,
  };
}

function firstFactors(pool: JsonObject): readonly string[] {
  const policies = (pool.Policies ?? {}) as { SignInPolicy?: { AllowedFirstAuthFactors?: string[] } };
  return policies.SignInPolicy?.AllowedFirstAuthFactors ?? [FIRST_FACTORS.password];
}

const bound = (value: unknown): number | undefined =>
  value === undefined || value === null || value === '' ? undefined : Number(value);

function limitsOf(pool: JsonObject): Record<string, ValueLimits> {
  const limits: Record<string, ValueLimits> = {};
  for (const attribute of (pool.SchemaAttributes ?? []) as JsonObject[]) {
    const text = (attribute.StringAttributeConstraints ?? {}) as JsonObject;
    const number = (attribute.NumberAttributeConstraints ?? {}) as JsonObject;
    const least = bound(text.MinLength ?? number.MinValue);
    const most = bound(text.MaxLength ?? number.MaxValue);
    limits[String(attribute.Name)] = { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
  }
  return limits;
}

/** Reads the current settings. */
export async function poolSettings(api: AwsApi, pool: UserPool): Promise<PoolSettings> {
  const response = await api('cognito-idp', 'DescribeUserPool', { UserPoolId: pool.id }, pool);
  const described = (response.UserPool ?? {}) as JsonObject;
  return {
    mfa: (described.MfaConfiguration ?? 'OFF') as PoolSettings['mfa'],
    usernameAttributes: (described.UsernameAttributes ?? []) as string[],
    aliasAttributes: (described.AliasAttributes ?? []) as string[],
    passwordPolicy: passwordPolicy(described),
    limits: limitsOf(described),
    verifiedBeforeUpdate: ((described.UserAttributeUpdateSettings as JsonObject | undefined)
      ?.AttributesRequireVerificationBeforeUpdate ?? []) as string[],
    firstFactors: firstFactors(described),
  };
}

/** The groups of the pool that Terraform created. */
export async function poolGroups(api: AwsApi, pool: UserPool): Promise<UserGroup[]> {
  const groups = await entriesOfAllPages('Groups', (page) =>
    api('cognito-idp', 'ListGroups', { UserPoolId: pool.id, Limit: 60, ...page }, pool),
  );
  return groups.map((group) => ({
    name: String(group.GroupName),
    ...(group.RoleArn ? { roleArn: String(group.RoleArn) } : {}),
    ...(typeof group.Precedence === 'number' ? { precedence: group.Precedence } : {}),
  }));
}

/** The managed login style of a client. Managed login has no pages without one. */
export async function brandingOf(api: AwsApi, pool: UserPool, clientId: string): Promise<JsonObject | undefined> {
  const input = { UserPoolId: pool.id, ClientId: clientId };
  try {
    const response = await api('cognito-idp', 'DescribeManagedLoginBrandingByClient', input, pool);
    return response.ManagedLoginBranding as JsonObject;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
