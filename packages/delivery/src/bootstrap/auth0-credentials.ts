import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** Missing credentials of Terraform's Auth0 provider. */
export function auth0Faults(domain: string, variables = process.env): readonly Fault[] {
  const { AUTH0_API_TOKEN: token, AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret } = variables;
  return token || (id && secret) ? [] : [fault.ERR_BOOTSTRAP_AUTH0_CREDENTIALS({ domain })];
}
