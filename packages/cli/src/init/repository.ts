import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '@auth0-cognito/checkout';
import { trackedFiles } from '@auth0-cognito/delivery';
import { readLiterals } from './literals';
import type { Literal } from './literals';

/** Values of the accounts, which an older copy may not have. */
export const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';
export const CODEOWNERS = '.github/CODEOWNERS';

/** The current values of an environment. */
export interface Values {
  readonly name: string;
  /** `apps/dev/src/environment.ts`. */
  readonly file: string;
  readonly text: string;
  readonly literals: readonly Literal[];
}

/** The current values of a copy of this repository. */
export interface Repository {
  readonly root: string;
  /** Files that git tracks, relative to the root. */
  readonly files: readonly string[];
  readonly environments: readonly Values[];
  /** The accounts module; undefined if there is none. */
  readonly accounts: Omit<Values, 'name'> | undefined;
  /** First part of the name of each resource. */
  readonly organization: string;
  /** Parent domain of its hosts: `acme.example`. */
  readonly hosts: string;
  /** Scope of the packages: `@acme`. */
  readonly scope: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** Prefix of the subject in the tokens of its jobs: `repo:acme@123/identity@456`. */
  readonly subClaimPrefix: string;
  /** Owner of the code, who reviews pull requests: `@acme/identity`. */
  readonly owners: string;
}

/** Domains that are reserved for examples. */
export const EXAMPLE_HOST = /(?<![\w-])[a-z0-9-]+\.example(?![\w-])/;

export const literalAt = (literals: readonly Literal[], path: string) =>
  literals.find((literal) => literal.path === path)?.value;

/** The parent domain of the application of an environment, if it has one. */
function hostsOf({ literals }: Values): string[] {
  const example = literals.flatMap(({ value }) => EXAMPLE_HOST.exec(value)?.[0] ?? []);
  const [, host = ''] = /^https:\/\/([^/:]+)/.exec(literalAt(literals, 'app.url') ?? '') ?? [];
  return [...example, ...(host === '' ? [] : [host.slice(host.indexOf('.') + 1)])];
}

/** The first owner in a CODEOWNERS file; empty if there is none. */
export const firstOwner = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => /(?<=\s)@[\w./-]+/.exec(line)?.[0] ?? [])[0] ?? '';

/** Reads a checkout. */
export async function readRepository(root: string): Promise<Repository> {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const environments = environmentNames(root).map((name): Values => {
    const file = `apps/${name}/src/environment.ts`;
    const text = read(file);
    return { name, file, text, literals: readLiterals(text, 'environment') };
  });
  const hasAccounts = existsSync(join(root, ACCOUNTS));
  const accountsText = hasAccounts ? read(ACCOUNTS) : '';
  const accounts = { file: ACCOUNTS, text: accountsText, literals: readLiterals(accountsText, 'bootstrap') };
  const { name = '' } = JSON.parse(read('packages/cli/package.json')) as { name?: string };
  return {
    root,
    files: await trackedFiles(root),
    environments,
    accounts: hasAccounts ? accounts : undefined,
    organization: environments.map(({ literals }) => literalAt(literals, 'organization')).find(Boolean) ?? '',
    hosts: environments.flatMap(hostsOf)[0] ?? '',
    scope: name.slice(0, name.indexOf('/')),
    repository: literalAt(accounts.literals, 'repository') ?? '',
    subClaimPrefix: literalAt(accounts.literals, 'subClaimPrefix') ?? '',
    owners: existsSync(join(root, CODEOWNERS)) ? firstOwner(read(CODEOWNERS)) : '',
  };
}
