import { FaultError } from '@auth0-cognito/contract';
import type { Block } from '@auth0-cognito/checkout';
import { fault } from '../faults';

/** A credential as the provider block or, where it has none, the provider's own variable gives it. */
function credential(provider: Block, attribute: string, variable: string): string | undefined {
  const given = provider[attribute];
  const [, named] = /^\$\{var\.(\w+)\}$/.exec(typeof given === 'string' ? given : '') ?? [];
  const source = named === undefined ? variable : `TF_VAR_${named}`;
  return process.env[source] || undefined;
}

/** What the Auth0 provider of a block authenticates with. */
export type Auth0Credentials =
  { readonly token: string } | { readonly clientId: string; readonly clientSecret: string };

/**
 * The credentials of an Auth0 provider block: those of its variables, else those of the provider's own variables.
 *
 * @throws FaultError ERR_AUTH0_CREDENTIALS_MISSING.
 */
export function auth0Credentials(provider: Block): Auth0Credentials {
  const token = provider.client_id === undefined ? process.env.AUTH0_API_TOKEN : undefined;
  if (token) return { token };
  const clientId = credential(provider, 'client_id', 'AUTH0_CLIENT_ID');
  const clientSecret = credential(provider, 'client_secret', 'AUTH0_CLIENT_SECRET');
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
  const domain = String(provider.domain);
  throw new FaultError('Auth0 credentials', [fault.ERR_AUTH0_CREDENTIALS_MISSING({ domain })]);
}
