import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { findingOf } from './finding';
import type { Finding } from './finding';

/** The oldest versions that the set-up accepts. */
const OLDEST = { node: [20, 19], terraform: [1, 11], tofu: [1, 11], python: [3, 10] } as const;

/** Timeout of a program, in milliseconds. */
const TIMEOUT = 20_000;

const PROVIDERS = ['hashicorp/aws', 'auth0/auth0'];

/** `.local/toolchain.json`, possibly incomplete. */
interface Toolchain {
  readonly terraform?: unknown;
  readonly python?: unknown;
  readonly pluginMirrors?: unknown;
  readonly chromium?: unknown;
  readonly certutil?: unknown;
}

const why = (error: unknown) => (error instanceof Error ? error.message : String(error)).trim();
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const finding = (title: string, faults: readonly Fault[], notices: readonly string[] = []) =>
  findingOf({ area: 'machine', title }, faults, notices);

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [hasMajor = 0, hasMinor = 0] = version.split('.').map(Number);
  return hasMajor < major || (hasMajor === major && hasMinor < minor);
}

const tooOld = (name: string, version: string, [major, minor]: readonly [number, number]) =>
  fault.ERR_DOCTOR_TOO_OLD({ name, version, oldest: `${major}.${minor}` });

/** Runs a program. Returns its output, or why it cannot be run. */
async function printed(
  program: string,
  args: readonly string[],
  timeout: number,
): Promise<{ text: string } | { why: string }> {
  const running = promisify(execFile)(program, args, { maxBuffer: 1_000_000 });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    running.child.kill('SIGKILL');
    // Child processes may still have these open.
    for (const stream of [running.child.stdout, running.child.stderr]) stream?.destroy();
  }, timeout);
  try {
    const { stdout } = await running;
    return { text: stdout };
  } catch (error) {
    return { why: isLate ? `no response within ${timeout / 1000} s` : why(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The result of the set-up on this machine; faults if it has not run, or if its file cannot be read. */
function toolchainOf(checkout: string): { readonly toolchain: Toolchain; readonly faults: readonly Fault[] } {
  const file = join(checkout, '.local/toolchain.json');
  if (!existsSync(file))
    return { toolchain: {}, faults: [fault.ERR_DOCTOR_SETUP({ path: file, why: 'no such file' })] };
  try {
    const toolchain = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (typeof toolchain === 'object' && toolchain !== null) return { toolchain, faults: [] };
    return { toolchain: {}, faults: [fault.ERR_DOCTOR_SETUP({ path: file, why: 'a different document' })] };
  } catch (error) {
    return { toolchain: {}, faults: [fault.ERR_DOCTOR_SETUP({ path: file, why: why(error) })] };
  }
}

function checkNode(): Finding {
  const { node } = process.versions;
  return finding(`Node ${node}`, isOlder(node, OLDEST.node) ? [tooOld('Node', node, OLDEST.node)] : []);
}

/** Checks the Terraform that a command would run: the selected one, that of the set-up, or the one on PATH. */
async function checkTerraform(
  { terraform }: Toolchain,
  variables: NodeJS.ProcessEnv,
  timeout: number,
): Promise<Finding> {
  const program = variables.TERRAFORM_BINARY_NAME || textOf(terraform) || 'terraform';
  const response = await printed(program, ['version', '-json'], timeout);
  if ('why' in response)
    return finding('Terraform', [
      fault.ERR_DOCTOR_PROGRAM({ name: 'Terraform', path: program, received: response.why }),
    ]);
  const [, version = ''] = /"terraform_version": *"([\d.]+)/.exec(response.text) ?? [];
  const [name, oldest] = /\btofu$/.test(program)
    ? (['OpenTofu', OLDEST.tofu] as const)
    : (['Terraform', OLDEST.terraform] as const);
  const title = `${name} ${version} (${program})`;
  if (version === '')
    return finding(name, [fault.ERR_DOCTOR_PROGRAM({ name, path: program, received: 'it prints no version' })]);
  return finding(title, isOlder(version, oldest) ? [tooOld(name, version, oldest)] : []);
}

const PYTHON_SCRIPT =
  'import platform; from importlib.metadata import version; print(platform.python_version(), version("moto"))';

async function checkPython({ python }: Toolchain, timeout: number): Promise<Finding> {
  const program = textOf(python);
  if (program === '')
    return finding('Python', [
      fault.ERR_DOCTOR_PROGRAM({ name: 'Python', path: 'python', received: 'the set-up found none' }),
    ]);
  const response = await printed(program, ['-c', PYTHON_SCRIPT], timeout);
  if ('why' in response)
    return finding('Python', [
      fault.ERR_DOCTOR_PROGRAM({ name: 'Python with moto', path: program, received: response.why }),
    ]);
  const [version = '', moto = ''] = response.text.trim().split(' ');
  const faults = isOlder(version, OLDEST.python) ? [tooOld('Python', version, OLDEST.python)] : [];
  return finding(`Python ${version} with moto ${moto}`, faults);
}

/** Whether a provider is in a mirror, from any registry. */
const isMirrored = (mirror: string, provider: string) =>
  existsSync(mirror) && readdirSync(mirror).some((registry) => existsSync(join(mirror, registry, provider)));

function checkProviders({ pluginMirrors }: Toolchain): Finding {
  const mirrors = Array.isArray(pluginMirrors) ? pluginMirrors.filter((each) => typeof each === 'string') : [];
  const gone = mirrors.filter((mirror) => !existsSync(mirror));
  const missing = PROVIDERS.filter((provider) => !mirrors.some((mirror) => isMirrored(mirror, provider)));
  const notices = missing.map(
    (provider) =>
      `no mirror on this machine has ${provider}: ` +
      (provider === 'auth0/auth0'
        ? 'rehearsals use their own; plans download it from the registry'
        : 'it is downloaded from the registry'),
  );
  const title = mirrors.length > 0 ? `providers in ${mirrors.join(', ')}` : 'providers from the registry';
  return finding(
    title,
    gone.map((mirror) => fault.ERR_DOCTOR_SETUP({ path: mirror, why: 'no such folder' })),
    notices,
  );
}

function checkChromium({ chromium, certutil }: Toolchain): Finding {
  const program = textOf(chromium);
  const notices = textOf(certutil) === '' ? ['no certutil: a rehearsal cannot open a browser window (--open)'] : [];
  if (program === '') return finding('Chromium', [fault.ERR_DOCTOR_CHROMIUM({ why: 'none' })]);
  if (!existsSync(program))
    return finding('Chromium', [fault.ERR_DOCTOR_CHROMIUM({ why: `${program}, which no longer exists` })]);
  return finding(`Chromium (${program})`, [], notices);
}

/** Checks the programs of this machine, by the file of the set-up and PATH. Runs Terraform and Python to read their versions. */
export async function checkMachine(
  checkout: string,
  variables: NodeJS.ProcessEnv,
  timeout = TIMEOUT,
): Promise<readonly Finding[]> {
  const { toolchain, faults } = toolchainOf(checkout);
  const node = checkNode();
  const terraform = checkTerraform(toolchain, variables, timeout);
  // Everything else depends on the set-up.
  if (faults.length > 0) return [node, await terraform, finding('set-up', faults)];
  return [
    node,
    await terraform,
    await checkPython(toolchain, timeout),
    checkProviders(toolchain),
    checkChromium(toolchain),
  ];
}
