import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appFolder, extensionFile, findCheckout } from '@auth0-cognito/checkout';
import { readValues } from '@auth0-cognito/checkout/values';
import { FaultError, throwFaults, type Fault } from '@auth0-cognito/contract';
import { openSession, openStack, uncommitted, type Output } from '@auth0-cognito/delivery';
import { awsFaults } from '@auth0-cognito/delivery/aws';
import { importsText, planImport, type ImportChanges, type PlannedImport } from '@auth0-cognito/delivery/existing';
import { configurationOf, environmentFaults, synthesize, type EnvironmentInput } from '@auth0-cognito/environment';
import { fault } from '../faults';
import type { Change } from '../init/changes';
import { formattedChanges, writeAll } from '../init/write';
import type { PromptStreams } from '../prompts';
import { findSetup, type SetupOptions } from './find-setup';
import { keptSettingText } from './keep';
import { minimal } from './minimal';
import { accepted } from './refused';
import { valuesOf } from './values';

/** Options of a discovery. */
export interface DiscoverOptions extends SetupOptions {
  /** Replaces a file of values that is not committed. */
  readonly replace?: boolean;
}

/** Result of a discovery: the written files, and the differences. */
export interface Discovered {
  readonly files: readonly string[];
  readonly imported: number;
  /** What the values do not reproduce. */
  readonly notes: readonly Fault[];
}

/** Settings that are required, or whose default would replace an existing object. */
const KEPT_SETTINGS = [
  ...['name', 'stage', 'organization', 'account', 'region', 'state', 'app.url', 'domain.*'],
  ...['federations.*.tenant.*', 'federations.*.identityProvider.name', 'federations.*.application.existingClientId'],
  ...['userPool.name', 'userPool.imported', 'userPool.usernamesAreCaseSensitive', 'userPool.usernameAttributes.*'],
  ...['userPool.aliasAttributes.*', 'userPool.standardAttributes.*.*', 'userPool.customAttributes.*.*'],
  ...['webClient.name', 'webClient.generateSecret', 'identityPool.name', 'identityPool.authenticatedRole.existingArn'],
];

/**
 * Reads an existing federation as values of an environment and import blocks, and plans. Writes the files only if the plan deletes and replaces
 * nothing. Changes nothing in AWS and Auth0.
 *
 * @throws FaultError; TerraformFailure; Unanswered.
 */
export async function discover(
  environment: string,
  options: DiscoverOptions,
  {
    output,
    dialogue,
    signal,
  }: { output: Output; dialogue: PromptStreams & { isTerminal: boolean }; signal: AbortSignal },
): Promise<Discovered> {
  const app = `apps/${environment}`;
  const file = `${app}/src/environment.ts`;
  const checkout = findCheckout();
  appFolder(checkout, environment);
  const base = readValues({ checkout, file, constant: 'environment' }) as EnvironmentInput;
  await requireCommitted(checkout, file, options);
  throwFaults('import', await awsFaults(base.region, base.account));

  const { existing, chosen, importIds } = await findSetup(base, options, dialogue);
  const read = valuesOf(existing, chosen, base);
  const result = accepted(read.values, environmentFaults, KEPT_SETTINGS);
  if ('faults' in result) throwFaults(`values read from ${existing.pool.Id}`, result.faults);
  const { values: whole, leftOut } = result as Exclude<typeof result, { faults: unknown }>;
  const values = minimal(whole, rendered);

  // A separate folder, which git ignores, because the JSON of the app has its current values.
  const local = join(checkout, '.local');
  mkdirSync(local, { recursive: true });
  const folder = mkdtempSync(join(local, 'import-'));
  let planned: PlannedImport | undefined;
  try {
    synthesize(values, { outdir: folder });
    const stacks = join(folder, 'stacks', environment);
    // Import blocks of an earlier discovery do not count.
    const stack = { ...openStack(environment, stacks), importsFile: join(folder, 'imports.tf.json') };
    const session = openSession(stack, output, signal);
    planned = await planImport(session, importIds);
    refuseLosses(planned.changes);
    const configuration = readFileSync(join(stacks, 'cdk.tf.json'), 'utf8');
    const golden = `${app}/test/golden/cdk.tf.json`;
    const isCompared =
      existsSync(join(checkout, golden)) && !extensionFile(environment, (at) => existsSync(join(checkout, at)));
    const changes = formattedChanges(checkout, [
      changeOf(checkout, file, valuesText(readFileSync(join(checkout, file), 'utf8'), values)),
      changeOf(checkout, `${app}/imports.tf.json`, importsText(planned.imports)),
    ]);
    const synthesized = `${app}/cdktf.out/stacks/${environment}/cdk.tf.json`;
    const all = [
      ...changes,
      ...(isCompared ? [changeOf(checkout, golden, configuration)] : []),
      changeOf(checkout, synthesized, configuration),
    ];
    mkdirSync(dirname(join(checkout, synthesized)), { recursive: true });
    writeAll(checkout, all);
    planned.keep(stack);
    return {
      files: all.map(({ file: each }) => each).filter((each) => each !== synthesized),
      imported: planned.imports.length,
      notes: [...read.notes, ...leftOut, ...changeNotes(planned.changes)],
    };
  } finally {
    planned?.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Terraform JSON of values; undefined if they are refused. */
function rendered(values: EnvironmentInput): string | undefined {
  try {
    return JSON.stringify(configurationOf(values));
  } catch (error) {
    if (error instanceof FaultError) return undefined;
    throw error;
  }
}

/**
 * Refuses to replace values that are not committed.
 *
 * @throws FaultError ERR_IMPORT_VALUES_UNCOMMITTED.
 */
async function requireCommitted(checkout: string, file: string, { replace = false }: DiscoverOptions): Promise<void> {
  if (replace) return;
  const changed = await uncommitted(checkout, file);
  if (changed.length > 0) throwFaults('import', [fault.ERR_IMPORT_VALUES_UNCOMMITTED({ path: file })]);
}

/** Refuses a plan that deletes or replaces an object, or that the AWS provider cannot apply. */
function refuseLosses({ lost, changed }: ImportChanges): void {
  const schema = changed.filter(({ type, setting }) => type === 'aws_cognito_user_pool' && setting === 'schema');
  throwFaults('import', [
    ...lost.map(({ address, actions }) =>
      fault.ERR_IMPORT_REPLACES({ path: address, actions: [...actions].join(', then ') }),
    ),
    ...schema.map(({ address, setting, before, after }) =>
      fault.ERR_IMPORT_SCHEMA({ path: `${address} ${setting}`, attributes: `${before}, which would become ${after}` }),
    ),
  ]);
}

const changeNotes = ({ changed }: ImportChanges): readonly Fault[] =>
  changed.map(({ address, type, setting, before, after }) =>
    fault.ERR_IMPORT_CHANGES({ path: `${address} ${setting}`, before, after, keep: keptSettingText(type, setting) }),
  );

function changeOf(root: string, file: string, after: string): Change {
  const path = join(root, file);
  return { file, before: existsSync(path) ? readFileSync(path, 'utf8') : undefined, after };
}

/** Source text with other values. The text before the values stays. */
function valuesText(text: string, values: EnvironmentInput): string {
  const at = text.indexOf('export const environment');
  const type = /satisfies EnvironmentInput/.test(text) ? ' satisfies EnvironmentInput' : '';
  return `${text.slice(0, Math.max(0, at))}export const environment = ${JSON.stringify(values, null, 2)}${type};\n`;
}
