import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from './faults';

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

const setupMissing = (path: string, what: string) =>
  new FaultError('set-up', [fault.ERR_SETUP_MISSING({ path, what })]);

/** The program of a name on PATH, or of a path. */
function program(name: string, environment: NodeJS.ProcessEnv): string {
  const folders = name.includes('/') ? [''] : (environment.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => resolve(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new FaultError('Terraform', [fault.ERR_PROGRAM_MISSING({ name })]);
  return found;
}

/** What the set-up wrote, unless something else did: an editor, or a disk that was full. */
function parsed(path: string): Toolchain {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw setupMissing(path, 'a file that is empty or no JSON');
  }
  const { terraform, python, pluginMirrors } = (found ?? {}) as Partial<Toolchain>;
  const isWhole = typeof terraform === 'string' && typeof python === 'string' && Array.isArray(pluginMirrors);
  if (!isWhole) throw setupMissing(path, 'a file without terraform, python and pluginMirrors');
  return found as Toolchain;
}

/**
 * What the set-up found; instead of Terraform, what TERRAFORM_BINARY_NAME selects (`tofu`), as it does for cdktf.
 *
 * @throws FaultError ERR_SETUP_MISSING where it has not run, or what it found is gone; ERR_PROGRAM_MISSING.
 */
export function readToolchain(checkout: string, environment = process.env): Toolchain {
  const path = join(checkout, '.local/toolchain.json');
  if (!existsSync(path)) throw setupMissing(path, 'no such file');
  const found = parsed(path);
  const chosen = environment.TERRAFORM_BINARY_NAME;
  const toolchain = chosen ? { ...found, terraform: program(chosen, environment) } : found;
  for (const program of [toolchain.terraform, toolchain.python]) {
    if (!existsSync(program)) throw setupMissing(path, `${program}, which is gone`);
  }
  return toolchain;
}
