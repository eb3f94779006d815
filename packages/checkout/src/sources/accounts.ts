import ts from 'typescript';
import { bare, constantIn, propertiesOf, propertyKey, propertyOf } from './constants';
import { addition, edited, elementsOf, isList, keyText, quoted, removal } from './lists';

/** The entry of an environment in the accounts module. */
export interface AccountsEntry {
  readonly name: string;
  /** The account of the environment. It is added if the module does not list it. */
  readonly account: string;
  /** Region of an added account. */
  readonly region: string;
  /** State bucket of an added account. */
  readonly stateBucket: string;
  /** Source text of the entry: `{ tenant: 'acme-qa.eu.auth0.com' }`. */
  readonly value: string;
}

/** An account in the source. */
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

/** Source text of the entry of an environment; undefined if the module has none that is written as data. */
export function entryOf(text: string, name: string): string | undefined {
  const { source, accounts } = read(text);
  return accounts
    .map(({ environments }) => propertyOf(environments, name))
    .find(Boolean)
    ?.getText(source);
}

/**
 * Adds an environment to the accounts module: to its account, or to a new account at the end. Does not format the text.
 *
 * Returns the text unchanged if the list of accounts is not written as data.
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

/** Index of the account that has the entry of an environment; undefined if none has it. */
export function accountIndexOf(text: string, name: string): number | undefined {
  const at = read(text).accounts.findIndex(({ environments }) => propertyOf(environments, name) !== undefined);
  return at < 0 ? undefined : at;
}

/**
 * Moves the entry of an environment to another account. Returns the text unchanged if the account already has the entry, or if
 * there is none. Does not format the text.
 */
export function withMovedEntry(text: string, entry: Omit<AccountsEntry, 'value'>): string {
  const { accounts } = read(text);
  const value = entryOf(text, entry.name);
  const at = accountIndexOf(text, entry.name);
  const first = accounts.findIndex(({ number }) => number === entry.account);
  return value === undefined || at === first ? text : withEntry(withoutEntry(text, entry.name), { ...entry, value });
}

/**
 * Removes an environment from the accounts module, and its account if it has no other environment. Does not format the text.
 *
 * Returns the text unchanged if no entry of the environment is written as data.
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
