import { capitalized } from '@auth0-cognito/contract';
import { EXAMPLE_HOST, literalAt } from './repository';
import type { Repository, Values } from './repository';
import { TENANT, type Answers } from './questions';
import { firstInAccount, SHARED } from './shared-account';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Replaces whole words of a text and example hosts, in one pass: replaced text is not replaced again. */
export function replacer(words: ReadonlyMap<string, string>, hosts: string): (text: string) => string {
  const known = [...words.keys()].filter((word) => word !== '').sort((one, other) => other.length - one.length);
  const pattern = [EXAMPLE_HOST.source, ...known.map((word) => `(?<![A-Za-z0-9])${escaped(word)}(?![A-Za-z0-9])`)];
  return (text) => text.replaceAll(new RegExp(pattern.join('|'), 'g'), (found) => words.get(found) ?? hosts);
}

/**
 * The new strings of an environment: the answer for their path, or else the current string with the new organization, hosts,
 * account, region and tenants. Values that the team has changed stay. Region and state bucket are those of the first
 * environment in the same account.
 */
export function derivedValues(repository: Repository, values: Values, answers: Answers): ReadonlyMap<string, string> {
  const { organization } = repository;
  const { name, literals } = values;
  const first = firstInAccount(repository, values, answers);
  const shared = first && derivedValues(repository, first, answers);
  const answerFor = (path: string) =>
    answers.get(`${name}.${path}`) ?? (SHARED.includes(path) ? shared?.get(path) : undefined);
  const company = answers.get('organization') ?? organization;
  const paths = ['account', 'region', ...literals.map(({ path }) => path).filter((path) => TENANT.test(path))];
  const replace = replacer(
    new Map([
      ...paths.map(
        (path) => [literalAt(literals, path) ?? '', answerFor(path) ?? literalAt(literals, path) ?? ''] as const,
      ),
      [organization, company],
      [capitalized(organization), capitalized(company)],
    ]),
    answers.get('hosts') ?? '',
  );
  return new Map(literals.map(({ path, value }) => [path, answerFor(path) ?? replace(value)]));
}

/** The new strings of the accounts module: each account is that of its environments. */
export function derivedAccounts(
  { accounts, organization, environments }: Repository,
  answers: Answers,
  valuesOf: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, string> {
  const literals = accounts?.literals ?? [];
  const environmentOf = (path: string) => {
    const [, account = ''] = /^(accounts\[\d+\])\./.exec(path) ?? [];
    const [, name] = new RegExp(`^${escaped(account)}\\.environments\\.([^.]+)`).exec(path) ?? [];
    const first = literals.find((literal) => literal.path.startsWith(`${account}.environments.`))?.path;
    return name ?? /\.environments\.([^.]+)/.exec(first ?? '')?.[1] ?? '';
  };
  const firstTenant = (values: ReadonlyMap<string, string> | undefined) =>
    [...(values ?? [])].find(([path]) => TENANT.test(path))?.[1];
  return new Map(
    literals.map(({ path, value }) => {
      if (path === 'repository') return [path, answers.get('repository') ?? value];
      if (path === 'subClaimPrefix') return [path, answers.get('subClaimPrefix') ?? value];
      if (path === 'organization') return [path, answers.get('organization') ?? organization];
      const values = valuesOf.get(environmentOf(path));
      const known = environments.some(({ name }) => name === environmentOf(path));
      if (!known) return [path, value];
      if (path.endsWith('.account')) return [path, values?.get('account') ?? value];
      if (path.endsWith('.region')) return [path, values?.get('region') ?? value];
      if (path.endsWith('.stateBucket')) return [path, values?.get('state.bucket') ?? value];
      if (path.endsWith('.reach.customDomains[0]')) return [path, values?.get('domain.customDomain') ?? value];
      if (path.endsWith('.reach.hostedZones[0]')) return [path, values?.get('domain.hostedZoneId') ?? value];
      if (path.endsWith('.tenant')) return [path, firstTenant(values) ?? value];
      return [path, value];
    }),
  );
}
