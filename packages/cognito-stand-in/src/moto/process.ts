import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { devNull } from 'node:os';
import { createInterface } from 'node:readline';
import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';

/** Options of the moto process. */
export interface MotoOptions {
  /** Python interpreter with the packages of `moto/requirements.txt`. */
  readonly python: string;
  /**
   * File to append moto's own log to.
   * @default - no log; the last lines are printed if moto does not start
   */
  readonly logFile?: string;
  /**
   * Environment variables of the process.
   * @default - the variables of this process that Python needs
   */
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends the process, also while it starts. */
  readonly signal?: AbortSignal;
}

/** A running moto. */
export interface RunningMoto {
  /** `http://127.0.0.1:{port}`. */
  readonly url: string;
  readonly pid: number;
  /** Folder of the AWS service models in moto's packages. */
  readonly models: string;
  /** Ends the process and resolves when it has exited. Can be called more than once. */
  close(): Promise<void>;
}

const SERVE = '@auth0-cognito/cognito-stand-in/moto/serve.py';
const SECONDS_TO_START = 60;
const MAX_LOG_CHARACTERS = 600;

/** Environment variables that Python needs. Variables of AWS and moto, and files in the home folder, would change the rehearsal. */
const INHERITED_VARIABLES = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];

function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => INHERITED_VARIABLES.includes(name));
  return { ...Object.fromEntries(kept), HOME: devNull };
}

const SETTINGS = {
  MOTO_ACM_VALIDATION_WAIT: '0',
  MOTO_DISABLE_GLOBAL_CORS: 'true',
  // AWS managed policies, such as arn:aws:iam::aws:policy/ReadOnlyAccess.
  MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
  // Keeps botocore from reading files of the user.
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * Starts moto in a separate process on a free loopback port. The process ends at `close()`, or when this process ends, also if it is killed.
 *
 * Rejects with `ERR_MOTO_NOT_STARTED` if Python or its packages are missing.
 */
export async function startMoto({ python, logFile, environment, signal }: MotoOptions): Promise<RunningMoto> {
  // Resolved by package name, which also works in a bundle.
  const serve = createRequire(import.meta.url).resolve(SERVE);
  const env = { ...(environment ?? plainEnvironment()), ...SETTINGS };
  // A separate process group: a Ctrl-C of the terminal is for the caller, which ends moto when it is done.
  const child = spawn(python, ['-u', '-B', serve], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    signal,
    killSignal: 'SIGKILL',
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });

  let printed = '';
  const log = logFile ? createWriteStream(logFile, { flags: 'a' }) : undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-MAX_LOG_CHARACTERS);
    log?.write(text);
  });
  void gone.then(() => log?.end());

  const close = async () => {
    child.stdin.destroy();
    child.kill('SIGKILL');
    await gone;
  };

  let timer: NodeJS.Timeout | undefined;
  try {
    const first = await new Promise<{ port: number; models: string }>((resolve, reject) => {
      const refuse = (reason: string) =>
        reject(new FaultError('moto', [fault.ERR_MOTO_NOT_STARTED({ python, reason })]));
      timer = setTimeout(() => refuse(`no response in ${SECONDS_TO_START} s`), SECONDS_TO_START * 1000);
      child.once('error', (error) => refuse(error.message));
      child.once('close', (code) => refuse(`ended with ${code}: ${printed.trim()}`));
      createInterface({ input: child.stdout }).once('line', (line) =>
        resolve(JSON.parse(line) as { port: number; models: string }),
      );
    });
    return { url: `http://127.0.0.1:${first.port}`, models: first.models, pid: child.pid as number, close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
