import type { Fault } from '@auth0-cognito/contract';
import { hasValue } from '@auth0-cognito/checkout/sources';
import { fault } from '../faults';
import type { Answers } from './questions';
import { literalAt } from './repository';
import type { Repository, Values } from './repository';
import { readLiterals } from './literals';

/** What the environments of one account have in common: the accounts' module has one of each for an account. */
export const SHARED: readonly string[] = ['region', 'state.bucket'];

const STAGES: readonly (string | undefined)[] = ['development', 'staging', 'production'];

/** Environments in the order in which they are deployed. */
const inOrder = (environments: readonly Values[]): readonly Values[] => {
  const stage = ({ literals }: Values) => STAGES.indexOf(literalAt(literals, 'stage'));
  return [...environments].sort((one, other) => stage(one) - stage(other));
};

const accountOf = ({ name, literals }: Values, answers: Answers) =>
  answers.get(`${name}.account`) ?? literalAt(literals, 'account');

/** The environment that is first in the account of another; undefined for the first itself, and without bootstrap. */
export function firstInAccount(repository: Repository, values: Values, answers: Answers): Values | undefined {
  if (repository.accounts === undefined) return undefined;
  const account = accountOf(values, answers);
  const first = inOrder(repository.environments).find((each) => accountOf(each, answers) === account);
  return first?.name === values.name ? undefined : first;
}

/** The faults of environments of one account whose regions or state buckets differ. */
export function sharedFaults(
  repository: Repository,
  answers: Answers,
  next: ReadonlyMap<string, ReadonlyMap<string, string>>,
): readonly Fault[] {
  return repository.environments.flatMap((values) => {
    const { name } = values;
    const first = firstInAccount(repository, values, answers);
    return SHARED.flatMap((path) => {
      const [received, expected] = [next.get(name)?.get(path), first && next.get(first.name)?.get(path)];
      return expected === undefined || received === expected
        ? []
        : [fault.ERR_INIT_ACCOUNT_SHARED({ path: `${name}.${path}`, received, expected, first: first?.name ?? '' })];
    });
  });
}

/** A federation of an environment, with the IAM OIDC provider that it uses. */
interface Provider {
  readonly values: Values;
  readonly federation: string;
  /** IAM has one provider for a URL in an account. */
  readonly id: string;
  readonly isReferenced: boolean;
}

/** The place of the flag by which a federation references a provider that another environment makes. */
const referencePath = (federation: string) => ['federations', federation, 'iamOidcProvider', 'existing'] as const;

function providersOf(values: Values, text: string): readonly Provider[] {
  const literals = readLiterals(text, 'environment');
  const at = (path: string) => literalAt(literals, path);
  const federations = literals.flatMap(({ path }) => /^federations\.([^.]+)\.tenant\.domain$/.exec(path)?.[1] ?? []);
  return federations.map((federation) => {
    const own = `federations.${federation}`;
    const host = at(`${own}.tenant.customDomain`) ?? at(`${own}.tenant.domain`);
    return {
      values,
      federation,
      id: [at('account'), host, at(`${own}.iamOidcProvider.consumer`)].join(' '),
      isReferenced: hasValue(text, 'environment', referencePath(federation)),
    };
  });
}

/**
 * Federations that have to reference the IAM OIDC provider of another environment: the same tenant in one account. The environment
 * whose account and tenant stay keeps the provider, else the first in the order of deployment.
 *
 * @param edited - text of each environment's module with its new values, by its file
 * @returns paths of the flags to set, by the file
 */
export function referencedProviders(
  { environments }: Repository,
  edited: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const now = (values: Values) => providersOf(values, values.text).map(({ id }) => id);
  const all = inOrder(environments).flatMap((values) => providersOf(values, edited.get(values.file) ?? values.text));
  const byFile = new Map<string, (readonly string[])[]>();
  for (const id of new Set(all.map((each) => each.id))) {
    const made = all.filter((each) => each.id === id && !each.isReferenced);
    const owner = made.find(({ values }) => now(values).includes(id)) ?? made[0];
    // Federations of one environment share their provider by themselves.
    for (const { values, federation } of made.filter((each) => each.values !== owner?.values))
      byFile.set(values.file, [...(byFile.get(values.file) ?? []), referencePath(federation)]);
  }
  return byFile;
}
