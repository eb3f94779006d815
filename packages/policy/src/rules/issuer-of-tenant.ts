import { parseUrl, shown, cognitoGuide } from '@auth0-cognito/contract';
import { oidcProviders, tenantHosts } from '../cognito';
import { expanded } from '../expressions';
import { at, isExpression } from '../json';
import type { Rule } from '../rule';

const ENDPOINTS: readonly (readonly [key: string, path: RegExp])[] = [
  ['oidc_issuer', /^\/?$/],
  ['authorize_url', /^\/authorize$/],
  ['token_url', /^\/oauth\/token$/],
  ['attributes_url', /^\/userinfo$/],
  ['jwks_uri', /^\/\.well-known\/jwks\.json$/],
];

/** The issuer and the endpoints must belong to one tenant: that of the application. */
export const issuerOfTenant: Rule = {
  id: 'issuer-of-tenant',
  severity: 'critical',
  reads: ['configuration'],
  title: 'Cognito would send users to a tenant other than that of the application',
  help: 'use the issuer, authorize, token, userinfo and JWKS URLs of the tenant in the auth0 provider block, or of its custom domain',
  source: cognitoGuide('cognito-user-pools-oidc-idp'),
  check: (subject) =>
    oidcProviders(subject).flatMap(({ address, values }) => {
      const urls = ENDPOINTS.map(([key, path]) => {
        const value = at(values, 'provider_details', key);
        return { key, path, url: typeof value === 'string' ? expanded(subject, value) : '' };
      });
      const issuer = urls[0]?.url ?? '';
      const host = parseUrl(issuer)?.hostname ?? '';
      return urls
        .filter(({ url }) => !isExpression(url))
        .filter(({ path, url }) => {
          const parsed = parseUrl(url);
          if (!parsed) return true;
          const { protocol, hostname, pathname, search, hash } = parsed;
          const isTenant = tenantHosts(subject).includes(hostname) && hostname === host;
          return protocol !== 'https:' || !isTenant || !path.test(pathname) || search !== '' || hash !== '';
        })
        .map(({ key, path, url }) => ({
          address: `${address}.provider_details.${key}`,
          received: shown(url),
          allowed: `https, one of ${tenantHosts(subject).join(', ')}, path ${path.source}`,
        }));
    }),
};
