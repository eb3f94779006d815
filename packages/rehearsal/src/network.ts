import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { TenantControl } from '@auth0-cognito/auth0-stand-in';
import type { Auth0Clients } from './clients/auth0';
import type { AwsClients } from './clients/aws';
import type { BothSides } from './checks/agreement';
import type { Configuration } from './configuration';
import type { CertificateAuthority, Exchange, Gateway, Route } from './gateway';
import type { Injector } from './injection';
import { auth0Route, hostedRoute } from './stand-ins';
import type { StandIns } from './stand-ins';

/** Parts of a network. */
export interface NetworkOptions extends BothSides {
  readonly gateway: Gateway;
  readonly authority: CertificateAuthority;
  readonly standIns: StandIns;
  readonly injector: Injector;
  /** Fetches from any host of the rehearsal, through the gateway. */
  readonly fetch: typeof globalThis.fetch;
  /** File with the gateway's exchanges, one line of JSON each. */
  readonly log: string;
  /** Exchanges without a route. */
  readonly refused: readonly Exchange[];
}

/** The network of a rehearsal: the gateway, the stand-ins, and official clients of them. */
export class Network implements BothSides {
  readonly aws: AwsClients;
  readonly auth0: Auth0Clients;
  readonly standIns: StandIns;
  readonly injector: Injector;
  readonly authority: CertificateAuthority;
  readonly fetch: typeof globalThis.fetch;

  constructor(private readonly options: NetworkOptions) {
    this.aws = options.aws;
    this.auth0 = options.auth0;
    this.standIns = options.standIns;
    this.injector = options.injector;
    this.authority = options.authority;
    this.fetch = options.fetch;
    this.addRoutes(this.standIns.routes);
  }

  /** Address of the gateway, for HTTPS_PROXY. */
  get proxy(): string {
    return this.options.gateway.url;
  }

  /** Adds routes. */
  addRoutes(routes: readonly Route[]): void {
    for (const route of routes) this.options.gateway.addRoute(route);
  }

  /** Adds routes for the custom domains of another configuration. */
  addCustomDomains(
    configuration: Configuration,
    { cognitoCustomDomains: known, auth0CustomDomains }: Configuration,
  ): void {
    const hosts = configuration.cognitoCustomDomains.filter((host) => !known.includes(host));
    if (hosts.length > 0) this.addRoutes([hostedRoute(this.standIns.aws, hosts)]);
    const issuers = [...configuration.auth0CustomDomains].filter(([host]) => !auth0CustomDomains.has(host));
    for (const [host, tenant] of issuers) {
      this.standIns.auth0.tenant(tenant).seedCustomDomain(host);
      this.addRoutes([auth0Route(this.standIns.auth0, [host])]);
    }
  }

  /** Requests to the gateway, in order. */
  exchanges(): Exchange[] {
    const lines = readFileSync(this.options.log, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Exchange);
  }

  /** Refused hosts without a route, with the number of requests. */
  refusedHosts(): Readonly<Record<string, number>> {
    const hosts: Record<string, number> = {};
    for (const { host } of this.options.refused) hosts[host] = (hosts[host] ?? 0) + 1;
    // The real Auth0 provider requests a list of languages at each start, and ignores a failure.
    delete hosts['cdn.auth0.com'];
    return hosts;
  }

  /** Replaces a stand-in until the returned function is called. */
  intercept(routeName: string, by: (listener: RequestListener) => RequestListener): () => void {
    const route = this.standIns.routes.find(({ name }) => name === routeName);
    if (!route) throw new RangeError(`no stand-in is called ${routeName}`);
    const { listener } = route;
    route.listener = by(listener);
    return () => void (route.listener = listener);
  }

  /** Control of a tenant of the stand-in: users, connections and secrets that the API of Auth0 does not return. */
  tenant(domain: string): TenantControl {
    return this.standIns.auth0.tenant(domain);
  }
}
