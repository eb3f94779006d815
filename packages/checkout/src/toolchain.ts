import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from './faults';

/** Content of `.local/toolchain.json`: what the set-up found or installed on this machine. */
export interface Toolchain {
  /** Absolute path of Terraform, or of OpenTofu if it was chosen. */
  readonly terraform: string;
  /** Absolute path of a Python with moto. */
  readonly python: string;
  /** Folders in the layout of Terraform filesystem mirrors. */
  readonly pluginMirrors: readonly string[];
  /** Absolute path of a Chromium, or null. */
  readonly chromium: string | null;
  /** Absolute path of certutil, or null. */
  readonly certutil: string | null;
}

const setupMissing = (path: string, what: string) =>
  new FaultError('set-up', [fault.ERR_SETUP_MISSING({ path, what })]);

/** Absolute path of a program, by its name on PATH or by its path. */
function program(name: string, environment: NodeJS.ProcessEnv): string {
  const folders = name.includes('/') ? [''] : (environment.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => resolve(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new FaultError('Terraform', [fault.ERR_PROGRAM_MISSING({ name })]);
  return found;
}

/** Parses the file of the set-up. It can be damaged, for example by a full disk. */
function parsed(path: string): Toolchain {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw setupMissing(path, 'a file that is empty or not JSON');
  }
  const { terraform, python, pluginMirrors } = (found ?? {}) as Partial<Toolchain>;
  const isWhole = typeof terraform === 'string' && typeof python === 'string' && Array.isArray(pluginMirrors);
  if (!isWhole) throw setupMissing(path, 'a file without terraform, python and pluginMirrors');
  return found as Toolchain;
}

/**
 * The toolchain of the set-up. TERRAFORM_BINARY_NAME (`tofu`) replaces Terraform, as for cdktf.
 *
 * @throws FaultError ERR_SETUP_MISSING if it has not run, or if a program no longer exists; ERR_PROGRAM_MISSING.
 */
export function readToolchain(checkout: string, environment = process.env): Toolchain {
  const path = join(checkout, '.local/toolchain.json');
  if (!existsSync(path)) throw setupMissing(path, 'no such file');
  const found = parsed(path);
  const chosen = environment.TERRAFORM_BINARY_NAME;
  const toolchain = chosen ? { ...found, terraform: program(chosen, environment) } : found;
  for (const program of [toolchain.terraform, toolchain.python]) {
    if (!existsSync(program)) throw setupMissing(path, `${program}, which no longer exists`);
  }
  return toolchain;
}
