import { accountIndexOf, quoted, withElement, withMovedEntry, withValue } from '@auth0-cognito/checkout/sources';
import { absentTexts, type Answers } from './questions';
import { literalAt, type Repository, type Values } from './repository';
import { readLiterals } from './literals';
import { referencedProviders } from './shared-account';

/** One value that init changes. */
export interface ValueChange {
  readonly file: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const customDomains = (values: Values, answers: Answers): readonly (readonly [path: string, host: string])[] =>
  absentTexts(values).flatMap((path) => {
    const host = answers.get(`${values.name}.${path}`) ?? '';
    return host === '' ? [] : [[path, host] as const];
  });

/**
 * Adds values that modules do not have yet: custom domains of tenants, and references to the IAM OIDC provider that another
 * environment of the account creates.
 *
 * @param edited - text of each environment module with its new values, by file
 * @returns the added values
 */
export function addToEnvironments(
  repository: Repository,
  answers: Answers,
  edited: Map<string, string>,
): readonly ValueChange[] {
  const added: ValueChange[] = [];
  const add = (file: string, path: readonly string[], value: string) => {
    edited.set(file, withValue(edited.get(file) ?? '', 'environment', path, value));
    added.push({ file, path: path.join('.'), from: 'none', to: value });
  };
  for (const values of repository.environments)
    for (const [path, host] of customDomains(values, answers)) add(values.file, path.split('.'), quoted(host));
  for (const [file, paths] of referencedProviders(repository, edited))
    for (const path of paths) add(file, path, 'true');
  return added;
}

/** The accounts module with each environment in its account, and with the issuers that its deploys may use. */
export function addedToAccounts(
  { environments }: Repository,
  answers: Answers,
  edited: ReadonlyMap<string, string>,
  text: string,
): string {
  return environments.reduce((accounts, values) => {
    const { name, file } = values;
    const literals = readLiterals(edited.get(file) ?? values.text, 'environment');
    const at = (path: string) => literalAt(literals, path) ?? '';
    const place = { name, account: at('account'), region: at('region'), stateBucket: at('state.bucket') };
    const moved = withMovedEntry(accounts, place);
    const index = accountIndexOf(moved, name);
    if (index === undefined) return moved;
    const issuers = ['accounts', index, 'environments', name, 'reach', 'issuers'];
    return customDomains(values, answers).reduce(
      (whole, [, host]) => withElement(whole, 'bootstrap', issuers, quoted(host)),
      moved,
    );
  }, text);
}
