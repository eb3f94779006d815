import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Fault } from '@auth0-cognito/contract';
import * as errors from './errors';

/** What the set-up found or made on this machine, as `.local/toolchain.json` holds it. */
export interface Toolchain {
  /** Absolute path of Terraform, or of OpenTofu where that was chosen. */
  readonly terraform: string;
  /** Absolute path of the Python that has moto. */
  readonly python: string;
  /** Folders laid out as Terraform's filesystem mirrors. */
  readonly pluginMirrors: readonly string[];
  /** Absolute path of a Chromium, or null. */
  readonly chromium: string | null;
  /** Absolute path of certutil, or null. */
  readonly certutil: string | null;
}

/**
 * The root of the checkout that holds `from`.
 *
 * @throws FaultError ERR_NOT_A_CHECKOUT outside of one.
 */
export function findCheckout(from = process.cwd()): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json')) && existsSync(join(folder, 'apps'))) return folder;
    if (dirname(folder) === folder) throw errors.notACheckout(from);
  }
}

/** Names of the environments of a checkout, in alphabetical order: the folders of `apps` with a cdktf.json and an environment. */
export function environmentNames(checkout: string): string[] {
  return readdirSync(join(checkout, 'apps'))
    .filter((name) =>
      ['cdktf.json', 'src/environment.ts'].every((file) => existsSync(join(checkout, 'apps', name, file))),
    )
    .sort();
}

/** A fault for each name that is no environment of the checkout. */
export function appFaults(checkout: string, environments: readonly string[]): readonly Fault[] {
  const known = environmentNames(checkout);
  return environments
    .filter((environment) => !known.includes(environment))
    .flatMap((environment) => errors.unknownEnvironment(environment, known).faults);
}

/**
 * The app folder of an environment.
 *
 * @throws FaultError ERR_ENVIRONMENT_UNKNOWN, which lists those that exist.
 */
export function appFolder(checkout: string, environment: string): string {
  const known = environmentNames(checkout);
  if (!known.includes(environment)) throw errors.unknownEnvironment(environment, known);
  return join(checkout, 'apps', environment);
}

/** The program of a name on PATH, or of a path. */
function program(name: string, environment: NodeJS.ProcessEnv): string {
  const folders = name.includes('/') ? [''] : (environment.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => resolve(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw errors.programMissing(name);
  return found;
}

/** What the set-up wrote, unless something else did: an editor, or a disk that was full. */
function parsed(path: string): Toolchain {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw errors.setupMissing(path, 'a file that is empty or no JSON');
  }
  const { terraform, python, pluginMirrors } = (found ?? {}) as Partial<Toolchain>;
  const isWhole = typeof terraform === 'string' && typeof python === 'string' && Array.isArray(pluginMirrors);
  if (!isWhole) throw errors.setupMissing(path, 'a file without terraform, python and pluginMirrors');
  return found as Toolchain;
}

/**
 * What the set-up found; in place of Terraform what TERRAFORM_BINARY_NAME chooses (`tofu`), as it does for cdktf.
 *
 * @throws FaultError ERR_SETUP_MISSING where it has not run, or what it found is gone; ERR_PROGRAM_MISSING.
 */
export function readToolchain(checkout: string, environment = process.env): Toolchain {
  const path = join(checkout, '.local/toolchain.json');
  if (!existsSync(path)) throw errors.setupMissing(path, 'no such file');
  const found = parsed(path);
  const chosen = environment.TERRAFORM_BINARY_NAME;
  const toolchain = chosen ? { ...found, terraform: program(chosen, environment) } : found;
  for (const program of [toolchain.terraform, toolchain.python]) {
    if (!existsSync(program)) throw errors.setupMissing(path, `${program}, which is gone`);
  }
  return toolchain;
}
