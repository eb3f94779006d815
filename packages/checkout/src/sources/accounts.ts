import ts from 'typescript';
import { bare, constantIn, propertiesOf, propertyKey, propertyOf } from './constants';
import { addition, edited, elementsOf, isList, keyText, quoted, removal } from './lists';

/** What the accounts' module says of an environment. */
export interface AccountsEntry {
  readonly name: string;
  /** The account that it is in; an account that the module does not list is added. */
  readonly account: string;
  /** Region of an account that is added. */
  readonly region: string;
  /** State bucket of an account that is added. */
  readonly stateBucket: string;
  /** Source text of the entry: `{ tenant: 'acme-qa.eu.auth0.com' }`. */
  readonly value: string;
}

/** An account, as its source has it. */
interface WrittenAccount {
  readonly node: ts.Expression;
  readonly number: string | undefined;
  readonly environments: ts.Expression | undefined;
}

function read(text: string) {
  const { source, value } = constantIn(text, 'bootstrap');
  const list = propertyOf(value, 'accounts');
  const elements = list && ts.isArrayLiteralExpression(list) ? [...list.elements] : [];
  const accounts = elements.map((node): WrittenAccount => {
    const number = propertyOf(bare(node), 'account');
    return {
      node,
      number: number && ts.isStringLiteralLike(number) ? number.text : undefined,
      environments: propertyOf(bare(node), 'environments'),
    };
  });
  return { source, list, accounts };
}

/** Source text of an environment's entry; undefined where the module has none that is written as data. */
export function entryOf(text: string, name: string): string | undefined {
  const { source, accounts } = read(text);
  return accounts
    .map(({ environments }) => propertyOf(environments, name))
    .find(Boolean)
    ?.getText(source);
}

/**
 * The accounts' module with one more environment: in its account, or in a new one at the end. Not formatted.
 *
 * Unchanged where the module has no list of accounts that is written as data.
 */
export function withEntry(text: string, { name, account, region, stateBucket, value }: AccountsEntry): string {
  const { list, accounts } = read(text);
  const property = `${keyText(name)}: ${value}`;
  const known = accounts.find(({ number }) => number === account);
  if (known) return isList(known.environments) ? edited(text, addition(known.environments, property)) : text;
  if (!isList(list)) return text;
  const lines = [
    `account: ${quoted(account)}`,
    `region: ${quoted(region)}`,
    `stateBucket: ${quoted(stateBucket)}`,
    `environments: {\n${property},\n}`,
  ];
  return edited(text, addition(list, `{\n${lines.join(',\n')},\n}`));
}

/** Place of the account in the list that has an environment's entry; undefined where none has it. */
export function accountIndexOf(text: string, name: string): number | undefined {
  const at = read(text).accounts.findIndex(({ environments }) => propertyOf(environments, name) !== undefined);
  return at < 0 ? undefined : at;
}

/** Moves an environment's entry to another account. Unchanged if the account already has it, or if it has no entry. Not formatted. */
export function withMovedEntry(text: string, entry: Omit<AccountsEntry, 'value'>): string {
  const { accounts } = read(text);
  const value = entryOf(text, entry.name);
  const at = accountIndexOf(text, entry.name);
  const first = accounts.findIndex(({ number }) => number === entry.account);
  return value === undefined || at === first ? text : withEntry(withoutEntry(text, entry.name), { ...entry, value });
}

/**
 * The accounts' module without an environment, and without its account where this has no other. Not formatted.
 *
 * Unchanged where no entry of the environment is written as data.
 */
export function withoutEntry(text: string, name: string): string {
  const { source, accounts } = read(text);
  for (const { node, environments } of accounts) {
    const entry = propertiesOf(environments).find((each) => propertyKey(each) === name);
    if (entry === undefined) continue;
    const isLast = isList(environments) && elementsOf(environments).length === 1;
    return edited(text, [removal(source, isLast ? node : entry)]);
  }
  return text;
}
