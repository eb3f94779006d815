import { STANDARD_SCOPES, userPoolIssuer } from '@auth0-cognito/contract';
import type { UserPool } from '../configuration/pools';
import type { UsersContext } from './context';

/** The OpenID configuration that a pool publishes at `https://cognito-idp.{region}.amazonaws.com/{pool id}/.well-known/…`. */
async function discovery(context: UsersContext, pool: UserPool): Promise<object> {
  const issuer = userPoolIssuer(pool.region, pool.id);
  const domains = (await context.directory.domains()).filter((domain) => domain.userPoolId === pool.id);
  const domain = domains.find(({ kind }) => kind === 'custom') ?? domains[0];
  const base = domain && `https://${domain.host}`;
  return {
    ...(base ? { authorization_endpoint: `${base}/oauth2/authorize`, end_session_endpoint: `${base}/logout` } : {}),
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    ...(base ? { revocation_endpoint: `${base}/oauth2/revoke` } : {}),
    scopes_supported: STANDARD_SCOPES.filter((scope) => !scope.includes('.')),
    subject_types_supported: ['public'],
    ...(base
      ? {
          token_endpoint: `${base}/oauth2/token`,
          token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
          userinfo_endpoint: `${base}/oauth2/userInfo`,
        }
      : {}),
  };
}

/**
 * The document at a path of the `cognito-idp` host, or `undefined` for another path or an unknown pool.
 *
 * @param path - such as `/eu-central-1_abc/.well-known/jwks.json`
 */
export async function wellKnown(context: UsersContext, path: string): Promise<object | undefined> {
  const [, poolId, document] =
    /^\/([\w-]+_[A-Za-z0-9]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(path) ?? [];
  if (poolId === undefined) return undefined;
  const pool = await context.directory.userPool(poolId);
  if (!pool) return undefined;
  return document === 'jwks.json' ? context.keys.jwks(pool.id) : discovery(context, pool);
}
