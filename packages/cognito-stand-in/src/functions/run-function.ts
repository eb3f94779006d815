import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable, Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import type { DeployedFunction } from './function-directory';

/** Outcome of a run of a handler. */
export type FunctionResult =
  | { readonly payload: unknown }
  /** The handler threw, or Lambda stopped it. The text is the one that Lambda reports. */
  | { readonly error: string }
  /** No response before the timeout of the caller. */
  | { readonly noAnswer: true };

/** Options of a run. */
export interface RunFunctionOptions {
  /** How long the caller waits, in milliseconds. */
  readonly longestWait: number;
  /** Environment variables that route requests of the handler to the rehearsal, such as `HTTPS_PROXY`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Receives each line that the function writes. */
  readonly onLine: (line: string) => void;
}

const RUNNER = '@auth0-cognito/cognito-stand-in/functions/run-handler.mjs';

/** Extracts an archive into a folder. Refuses an entry with a path outside of it. */
function unpack(archive: Uint8Array, folder: string): void {
  for (const [name, content] of Object.entries(unzipSync(archive))) {
    const file = resolve(folder, name);
    if (!file.startsWith(folder + sep)) throw new RangeError(`an archive with the path ${name}`);
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/**
 * The Node.js runtimes of Lambda include the AWS SDK. A handler resolves the one of this checkout after its own packages.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
function linkAwsSdk(folder: string): void {
  const paths = createRequire(import.meta.url).resolve.paths('@aws-sdk') ?? [];
  const sdk = paths.map((path) => join(path, '@aws-sdk')).find((path) => existsSync(path));
  if (!sdk) return;
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(sdk, join(folder, 'node_modules/@aws-sdk'));
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const variablesOf = (deployed: DeployedFunction, task: string): Record<string, string> => ({
  ...deployed.variables,
  PATH: process.env.PATH ?? '',
  HOME: task,
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  LAMBDA_TASK_ROOT: task,
  _HANDLER: deployed.handler ?? '',
  AWS_REGION: deployed.region,
  AWS_DEFAULT_REGION: deployed.region,
  AWS_EXECUTION_ENV: `AWS_Lambda_${deployed.runtime ?? ''}`,
  AWS_LAMBDA_FUNCTION_NAME: deployed.name,
  AWS_LAMBDA_FUNCTION_VERSION: deployed.version,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(deployed.memoryMegabytes),
  // The rehearsal checks neither key nor permission.
  AWS_ACCESS_KEY_ID: 'rehearsal-function',
  AWS_SECRET_ACCESS_KEY: 'rehearsal',
});

/** `Date: 2026-01-01T00:00:00.000Z {id} Task timed out after 3.00 seconds`, as Lambda reports it. */
const timedOut = (requestId: string, seconds: number) =>
  `${new Date().toISOString()} ${requestId} Task timed out after ${seconds.toFixed(2)} seconds`;

/** Runs the handler of a Node.js function once, in a separate process. */
export async function runFunction(
  deployed: DeployedFunction & { readonly archive: Uint8Array },
  event: unknown,
  { longestWait, environment, onLine }: RunFunctionOptions,
): Promise<FunctionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-'));
  const task = join(folder, 'task');
  try {
    mkdirSync(task);
    unpack(deployed.archive, task);
    linkAwsSdk(folder);
    const requestId = randomUUID();
    const wait = Math.min(longestWait, deployed.timeout * 1000);
    const runner = createRequire(import.meta.url).resolve(RUNNER);
    const child = spawn(process.execPath, [runner, task, deployed.handler ?? ''], {
      cwd: task,
      env: { ...variablesOf(deployed, task), ...environment },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    const [, stdout, stderr, input, output] = child.stdio as [Writable, Readable, Readable, Writable, Readable];
    // The process can end before it reads the event.
    input.on('error', () => undefined);
    const context = {
      functionName: deployed.name,
      functionVersion: deployed.version,
      invokedFunctionArn: deployed.arn,
      memoryLimitInMB: String(deployed.memoryMegabytes),
      awsRequestId: requestId,
      logGroupName: `/aws/lambda/${deployed.name}`,
      logStreamName: requestId,
    };
    input.end(JSON.stringify({ event, context }));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, wait);
    const ended = new Promise<void>((settle, reject) => child.once('error', reject).once('close', () => settle()));
    const [answered, ...written] = await Promise.all([text(output), text(stdout), text(stderr), ended]);
    clearTimeout(timer);
    for (const line of written.slice(0, 2).join('').split('\n').filter(Boolean)) onLine(line);
    if (late) return wait < longestWait ? { error: timedOut(requestId, deployed.timeout) } : { noAnswer: true };
    if (!answered) return { error: `RequestId: ${requestId} Error: Runtime exited without providing a reason` };
    const { result, error } = JSON.parse(answered) as { result?: unknown; error?: { message: string } };
    return error ? { error: error.message } : { payload: result };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
