import { createHash } from 'node:crypto';
import { hasFeature, prefixDomainHost } from '@auth0-cognito/contract';
import type { JsonObject, Operations, Scope } from '../aws/api';
import type { DnsDirectory } from '../moto/dns-directory';
import { refusals } from '../aws/refusals';
import type { Store, StoredDomain } from './store';
import { checkCertificate, checkCustomHost, checkPrefix } from './user-pool-domain-checks';
import { tierOf, userPool } from './lookups';

const hostOf = (name: string, { region }: Scope) => (name.includes('.') ? name : prefixDomainHost(name, region));

/** The CloudFront name for an alias record of the domain. It depends only on the host. */
function distribution(host: string): string {
  const hash = createHash('sha256').update(host).digest('hex');
  return `d${hash.slice(0, 13)}.cloudfront.net`;
}

function description(domain: StoredDomain): JsonObject {
  return {
    AWSAccountId: domain.accountId,
    CloudFrontDistribution: distribution(domain.host),
    Domain: domain.name,
    ManagedLoginVersion: domain.managedLoginVersion,
    Status: 'ACTIVE',
    UserPoolId: domain.userPoolId,
    ...(domain.certificateArn ? { CustomDomainConfig: { CertificateArn: domain.certificateArn } } : {}),
  };
}

function versionOf(input: JsonObject, pool: JsonObject): 1 | 2 {
  const version = input.ManagedLoginVersion ?? 1;
  if (version !== 1 && version !== 2) {
    throw refusals.constraint(String(version), 'managedLoginVersion', 'value between 1 and 2');
  }
  if (version === 2 && !hasFeature(tierOf(pool), 'managedLogin')) {
    throw refusals.tierLacks('Managed login', tierOf(pool));
  }
  return version;
}

const certificateOf = (input: JsonObject) =>
  (input.CustomDomainConfig as { CertificateArn?: string } | undefined)?.CertificateArn;

/** Domains. All operations are here, because moto does not store the managed login version and lets two pools have one domain. */
export function domainOperations(store: Store, dns: (scope: Scope) => DnsDirectory): Operations {
  const owned = (input: JsonObject, scope: Scope) => {
    const domain = store.domains.get(hostOf(String(input.Domain), scope));
    return domain?.accountId === scope.accountId && domain.region === scope.region ? domain : undefined;
  };

  const required = (input: JsonObject, scope: Scope) => {
    const domain = owned(input, scope);
    if (!domain || domain.userPoolId !== input.UserPoolId) throw refusals.domainMissing();
    return domain;
  };

  return {
    'cognito-idp:CreateUserPoolDomain': async (input, call) => {
      const pool = await userPool(input.UserPoolId, call);
      const name = String(input.Domain ?? '');
      const certificateArn = certificateOf(input);
      const kind = certificateArn ? 'custom' : 'prefix';
      if (certificateArn) {
        await checkCustomHost(name, dns(call));
        await checkCertificate(name, certificateArn, call);
      } else {
        checkPrefix(name);
      }
      const host = hostOf(name, call);
      if (store.domains.has(host)) throw refusals.domainTaken();
      if (kind === 'prefix' ? pool.Domain : pool.CustomDomain) throw refusals.domainExists(kind);

      const managedLoginVersion = versionOf(input, pool);
      const { accountId, region } = call;
      const userPoolId = String(input.UserPoolId);
      const certificate = certificateArn ? { certificateArn } : {};
      store.domains.set(host, { accountId, region, host, name, userPoolId, kind, managedLoginVersion, ...certificate });
      return {
        ManagedLoginVersion: managedLoginVersion,
        ...(kind === 'custom' ? { CloudFrontDomain: distribution(host) } : {}),
      };
    },

    'cognito-idp:DescribeUserPoolDomain': (input, call) => {
      const domain = owned(input, call);
      return { DomainDescription: domain ? description(domain) : {} };
    },

    'cognito-idp:UpdateUserPoolDomain': async (input, call) => {
      const domain = required(input, call);
      const certificateArn = certificateOf(input) ?? domain.certificateArn;
      if (certificateArn) await checkCertificate(domain.host, certificateArn, call);
      const requested = { ManagedLoginVersion: input.ManagedLoginVersion ?? domain.managedLoginVersion };
      const managedLoginVersion = versionOf(requested, await userPool(input.UserPoolId, call));
      const certificate = certificateArn ? { certificateArn } : {};
      store.domains.set(domain.host, { ...domain, managedLoginVersion, ...certificate });
      return {
        ManagedLoginVersion: managedLoginVersion,
        ...(domain.kind === 'custom' ? { CloudFrontDomain: distribution(domain.host) } : {}),
      };
    },

    'cognito-idp:DeleteUserPoolDomain': (input, call) => {
      store.domains.delete(required(input, call).host);
      return {};
    },
  };
}
