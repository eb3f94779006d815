import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '../coded-error.mjs';
import { output, run } from './run.mjs';

const OLDEST_MINOR = 10;

/** A Python 3.10 or newer on PATH. */
export function systemPython() {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']) {
    const version = output(name, ['-c', 'import sys; print(sys.version_info[0], sys.version_info[1])']);
    const [major, minor] = version?.trim().split(' ').map(Number) ?? [];
    if (major === 3 && minor >= OLDEST_MINOR) return name;
  }
  throw new CodedError('ERR_PYTHON_MISSING', { oldest: `3.${OLDEST_MINOR}` });
}

/** Pinned packages with hashes: the AWS stand-in, and the linters of .github. */
const REQUIREMENTS = ['packages/cognito-stand-in/moto/requirements.txt', 'tools/setup/linters.txt'];

/** Python of a virtual environment in `local` that has exactly {@link REQUIREMENTS}. */
export const virtualEnvironment = (root, local, python, log) =>
  environmentOf(
    { folder: join(local, 'venv'), requirements: REQUIREMENTS.map((file) => join(root, file)) },
    python,
    () => log('installing the AWS stand-in (moto) and linters into a Python virtual environment'),
  );

/** Python of the virtual environment `folder` with exactly the packages of the `requirements` files, whose hashes are checked. */
export function environmentOf({ folder, requirements }, python, onInstall) {
  const stamp = join(folder, '.installed-requirements');
  const interpreter = join(folder, 'bin/python');
  const wanted = createHash('sha256')
    .update(Buffer.concat(requirements.map((file) => readFileSync(file))))
    .digest('hex');
  if (existsSync(stamp) && existsSync(interpreter) && readFileSync(stamp, 'utf8') === wanted) return interpreter;

  onInstall();
  rmSync(folder, { recursive: true, force: true });
  if (!run(python, ['-m', 'venv', folder])) {
    throw new CodedError('ERR_PYTHON_VENV', { python });
  }
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
  if (!run(interpreter, [...install, ...requirements.flatMap((file) => ['-r', file])])) {
    throw new CodedError('ERR_PIP_INSTALL');
  }
  writeFileSync(stamp, wanted);
  return interpreter;
}
