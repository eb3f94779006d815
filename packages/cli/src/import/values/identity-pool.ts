import { userPoolProviderName } from '@auth0-cognito/contract';
import type { ExistingIdentityPool, ExistingPool } from '@auth0-cognito/delivery/existing';
import { keysFor, ownTags } from './keys';

type Mapping = NonNullable<ExistingIdentityPool['roles']['RoleMappings']>[string];

/** Values of an identity pool. They refer to the existing roles, which the stack does not change. */
export function identityPoolValues(
  { pool, roles }: ExistingIdentityPool,
  { region, pool: userPool, groups }: ExistingPool,
  { webClientId, defaultTags }: { readonly webClientId: string; readonly defaultTags: readonly string[] },
) {
  const provider = userPoolProviderName(region, userPool.Id ?? '');
  const entry = (pool.CognitoIdentityProviders ?? []).find(
    ({ ProviderName, ClientId }) => ProviderName === provider && ClientId === webClientId,
  );
  const { authenticated, unauthenticated } = roles.Roles ?? {};
  const guestAccess = pool.AllowUnauthenticatedIdentities ?? false;
  const mapping = roles.RoleMappings?.[`${provider}:${webClientId}`];
  const roleArns = [...new Set(mapping ? groups.flatMap(({ RoleArn }) => RoleArn ?? []) : [])];
  const keys = keysFor(roleArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)));
  return {
    name: pool.IdentityPoolName ?? '',
    ...(authenticated && { authenticatedRole: { existingArn: authenticated } }),
    guestAccess,
    ...(guestAccess && unauthenticated && { guestRole: { existingArn: unauthenticated } }),
    ...(roleArns.length > 0 && {
      roles: Object.fromEntries(roleArns.map((existingArn, index) => [keys[index] ?? '', { existingArn }])),
    }),
    ...(mapping && { roleMapping: mappingValues(mapping) }),
    allowClassicFlow: pool.AllowClassicFlow ?? false,
    ...(entry && { serverSideTokenCheck: entry.ServerSideTokenCheck ?? false }),
    tags: ownTags(pool.IdentityPoolTags, defaultTags),
  };
}

function mappingValues({ Type, AmbiguousRoleResolution: ambiguousRoleResolution, RulesConfiguration }: Mapping) {
  if (Type === 'Token') return { type: 'token', ambiguousRoleResolution };
  return {
    type: 'rules',
    ambiguousRoleResolution,
    rules: (RulesConfiguration?.Rules ?? []).map(({ Claim, MatchType, Value, RoleARN }) => ({
      claim: Claim,
      matchType: MatchType,
      value: Value,
      roleArn: RoleARN,
    })),
  };
}

/**
 * Values of the groups, and the groups that the values cannot describe: a role requires a precedence and a role mapping, and a precedence requires a
 * role. The stack does not change such a group.
 */
export function groupValues(
  groups: ExistingPool['groups'],
  roles: Readonly<Record<string, { readonly existingArn: string }>> = {},
) {
  const keyOf = (arn: string) => Object.entries(roles).find(([, { existingArn }]) => existingArn === arn)?.[0];
  const isKnown = ({ RoleArn, Precedence }: ExistingPool['groups'][number]) =>
    RoleArn === undefined ? Precedence === undefined : Precedence !== undefined && keyOf(RoleArn) !== undefined;
  const known = groups.filter(isKnown);
  const keys = keysFor(known.map(({ GroupName = '' }) => GroupName));
  const values = known.map(({ GroupName: name, Description, Precedence, RoleArn }, index) => [
    keys[index] ?? '',
    {
      name,
      description: Description || undefined,
      precedence: Precedence,
      role: RoleArn === undefined ? undefined : keyOf(RoleArn),
    },
  ]);
  return {
    groups: Object.fromEntries(values) as Record<string, object>,
    unmanaged: groups.filter((group) => !isKnown(group)),
  };
}
