import type { IdentityPool, RoleMapping } from '../configuration/pools';
import type { VerifiedLogin } from './identity-store';

/** The role of an identity, or the reason for the refusal. */
export type RoleChoice =
  | { readonly roleArn: string }
  | { readonly refusal: 'none' | 'denied' | 'custom role not allowed' };

const MATCHES: Readonly<Record<RoleMapping['rules'][number]['matchType'], (claim: string, value: string) => boolean>> =
  {
    Equals: (claim, value) => claim === value,
    NotEqual: (claim, value) => claim !== value,
    Contains: (claim, value) => claim.includes(value),
    StartsWith: (claim, value) => claim.startsWith(value),
  };

const claimText = (claim: unknown) => (Array.isArray(claim) ? claim.join(',') : String(claim));

function byRules(mapping: RoleMapping, login: VerifiedLogin): string | undefined {
  const rule = mapping.rules.find(({ claim, matchType, value }) => {
    const found = login.claims[claim];
    return found !== undefined && MATCHES[matchType](claimText(found), value);
  });
  return rule?.roleArn;
}

/** A role of the token: the requested one, if the token has it; without a request, the preferred role or the only one. */
function byToken(login: VerifiedLogin, customRoleArn: string | undefined): string | undefined {
  const roles = (login.claims['cognito:roles'] ?? []) as readonly string[];
  if (customRoleArn !== undefined) return roles.includes(customRoleArn) ? customRoleArn : undefined;
  const preferred = login.claims['cognito:preferred_role'];
  return typeof preferred === 'string' ? preferred : roles.length === 1 ? roles[0] : undefined;
}

/**
 * Selects the role: that of guests, one by the role mapping of provider and client, or that of authenticated users.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function chooseRole(
  pool: IdentityPool,
  logins: readonly VerifiedLogin[],
  customRoleArn: string | undefined,
): RoleChoice {
  const roleChoiceOf = (roleArn: string | undefined): RoleChoice => (roleArn ? { roleArn } : { refusal: 'none' });
  const [login] = logins;
  if (!login) return customRoleArn ? { refusal: 'custom role not allowed' } : roleChoiceOf(pool.unauthenticatedRoleArn);

  const mapping = pool.roleMappings[`${login.provider}:${login.audience}`] ?? pool.roleMappings[login.provider];
  if (customRoleArn !== undefined && mapping?.type !== 'Token') return { refusal: 'custom role not allowed' };
  if (!mapping) return roleChoiceOf(pool.authenticatedRoleArn);

  const mapped = mapping.type === 'Token' ? byToken(login, customRoleArn) : byRules(mapping, login);
  if (mapped) return { roleArn: mapped };
  if (customRoleArn !== undefined) return { refusal: 'custom role not allowed' };
  return mapping.ambiguousRoleResolution === 'AuthenticatedRole'
    ? roleChoiceOf(pool.authenticatedRoleArn)
    : { refusal: 'denied' };
}
