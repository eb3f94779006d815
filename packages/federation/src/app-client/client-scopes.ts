import { isStandardScope, QUOTAS } from '@auth0-cognito/contract';

import * as checks from '../checks';
import { fault } from '../faults';
import type { ResourceServer, ScopeOwner } from '../user-pool/resource-server';

/** Default scopes of a sign-in client. */
export const DEFAULT_SCOPES: readonly string[] = ['openid', 'email', 'profile'];

const ownerOf = <T extends ScopeOwner>(scope: string, servers: readonly T[]) =>
  servers.find(({ identifier, scopeNames }) => scopeNames.some((name) => scope === `${identifier}/${name}`));

function checkList(path: string, scopes: readonly string[]): checks.Findings {
  return [
    scopes.length === 0 ? fault.ERR_LIST_EMPTY({ path, what: 'scope' }) : undefined,
    scopes.length > QUOTAS.scopesPerClient
      ? fault.ERR_LIST_TOO_LONG({ path, length: scopes.length, most: QUOTAS.scopesPerClient })
      : undefined,
    checks.distinct(path, scopes),
    scopes.map((scope, index) =>
      checks.isLiteral(scope) && scope.length > QUOTAS.scopeLength
        ? fault.ERR_TEXT_LENGTH({ path: `${path}[${index}]`, text: scope, longest: QUOTAS.scopeLength })
        : undefined,
    ),
  ];
}

const unknownScope = (path: string, scope: string, servers: readonly ScopeOwner[] | undefined) =>
  !servers || ownerOf(scope, servers) ? undefined : fault.ERR_SCOPE_UNKNOWN({ path, received: scope });

/** Faults of the scopes of a sign-in client. Those of other stacks' resource servers can only be tokens. @internal */
export function checkScopes(
  path: string,
  scopes: readonly string[],
  servers: readonly ScopeOwner[] | undefined,
): checks.Findings {
  if (!checks.isLiteral(scopes)) return undefined;
  const literals = scopes.filter((scope) => checks.isLiteral(scope));
  const needsOpenid = ['email', 'profile', 'phone'].some((scope) => literals.includes(scope));
  return [
    checkList(path, scopes),
    scopes.map((scope, index) =>
      checks.isLiteral(scope) && !isStandardScope(scope)
        ? unknownScope(`${path}[${index}]`, scope, servers)
        : undefined,
    ),
    needsOpenid && !literals.includes('openid')
      ? fault.ERR_SCOPE_OPENID_MISSING({ path, received: scopes })
      : undefined,
  ];
}

/** Faults of the scopes of a machine client: it has no user, so the standard scopes are refused. @internal */
export function checkMachineScopes(
  path: string,
  scopes: readonly string[],
  servers: readonly ScopeOwner[] | undefined,
): checks.Findings {
  if (!checks.isLiteral(scopes)) return undefined;
  return [
    checkList(path, scopes),
    scopes.map((scope, index) => {
      if (!checks.isLiteral(scope)) return undefined;
      const at = `${path}[${index}]`;
      return isStandardScope(scope)
        ? fault.ERR_MACHINE_SCOPE({ path: at, received: scope })
        : unknownScope(at, scope, servers);
    }),
  ];
}

/** Scopes for Terraform: those of resource servers are references. */
export function resolveScopes(scopes: readonly string[], servers: readonly ResourceServer[]): string[] {
  return scopes.map((scope) => {
    const owner = checks.isLiteral(scope) ? ownerOf(scope, servers) : undefined;
    return owner ? owner.scopeReference(scope.slice(owner.identifier.length + 1)) : scope;
  });
}
