import { compareVersions } from '@auth0-cognito/contract';
import type { Finding, Rule } from '../../rule';
import type { LockedProvider, PlanParts } from '../../subject';

/**
 * Supported providers, by the prefix of their resource types. A mirror has the same namespace and type.
 *
 * @see https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses
 */
const SOURCES: Readonly<Record<string, string>> = { aws: 'hashicorp/aws', auth0: 'auth0/auth0' };

const LOCK = '.terraform.lock.hcl';

const withoutHost = (source: string) => source.split('/').slice(-2).join('/');

function lockFindings({ locks, providers }: PlanParts): readonly Omit<Finding, 'allowed'>[] {
  if (locks?.before === undefined || locks.before === null) return [];
  if (locks.after === null) return [{ address: LOCK, received: 'is removed: versions and checksums are not pinned' }];
  const after = locks.after;
  return locks.before.flatMap((old) => {
    const next = after.find(({ name }) => name === old.name);
    const address = `${LOCK} ${old.name}`;
    if (next === undefined)
      return providers.some(({ source }) => source === old.name)
        ? [{ address, received: 'is no longer locked, and is used' }]
        : [];
    return providerTexts(old, next).map((received) => ({ address, received }));
  });
}

function providerTexts(old: LockedProvider, next: LockedProvider): readonly string[] {
  if (compareVersions(next.version, old.version) < 0) return [`is downgraded from ${old.version} to ${next.version}`];
  if (old.hashes.length > 0 && next.hashes.length === 0) return ['no longer has checksums'];
  // Checksums are compared only within one version.
  if (next.version !== old.version) return [];
  const gone = old.hashes.filter((hash) => !next.hashes.includes(hash)).length;
  return gone === 0 ? [] : [`${gone} ${gone === 1 ? 'checksum' : 'checksums'} of ${old.version} removed or replaced`];
}

/** A provider is a program that runs with the credentials of the deployment. */
export const providerWeakened: Rule = {
  id: 'provider-weakened',
  severity: 'high',
  reads: ['plan'],
  title: 'a Terraform provider is replaced by another one or an older version, or its checksums are no longer verified',
  help: 'keep the source and the lock file of each provider; write the lock file with federation lock',
  check: ({ plan }) =>
    plan === undefined
      ? []
      : [
          ...plan.providers
            .filter(({ name, source }) => SOURCES[name] !== undefined && withoutHost(source) !== SOURCES[name])
            .map(({ name, source }) => ({
              address: `provider.${name}`,
              received: `comes from ${source}`,
              allowed: SOURCES[name] as string,
            })),
          ...lockFindings(plan).map((harm) => ({
            ...harm,
            allowed: 'the same version or a newer one, with checksums',
          })),
        ],
};
