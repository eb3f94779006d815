import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionFile, LOCK_FILE } from '@auth0-cognito/checkout';
import { ACCOUNT_ID, isAuth0TenantHost, throwFaults } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import {
  checkTogether,
  defineEnvironment,
  environmentFaults,
  judgeConfiguration,
  synthesize,
} from '@auth0-cognito/environment';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { entryOf, withEntry } from '@auth0-cognito/checkout/sources';
import type { Tree } from '@nx/devkit';
import { fault } from '../faults';
import { ACCOUNTS, writeAccounts } from './accounts';
import { addOwners } from './codeowners';
import { addToPackageLock } from './package-lock';
import { environmentNames, evaluate, tenantsOf, textOf, valuesFile } from './values';

export { formatAccounts } from './accounts';
export { holdLock } from './lock';

/** Options of `nx g @auth0-cognito/nx-cdktf:environment`. The generator's schema describes them. */
export interface EnvironmentOptions {
  readonly name: string;
  readonly like?: string;
  /** A number if Nx has parsed the text as a number. */
  readonly account?: string | number;
  readonly tenant?: string;
}

/** Files that differ between apps only in the app's name. An app has the lock file only after its providers were locked. */
const COPIED = ['cdktf.json', 'package.json', 'tsconfig.json', LOCK_FILE];

/** Every file below `folder`. */
const filesBelow = (tree: Tree, folder: string): string[] =>
  tree.children(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return tree.isFile(path) ? [path] : filesBelow(tree, path);
  });

/** An account id that does not exist in AWS, for an environment without an account so far. */
function placeholderAccount(taken: readonly string[]): string {
  for (let number = 0; ; number += 1) {
    const account = String(number).padStart(12, '0');
    if (!taken.includes(account)) return account;
  }
}

/** Replaces the name of an environment in a text, as a whole word. A stage with the same text is not replaced. */
function renamed(text: string, from: string, to: string): string {
  const word = new RegExp(`(?<![A-Za-z0-9])${from}(?![A-Za-z0-9])`, 'g');
  return text
    .split('\n')
    .map((line) => (/^\s*stage:/.test(line) ? line : line.replaceAll(word, to)))
    .join('\n');
}

/** Values of the new environment that replace those of its model. */
interface NewValues {
  readonly name: string;
  readonly account: string;
  readonly tenant: string;
}

/** A source text of the model with the new environment's name, account and tenant. */
function adaptedText(text: string, like: EnvironmentInput, { name, account, tenant }: NewValues): string {
  const [tenantOfLike = ''] = tenantsOf(like);
  return renamed(text, like.name, name)
    .replaceAll(renamed(tenantOfLike, like.name, name), tenant)
    .replaceAll(like.account, account);
}

/** Source text of the new environment's values. */
function valuesText(text: string, like: EnvironmentInput, own: NewValues): string {
  const described = text.replace(/^\/\*\*[^\n]*\*\/$/m, `/** The environment ${own.name}. */`);
  return adaptedText(described, like, own);
}

/** Adds the new environment to the accounts, with the entry of its model. Returns false if the model has no entry. */
function addToAccounts(tree: Tree, like: EnvironmentInput, values: EnvironmentInput, own: NewValues): boolean {
  const text = tree.exists(ACCOUNTS) ? textOf(tree, ACCOUNTS) : '';
  const entry = entryOf(text, like.name);
  if (entry === undefined) return false;
  const { name, account, region, state } = values;
  const added = { name, account, region, stateBucket: state.bucket, value: adaptedText(entry, like, own) };
  writeAccounts(tree, withEntry(text, added), name, true);
  return true;
}

