import * as checks from '../checks';
import * as errors from '../errors';
import type { ResourceServer, ScopeOwner } from '../user-pool/resource-server';

/** Scopes that every pool has. */
export const STANDARD_SCOPES: readonly string[] = [
  'openid',
  'email',
  'profile',
  'phone',
  'aws.cognito.signin.user.admin',
];

/** Scopes of a client through which people sign in, where it names none. */
export const DEFAULT_SCOPES: readonly string[] = ['openid', 'email', 'profile'];

const MOST_SCOPES = 50;

const ownerOf = <T extends ScopeOwner>(scope: string, servers: readonly T[]) =>
  servers.find(({ identifier, scopeNames }) => scopeNames.some((name) => scope === `${identifier}/${name}`));

/** Faults of a client's scopes. Those of other stacks' resource servers can only be given as tokens. @internal */
export function checkScopes(
  path: string,
  scopes: readonly string[],
  servers: readonly ScopeOwner[],
  isMachine: boolean,
): checks.Findings {
  if (!checks.isLiteral(scopes)) return undefined;
  const literals = scopes.filter((scope) => checks.isLiteral(scope));
  const needsOpenid = ['email', 'profile', 'phone'].some((scope) => literals.includes(scope));
  return [
    scopes.length === 0 ? errors.listEmpty(path, 'scope') : undefined,
    scopes.length > MOST_SCOPES ? errors.listTooLong(path, scopes.length, MOST_SCOPES) : undefined,
    checks.distinct(path, scopes),
    scopes.map((scope, index) => {
      if (!checks.isLiteral(scope)) return undefined;
      const isStandard = STANDARD_SCOPES.includes(scope);
      if (isMachine && isStandard) return errors.machineScope(`${path}[${index}]`, scope);
      return isStandard || ownerOf(scope, servers) ? undefined : errors.scopeUnknown(`${path}[${index}]`, scope);
    }),
    !isMachine && needsOpenid && !literals.includes('openid') ? errors.scopeNeedsOpenid(path, scopes) : undefined,
  ];
}

/** Scopes as Terraform takes them: those of resource servers by reference. */
export function resolveScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  return scopes.map((scope) => {
    const owner = checks.isLiteral(scope) ? ownerOf(scope, servers) : undefined;
    return owner ? owner.scopeReference(scope.slice(owner.identifier.length + 1)) : scope;
  });
}
