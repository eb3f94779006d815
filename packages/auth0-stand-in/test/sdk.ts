import { ManagementClient } from 'auth0';
import type { Served } from './harness';
import { DOMAIN, TERRAFORM, managementToken } from './harness';

/** The official SDK on the stand-in. */
export function sdk(served: Served, client = TERRAFORM): ManagementClient {
  return new ManagementClient({
    domain: DOMAIN,
    fetch: served.fetch,
    maxRetries: 0,
    token: () => managementToken(served, client),
  });
}