function synthesized(values: EnvironmentInput): string {
  const outdir = mkdtempSync(join(tmpdir(), 'environment-'));
  try {
    synthesize(values, { outdir });
    return readFileSync(join(outdir, 'stacks', values.name, 'cdk.tf.json'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Nx parses an account id as a number. At most two leading zeros are restored; a shorter number is probably a mistake. */
const accountText = (account: string | number) =>
  typeof account === 'number' && account >= 1e9 ? String(account).padStart(12, '0') : String(account);

/** Faults of the options. They are checked first, since they become part of source code that then runs. */
function optionFaults(tree: Tree, { name, like, account, tenant }: EnvironmentOptions & { like: string }): Fault[] {
  const known = environmentNames(tree);
  const isTaken = ['apps', 'packages', 'examples'].some((top) => tree.exists(`${top}/${name}`));
  return [
    ...(/^[a-z][a-z0-9-]*$/.test(name) ? [] : [fault.ERR_GENERATOR_NAME({ received: name })]),
    ...(isTaken ? [fault.ERR_GENERATOR_NAME_TAKEN({ received: name })] : []),
    ...(known.includes(like) ? [] : [fault.ERR_GENERATOR_LIKE_UNKNOWN({ received: like, known })]),
    ...(account === undefined || ACCOUNT_ID.test(accountText(account))
      ? []
      : [fault.ERR_GENERATOR_ACCOUNT({ received: account })]),
    ...(tenant === undefined || isAuth0TenantHost(tenant) ? [] : [fault.ERR_GENERATOR_TENANT({ received: tenant })]),
  ];
}

/** Faults of values that an existing environment already has. */
function clashes(values: EnvironmentInput, others: readonly EnvironmentInput[]): Fault[] {
  return others.flatMap((other) => [
    ...(other.account === values.account
      ? [fault.ERR_GENERATOR_ACCOUNT_TAKEN({ account: other.account, owner: other.name })]
      : []),
    ...tenantsOf(values)
      .filter((tenant) => tenantsOf(other).includes(tenant))
      .map((tenant) => fault.ERR_GENERATOR_TENANT_TAKEN({ tenant, owner: other.name })),
  ]);
}

/** Writes the golden files of an environment with an extension. The environment's own app must run to synthesize them. */
function writeGolden(root: string, name: string, extension: string): void {
  const app = join(root, 'apps', name);
  mkdirSync(join(app, 'test/golden'), { recursive: true });
  const script = join(root, 'packages/environment/scripts/update-golden.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: app, encoding: 'utf8' });
  if (status !== 0)
    throwFaults(`environment ${name}`, [fault.ERR_GENERATOR_EXTENSION({ path: extension, message: stderr.trim() })]);
}

/** All faults of the new environment: its own, and those in combination with the other environments. */
function valueFaults(values: EnvironmentInput, others: readonly EnvironmentInput[]): Fault[] {
  const own = environmentFaults(values);
  const together = own.length > 0 ? [] : checkTogether([...others, values].map(defineEnvironment));
  return [...clashes(values, others), ...own, ...together];
}

/**
 * Adds an environment with the values of an existing one, the model. It also adds the tests and their golden files.
 *
 * If the model has an extension, the extension and all sources that it imports are copied. The configuration of such an environment is
 * synthesized after Nx has written the files.
 *
 * @returns a function that Nx calls after it has written the files: it completes them and prints the next steps
 * @throws FaultError for an invalid or existing name, an account or tenant of another environment, or invalid values.
 */
export function addEnvironment(tree: Tree, { like = 'dev', ...options }: EnvironmentOptions): () => void {
  const { name } = options;
  throwFaults(`environment ${name}`, optionFaults(tree, { ...options, like }));
  const account = options.account === undefined ? undefined : accountText(options.account);

  const others = environmentNames(tree).map((each) => evaluate(tree, valuesFile(each), textOf(tree, valuesFile(each))));
  const source = textOf(tree, valuesFile(like));
  const model = evaluate(tree, valuesFile(like), source);
  const [tenant = ''] = tenantsOf(model);
  const own = {
    name,
    account: account ?? placeholderAccount(others.map(({ account }) => account)),
    tenant: options.tenant ?? renamed(tenant, like, name),
  };
  const text = valuesText(source, model, own);
  const values = evaluate(tree, valuesFile(name), text);
  throwFaults(`environment ${name}`, valueFaults(values, others));
  const golden = synthesized(values);
  const document = JSON.parse(golden) as Parameters<typeof judgeConfiguration>[0];
  const judgements = judgeConfiguration(document, defineEnvironment(values));
  if (judgements.length > 0)
    throwFaults(`environment ${name}`, [
      fault.ERR_GENERATOR_POLICY({ judgements: judgements.map(({ title }) => title) }),
    ]);

  const extension = extensionFile(like, (path) => tree.exists(path));
  for (const file of COPIED.filter((each) => tree.exists(`apps/${like}/${each}`))) {
    tree.write(`apps/${name}/${file}`, renamed(textOf(tree, `apps/${like}/${file}`), like, name));
  }
  for (const file of filesBelow(tree, `apps/${like}/src`)) {
    tree.write(file.replace(`apps/${like}/`, `apps/${name}/`), renamed(textOf(tree, file), like, name));
  }
  tree.write(valuesFile(name), text);
  tree.write(`apps/${name}/test/${name}.test.ts`, textOf(tree, `apps/${like}/test/${like}.test.ts`));
  if (!extension) tree.write(`apps/${name}/test/golden/cdk.tf.json`, golden);
  addToPackageLock(tree, name);
  addOwners(tree, { name, like });
  const isListed = addToAccounts(tree, model, values, own);
  return () => {
    if (extension) writeGolden(tree.root, name, extension.replace(`apps/${like}/`, `apps/${name}/`));
    process.stdout.write(
      `\nLook at apps/${name}/src/environment.ts, and run: ./federation rehearse ${name}\n` +
        `Before its first deploy${isListed ? '' : `, list it in ${ACCOUNTS}, and`} run: ./federation bootstrap ${name}\n` +
        (account === undefined ? `Its account, ${values.account}, is a placeholder: AWS refuses it.\n` : ''),
    );
  };
}
