import { randomBytes, randomInt } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';
import type { SigningKey } from '../store-state';
import type { TenantStore } from '../store';
import { Secrets } from './secrets';
import { makeSigningKey } from './signing-key';

/** A tenant: its store, its signing key and its secrets. */
export interface Tenant {
  /** Host of the tenant: `acme.eu.auth0.com`. Only this host has the Management API. */
  readonly domain: string;
  readonly store: TenantStore;
  /** The signing key of the tenant, created at its first use. */
  signingKey(): Promise<SigningKey>;
  /** The valid secrets of its applications. */
  readonly secrets: Secrets;
  /** Hosts at which users sign in: the domain and every custom domain. */
  hosts(): readonly string[];
}

/** Creates the tenant of a store. */
export function openTenant(domain: string, store: TenantStore): Tenant {
  let key: Promise<SigningKey> | undefined;
  return {
    domain,
    store,
    secrets: new Secrets(),
    signingKey: () => (key ??= makeSigningKey(domain)),
    hosts: () => {
      const ready = Object.values(store.state.customDomains).filter(({ status }) => status === 'ready');
      return [domain, ...ready.map((custom) => custom.domain)];
    },
  };
}

/** Issuer of the tokens of a host, with a trailing slash as in Auth0. */
export const issuerOf = (host: string) => `https://${host}/`;

/** Audience of the Management API, which is also its URL. */
export const managementAudience = (domain: string) => `https://${domain}/api/v2/`;

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits, as in Auth0's ids: 32 for an application, 16 for a connection or grant. */
export const randomId = (length: number) =>
  Array.from({ length }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join('');

/** A client secret: 64 URL-safe characters. */
export const randomSecret = () => issuedSecret(randomBytes(48).toString('base64url'));

/** Random hexadecimal digits, as in the ids of users and APIs. */
export const randomHex = (digits: number) => randomBytes(digits / 2).toString('hex');
