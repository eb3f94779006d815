import { identityPoolPrincipal } from '@auth0-cognito/contract';
import { policyAllows } from '../aws/policies';

/** A token for which a role is assumed, as the trust policy of the role evaluates it. */
export interface TrustRequest {
  /** Federated principal: the identity pools of a region, or the ARN of an IAM OIDC provider. */
  readonly principal: string;
  /** Values of the token by condition key, such as `cognito-identity.amazonaws.com:aud`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Claims of a token that policy conditions use. */
interface Claims {
  readonly aud: string;
  /** For identity pools: `authenticated` or `unauthenticated`, and the providers. */
  readonly amr?: readonly string[];
  readonly sub: string;
}

const valuesOf = (prefix: string, { aud, amr, sub }: Claims) => ({
  [`${prefix}:aud`]: [aud],
  [`${prefix}:sub`]: [sub],
  ...(amr && { [`${prefix}:amr`]: amr }),
});

/** A token of an identity pool: `aud` is the pool's id, `sub` the identity's. */
export function identityPoolTrust(region: string, claims: Required<Claims>): TrustRequest {
  const principal = identityPoolPrincipal(region);
  return { principal, values: valuesOf(principal, claims) };
}

/** A token of an IAM OIDC provider. Its condition keys begin with its URL without the scheme. */
export const openIdConnectTrust = (arn: string, url: string, claims: Claims): TrustRequest => ({
  principal: arn,
  values: valuesOf(url, claims),
});

/**
 * Whether a trust policy allows the principal of a token to assume the role. Throws if the policy uses an operator that is not rehearsed.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export const roleTrusts = (trustPolicy: unknown, { principal, values }: TrustRequest): boolean =>
  policyAllows(trustPolicy, { action: 'sts:AssumeRoleWithWebIdentity', principal: { Federated: principal }, values });
