import { auth0ScopesOf, shown, throwFaults, type Fault } from '@auth0-cognito/contract';
import { providerBlock, type Block, type TerraformJson } from '@auth0-cognito/checkout';
import { fault } from '../faults';
import { auth0Credentials } from './credentials';

/** An Auth0 provider of a configuration, and the scopes that its resources and data sources need. */
interface Need {
  readonly provider: Block;
  readonly scopes: readonly string[];
}

/** The required scopes of a configuration, by tenant. */
export function neededScopes(json: TerraformJson): readonly Need[] {
  const types = new Map<string, string[]>();
  const note = (prefix: string, blocks: TerraformJson['resource']) => {
    for (const [type, named] of Object.entries(blocks ?? {})) {
      if (!type.startsWith('auth0_')) continue;
      for (const { provider } of Object.values(named)) {
        const key = typeof provider === 'string' ? provider : 'auth0';
        types.set(key, [...(types.get(key) ?? []), `${prefix}${type}`]);
      }
    }
  };
  note('', json.resource);
  note('data.', json.data);
  return [...types].map(([key, used]) => {
    const [name = '', alias] = key.split('.');
    return { provider: providerBlock(json, name, alias), scopes: auth0ScopesOf(used) };
  });
}

/** The `scope` claim of a token of the dashboard; undefined if the token is not a JWT, or has none. */
function claimed(token: string): unknown {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { scope?: unknown };
    return claims.scope;
  } catch {
    return undefined;
  }
}

/** The scopes of the credentials of a provider block; a fault if they get no token. */
async function grantedScopes(provider: Block): Promise<readonly string[] | Fault> {
  const domain = String(provider.domain);
  const credentials = auth0Credentials(provider);
  // Loaded on demand: its HTTP library is slow to load.
  const { requestToken, scopesIn } = await import('./token');
  const noToken = (why: string) => fault.ERR_AUTH0_NO_TOKEN({ path: domain, why: shown(why) });
  if ('token' in credentials) {
    const scope = claimed(credentials.token);
    return scope === undefined ? noToken('AUTH0_API_TOKEN is no token of the Management API') : scopesIn(scope);
  }
  try {
    const { ok, status, token } = await requestToken(domain, credentials.clientId, credentials.clientSecret);
    return ok ? scopesIn(token.scope) : noToken(`HTTP ${status}: ${String(token.error_description ?? token.error)}`);
  } catch (error) {
    return noToken((error as Error).message);
  }
}

/**
 * Missing scopes of the Auth0 credentials for a configuration: ERR_AUTH0_SCOPES with all missing scopes of each tenant, or ERR_AUTH0_NO_TOKEN.
 * Makes no call if it needs none.
 *
 * @throws FaultError ERR_AUTH0_CREDENTIALS_MISSING.
 */
export async function scopeFaults(json: TerraformJson): Promise<readonly Fault[]> {
  const faults = await Promise.all(
    neededScopes(json).map(async ({ provider, scopes }) => {
      const granted = await grantedScopes(provider);
      if ('code' in granted) return [granted];
      const missing = scopes.filter((scope) => !granted.includes(scope));
      return missing.length > 0 ? [fault.ERR_AUTH0_SCOPES({ path: String(provider.domain), missing })] : [];
    }),
  );
  return faults.flat();
}

/** Refuses credentials with missing scopes, before anything is created. @throws FaultError of {@link scopeFaults}. */
export async function requireScopes(title: string, json: TerraformJson): Promise<void> {
  throwFaults(title, await scopeFaults(json));
}
