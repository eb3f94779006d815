import { randomBytes } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { Provider, errors, interactionPolicy } from 'oidc-provider';
import type { Tenant } from '../management/tenant';
import { issuerOf } from '../management/tenant';
import { ACCESS_TOKEN_LIFETIME } from '../management/tokens';
import type { OrganizationRecord, SigningKey } from '../store-state';
import { SignInMemory, adapterOf } from './adapter';
import { ID_TOKEN_ALGORITHMS, clientMetadata } from './client-metadata';
import { SCOPES } from './discovery';
import { organizationPage, organizationStateOf } from './organization-prompts';
import { assignMembership, organizationById } from './organizations';
import type { GrantedOrganizations } from './organizations';
import { CLAIMS, accountOf, clientOf, mayUse, activeUser } from './users';
import { errorPage, sendPage } from './pages';
import { postLogin } from './post-login';
import { afterProvider } from './provider-responses';
import { isAllowedCallback } from './redirects';

/** Path of the sign-in page. The id of a sign-in follows; its cookie is limited to this path. */
export const LOGIN_PATH = '/u/login/';
/** Parameter that keeps `offline_access`, which oidc-provider would remove and Auth0 does not. */
export const OFFLINE_PARAMETER = 'stand_in_offline';

const HOUR = 3_600;
const DEFAULT_ID_TOKEN_LIFETIME = 36_000;
const REFRESH_TOKEN_LIFETIME = 31_557_600;

/** Also prompts for a sign-in if the user does not exist, is blocked, or has a connection that is not enabled for the application. */
const policyOf = (tenant: Tenant) => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.add(organizationPage(tenant, 'before'), 0);
  policy.add(organizationPage(tenant, 'after'));
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('account', 'the person cannot use this application', 'login_required', (ctx) => {
      const { account, client } = ctx.oidc;
      const user = account && activeUser(tenant, account.accountId);
      return !user || !client || !mayUse(tenant, client.clientId, user);
    }),
  );
  return policy;
};

/** The organization of a sign-in. Its user must be a member. */
const memberOf = (tenant: Tenant, organization: OrganizationRecord, accountId: string) => {
  const user = activeUser(tenant, accountId);
  if (user) assignMembership(tenant, organization, user);
  const known = organizationById(tenant, organization.id);
  if (!known?.members.includes(accountId))
    throw new errors.AccessDenied(`user ${accountId} is not part of the ${organization.id} organization`);
  return known;
};

/**
 * Creates a grant for the requested scopes at each sign-in: first-party applications need no consent, and the grant of a
 * session can have been revoked by a reused code. Actions run after the organization is known, because they can read it.
 */
const grantFor = (tenant: Tenant, organizations: GrantedOrganizations) => async (ctx: KoaContextWithOIDC) => {
  const { account, client, params, provider } = ctx.oidc;
  if (!account || !client || !params) return undefined;
  const state = organizationStateOf(tenant, ctx);
  const organization = state.kind === 'chosen' ? memberOf(tenant, state.organization, account.accountId) : undefined;
  if (state.kind !== 'prompt') {
    const { denied } = await postLogin(tenant, { clientId: client.clientId, sub: account.accountId, organization });
    if (denied !== undefined) throw new errors.AccessDenied(denied);
  }
  if (params[OFFLINE_PARAMETER]) params.scope = `${String(params.scope)} offline_access`;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(String(params.scope));
  const id = await grant.save();
  if (organization) organizations.set(id, organization.id);
  return grant;
};

const sessionLifetime = (tenant: Tenant) => Number(tenant.store.state.settings.session_lifetime ?? 168) * HOUR;

/** Inputs of a provider. */
interface ProviderParts {
  readonly host: string;
  readonly key: SigningKey;
  readonly organizations: GrantedOrganizations;
}

const configurationOf = (
  tenant: Tenant,
  { host, key, organizations }: ProviderParts,
): ConstructorParameters<typeof Provider>[1] => ({
  adapter: adapterOf(new SignInMemory(), (id) => {
    const client = clientOf(tenant, id);
    return client && clientMetadata(client, host, tenant.secrets.inEffect(client));
  }),
  jwks: { keys: [key.privateJwk] },
  cookies: {
    keys: [randomBytes(32).toString('base64url')],
    names: { session: 'auth0', interaction: 'auth0_interaction', resume: 'auth0_resume' },
    long: { signed: true, httpOnly: true, sameSite: 'lax', secure: true, path: '/' },
    short: { signed: true, httpOnly: true, sameSite: 'lax', secure: true },
  },
  routes: {
    authorization: '/authorize',
    token: '/oauth/token',
    userinfo: '/userinfo',
    revocation: '/oauth/revoke',
    jwks: '/.well-known/jwks.json',
    end_session: '/stand-in/end-session',
  },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
  },
  enabledJWA: { idTokenSigningAlgValues: [...ID_TOKEN_ALGORITHMS] },
  scopes: [...SCOPES],
  claims: CLAIMS,
  conformIdTokenClaims: false,
  extraParams: [OFFLINE_PARAMETER, 'audience', 'connection', 'organization', 'screen_hint', 'auth0Client'],
  findAccount: async (_, sub) => {
    const user = activeUser(tenant, sub);
    return user && accountOf(user);
  },
  interactions: { url: (_, interaction) => `${LOGIN_PATH}${interaction.uid}`, policy: policyOf(tenant) },
  loadExistingGrant: grantFor(tenant, organizations),
  pkce: { required: (_, client) => client.clientAuthMethod === 'none' },
  clientBasedCORS: () => true,
  expiresWithSession: () => false,
  issueRefreshToken: (_, client, code) => client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
  rotateRefreshToken: ({ oidc }) =>
    clientOf(tenant, oidc.client?.clientId)?.refresh_token?.rotation_type === 'rotating',
  ttl: {
    AccessToken: ACCESS_TOKEN_LIFETIME,
    AuthorizationCode: 600,
    Grant: REFRESH_TOKEN_LIFETIME,
    IdToken: (_, __, client) =>
      clientOf(tenant, client.clientId)?.jwt_configuration?.lifetime_in_seconds ?? DEFAULT_ID_TOKEN_LIFETIME,
    Interaction: HOUR,
    RefreshToken: (_, __, client) => {
      const settings = clientOf(tenant, client.clientId)?.refresh_token;
      return settings?.expiration_type === 'expiring'
        ? (settings.token_lifetime ?? REFRESH_TOKEN_LIFETIME)
        : REFRESH_TOKEN_LIFETIME;
    },
    Session: () => sessionLifetime(tenant),
  },
  renderError: (ctx, { error, error_description: description }) => {
    ctx.respond = false;
    sendPage(
      ctx.res,
      ctx.status,
      errorPage({ host, title: 'Sign-in could not continue', message: description ?? error, details: { error } }),
    );
  },
});

/** Creates the OIDC provider of a host of a tenant: oidc-provider, configured to behave like Auth0. */
export async function createProvider(tenant: Tenant, host: string): Promise<Provider> {
  const organizations: GrantedOrganizations = new Map();
  const key = await tenant.signingKey();
  const provider = new Provider(issuerOf(host), configurationOf(tenant, { host, key, organizations }));
  provider.proxy = true;
  // Auth0 adds a session id to every ID token and supports wildcards in callbacks.
  Object.assign(provider.Client.prototype, {
    includeSid: () => true,
    redirectUriAllowed(this: { clientId: string }, requested: string) {
      return isAllowedCallback(requested, clientOf(tenant, this.clientId)?.callbacks ?? []);
    },
  });
  afterProvider(tenant, provider, organizations);
  return provider;
}
