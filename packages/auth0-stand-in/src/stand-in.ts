import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { FaultError, throwFaults } from '@auth0-cognito/contract';
import { getRequestListener } from '@hono/node-server';
import { fault } from './faults';
import { createManagementApi } from './management/api';
import { createRateLimit } from './management/rate-limit';
import type { TenantSeed } from './management/seeds';
import { seedTenant } from './management/seeds';
import { openTenant } from './management/tenant';
import { createSignIn } from './oidc/sign-in';
import type { TenantControl } from './stand-in-control';
import { createTenantControl } from './stand-in-control';
import { tenantFaults } from './stand-in-options';
import { RequestLog } from './stand-in-requests';
import { createTenantStore } from './store';

/** An Auth0 tenant: its host, its custom domains, and its management applications. */
export type Auth0Tenant = TenantSeed;

/** Options of a stand-in. */
export interface Auth0StandInOptions {
  readonly tenants: readonly Auth0Tenant[];
}

/** A local Auth0: Management API and sign-in of its tenants. */
export interface Auth0StandIn {
  /**
   * Serves every host of the tenants, selected by the Host header. The server that terminates TLS forwards requests to it. All
   * requests are treated as https.
   */
  readonly listener: RequestListener;
  /** Hosts that are currently served: domains of tenants and verified custom domains. */
  hosts(): readonly string[];
  /** @throws FaultError `ERR_AUTH0_STAND_IN_UNKNOWN_TENANT` for a domain that is not in the options. */
  tenant(domain: string): TenantControl;
  /** Refuses further requests with 503. */
  close(): Promise<void>;
}

const plain = (response: ServerResponse, status: number, message: string) => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
};

const hostOf = (request: IncomingMessage) => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

/**
 * Creates the stand-in of Auth0. It does not listen: mount `listener` on a server.
 *
 * @throws FaultError with every fault of the options.
 */
export function createAuth0StandIn(options: Auth0StandInOptions): Auth0StandIn {
  throwFaults('Auth0 stand-in', tenantFaults(options.tenants));
  const log = new RequestLog();
  const open = (seed: Auth0Tenant) => {
    const store = createTenantStore();
    seedTenant(store, seed);
    const tenant = openTenant(seed.domain, store);
    const rateLimit = createRateLimit();
    return {
      tenant,
      control: createTenantControl(tenant, rateLimit, log),
      managementApi: getRequestListener(createManagementApi(tenant, rateLimit).fetch, { overrideGlobalObjects: false }),
      signIn: createSignIn(tenant),
    };
  };
  const tenants = options.tenants.map(open);
  let isClosed = false;

  return {
    listener: (request, response) => {
      const host = hostOf(request);
      log.record(request, response, host);
      const found = tenants.find(({ tenant }) => tenant.hosts().includes(host));
      if (isClosed) return plain(response, 503, 'auth0-stand-in: closed');
      if (!found) return plain(response, 421, `auth0-stand-in: no tenant at host ${JSON.stringify(host)}`);
      const isManagement = /^\/api\/v2(\/|\?|$)/.test(request.url ?? '') && host === found.tenant.domain;
      if (isManagement) return void found.managementApi(request, response);
      return found.signIn(host, request, response);
    },
    hosts: () => tenants.flatMap(({ tenant }) => tenant.hosts()),
    tenant(domain) {
      const known = tenants.map(({ tenant }) => tenant.domain);
      const found = tenants.find(({ tenant }) => tenant.domain === domain);
      if (!found)
        throw new FaultError('Auth0 stand-in', [fault.ERR_AUTH0_STAND_IN_UNKNOWN_TENANT({ received: domain, known })]);
      return found.control;
    },
    async close() {
      isClosed = true;
    },
  };
}
