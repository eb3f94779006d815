import { parseUrl } from '@auth0-cognito/contract';
import type { RequestListener } from 'node:http';

/** A stand-in and its origins. */
export interface Route {
  /** Name of the stand-in in reports. */
  readonly name: string;
  /**
   * Origins: `https://idp.example.com`, `http://localhost:3000`, or `https://*.amazonaws.com` for every host below that
   * name, at any depth, but not the name itself; `https://*` for every host.
   */
  readonly origins: readonly string[];
  /** May be replaced while the gateway runs. */
  listener: RequestListener;
}

/** A normalized address: scheme, host in lower case, port. */
export interface Address {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
}

const defaultPort = (scheme: string) => (scheme === 'https' ? 443 : 80);

/** `host`, `host:port` or `[v6]:port` as an address of that scheme; undefined if it is invalid. */
export function addressOf(scheme: 'http' | 'https', authority: string): Address | undefined {
  if (!/^[^\s/@?#]+$/.test(authority)) return undefined;
  const url = parseUrl(`${scheme}://${authority}`);
  if (!url || !url.hostname) return undefined;
  // A host with one trailing dot is the same host.
  const host = url.hostname.replace(/\.$/, '');
  return { scheme, host, port: Number(url.port) || defaultPort(scheme) };
}

function matches(origin: string, { scheme, host, port }: Address): boolean {
  const [, originScheme, wildcard, originHost = '', originPort] =
    /^(https?):\/\/(\*\.)?([^/:]+)(?::(\d+))?$/.exec(origin) ?? [];
  if (originScheme !== scheme || (Number(originPort) || defaultPort(scheme)) !== port) return false;
  if (originHost === '*') return true;
  return wildcard ? host.endsWith(`.${originHost}`) && host.length > originHost.length + 1 : host === originHost;
}

/** The route of an address. An exact name takes precedence over a wildcard. */
export function findRoute(routes: readonly Route[], address: Address): Route | undefined {
  const answers = (route: Route, exact: boolean) =>
    route.origins.some((origin) => origin.includes('*') !== exact && matches(origin, address));
  return routes.find((route) => answers(route, true)) ?? routes.find((route) => answers(route, false));
}
