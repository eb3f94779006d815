import { FaultError } from '@auth0-cognito/contract';
import type { Block } from '@auth0-cognito/checkout';
import { fault } from '../faults';

/** A credential from the provider block, or else from the default variable of the provider. */
function credential(provider: Block, attribute: string, variable: string): string | undefined {
  const given = provider[attribute];
  const [, named] = /^\$\{var\.(\w+)\}$/.exec(typeof given === 'string' ? given : '') ?? [];
  const source = named === undefined ? variable : `TF_VAR_${named}`;
  return process.env[source] || undefined;
}

/** Credentials of the Auth0 provider of a block. */
export type Auth0Credentials =
  | { readonly token: string }
  | { readonly clientId: string; readonly clientSecret: string };

/**
 * The credentials of an Auth0 provider block: those of its Terraform variables, or else those of the default variables of the provider.
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
