import { randomBytes, randomInt } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';
import type { SigningKey } from '../store-state';
import type { TenantStore } from '../store';
import { Secrets } from './secrets';
import { makeSigningKey } from './signing-key';

/** One tenant at work: its store and what is derived from it. */
export interface Tenant {
  /** Host of the tenant: `acme.eu.auth0.com`. The only one with a Management API. */
  readonly domain: string;
  readonly store: TenantStore;
  /** The key that signs the tenant's tokens, made on first use and kept. */
  signingKey(): Promise<SigningKey>;
  /** Which secrets of its applications authenticate. */
  readonly secrets: Secrets;
  /** Hosts at which people sign in: the domain and every custom domain. */
  hosts(): readonly string[];
}

/** Joins a store with the tenant it belongs to. */
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

/** Issuer of the tokens that a host gives out: with the trailing slash, as Auth0 has it. */
export const issuerOf = (host: string) => `https://${host}/`;

/** Audience of the Management API, which is also its address. */
export const managementAudience = (domain: string) => `https://${domain}/api/v2/`;

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits, as in Auth0's ids: 32 for an application, 16 for a connection or grant. */
export const randomId = (length: number) =>
  Array.from({ length }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join('');

/** A client secret: 64 characters safe in a URL. */
export const randomSecret = () => issuedSecret(randomBytes(48).toString('base64url'));

/** Random hexadecimal digits, as in the ids of users and APIs. */
export const randomHex = (digits: number) => randomBytes(digits / 2).toString('hex');
