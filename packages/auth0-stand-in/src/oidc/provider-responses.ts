import { canParseUrl } from '@auth0-cognito/contract';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Tenant } from '../management/tenant';
import { organizationById, organizationClaims } from './organizations';
import type { GrantedOrganizations } from './organizations';
import { clientOf } from './users';
import { postLogin } from './post-login';
import { isAllowedOrigin } from './redirects';

type IdToken = InstanceType<Provider['IdToken']>;

interface TokenRefusal {
  readonly status: number;
  readonly error: string;
  readonly error_description: string;
}

/** Error descriptions of Auth0 for refused grants, by the error detail of oidc-provider. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/redirect_uri mismatch/, 'The redirect URI is wrong'],
  [/code_verifier/, 'Failed to verify code verifier'],
  [/refresh token/, 'Unknown or invalid refresh token.'],
  [/.*/, 'Invalid authorization code'],
];

/** The error detail; `code_verifier` for a failed PKCE check, the only error with a cause. */
const causeOf = (error: Error): string =>
  error.cause ? 'code_verifier' : 'error_detail' in error ? String(error.error_detail) : '';

/** Converts an error of the token endpoint to that of Auth0. */
export function tokenRefusal(error: Error, grantType: unknown): TokenRefusal | undefined {
  if (!(error instanceof errors.InvalidGrant)) return undefined;
  const cause = grantType === 'refresh_token' ? 'refresh token' : causeOf(error);
  const [, description = ''] = REFUSALS.find(([pattern]) => pattern.test(cause)) ?? [];
  return { status: 403, error: 'invalid_grant', error_description: description };
}

const withoutIssuer = (ctx: KoaContextWithOIDC) => {
  const location = ctx.response.get('location');
  if (!canParseUrl(location)) return;
  const url = new URL(location);
  if (!url.searchParams.has('iss')) return;
  url.searchParams.delete('iss');
  ctx.set('location', url.href);
};

/** Adds the organization to ID tokens, and the custom claims of actions to ID tokens and userinfo, as Auth0 does. */
const addCustomClaims = (tenant: Tenant, provider: Provider, organizations: GrantedOrganizations) => {
  const organizationOf = ({ oidc }: Pick<KoaContextWithOIDC, 'oidc'>) =>
    organizationById(tenant, organizations.get(oidc.entities.Grant?.jti ?? ''));
  const { prototype } = provider.IdToken;
  const payload = Reflect.get(prototype, 'payload') as IdToken['payload'];
  prototype.payload = async function (this: IdToken) {
    const organization = organizationOf(Reflect.get(this, 'ctx') as KoaContextWithOIDC);
    const sub = String(this.available.sub);
    const { claims } = await postLogin(tenant, { clientId: this.client.clientId, sub, organization });
    const named = organization && organizationClaims(tenant, organization);
    return { ...claims, ...named, ...(await payload.call(this)) };
  };
  provider.use(async (koaContext, next) => {
    await next();
    const ctx = koaContext as KoaContextWithOIDC;
    const { oidc, response, path } = ctx;
    if (path !== '/userinfo' || response.status !== 200 || !oidc.client || !oidc.account) return;
    const [clientId, sub] = [oidc.client.clientId, oidc.account.accountId];
    const { claims } = await postLogin(tenant, { clientId, sub, organization: organizationOf(ctx) });
    response.body = { ...claims, ...(response.body as object) };
  });
};

const CROSS_ORIGIN_PATHS = new Set(['/oauth/token', '/oauth/revoke', '/userinfo']);

/** Adds CORS headers for the allowed origins of the application. */
const crossOrigin = (tenant: Tenant, ctx: KoaContextWithOIDC) => {
  ctx.remove('access-control-allow-origin');
  const origin = ctx.get('origin');
  const client = clientOf(tenant, ctx.oidc.client?.clientId);
  if (origin && client && isAllowedOrigin(origin, client)) {
    ctx.set({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' });
  }
};

/** Converts responses of oidc-provider to those of Auth0. */
export function afterProvider(tenant: Tenant, provider: Provider, organizations: GrantedOrganizations): void {
  addCustomClaims(tenant, provider, organizations);
  const refusals = new WeakMap<object, TokenRefusal>();
  provider.on('grant.error', (ctx, error) => {
    const refusal = tokenRefusal(error, ctx.oidc.params?.grant_type);
    if (refusal) refusals.set(ctx.req, refusal);
  });
  provider.on('server_error', (_, error) => {
    console.error('auth0-stand-in: the sign-in failed', error);
  });
  provider.use(async (koaContext, next) => {
    const ctx = koaContext as KoaContextWithOIDC;
    await next();
    withoutIssuer(ctx);
    const refusal = refusals.get(ctx.req);
    if (refusal) {
      const { status, ...body } = refusal;
      ctx.status = status;
      ctx.body = body;
    }
    if (CROSS_ORIGIN_PATHS.has(ctx.path)) crossOrigin(tenant, ctx);
  });
}
