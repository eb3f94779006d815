import * as checks from '../checks';
import { fault } from '../faults';
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
    scopes.length === 0 ? fault.ERR_LIST_EMPTY({ path, what: 'scope' }) : undefined,
    scopes.length > MOST_SCOPES
      ? fault.ERR_LIST_TOO_LONG({ path, length: scopes.length, most: MOST_SCOPES })
      : undefined,
    checks.distinct(path, scopes),
    scopes.map((scope, index) => {
      if (!checks.isLiteral(scope)) return undefined;
      const isStandard = STANDARD_SCOPES.includes(scope);
      if (isMachine && isStandard) return fault.ERR_MACHINE_SCOPE({ path: `${path}[${index}]`, received: scope });
      return isStandard || ownerOf(scope, servers)
        ? undefined
        : fault.ERR_SCOPE_UNKNOWN({ path: `${path}[${index}]`, received: scope });
    }),
    !isMachine && needsOpenid && !literals.includes('openid')
      ? fault.ERR_SCOPE_OPENID_MISSING({ path, received: scopes })
      : undefined,
  ];
}

/** Scopes as Terraform takes them: those of resource servers by reference. */
export function resolveScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  return scopes.map((scope) => {
    const owner = checks.isLiteral(scope) ? ownerOf(scope, servers) : undefined;
    return owner ? owner.scopeReference(scope.slice(owner.identifier.length + 1)) : scope;
  });
}
