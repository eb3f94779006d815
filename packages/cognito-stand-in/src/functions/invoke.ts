import { USER_POOL_PRINCIPAL } from '@auth0-cognito/contract';
import { policyAllows } from '../aws/policies';
import type { DeployedFunction, FunctionDirectory } from './function-directory';
import { runFunction, type FunctionResult } from './run-function';

/** A call of a function by a user pool. */
export interface Invocation {
  readonly functionArn: string;
  readonly event: unknown;
  readonly userPoolArn: string;
  /** 12 digits. */
  readonly accountId: string;
}

/** Outcome of an invocation. */
export type InvocationResult =
  | FunctionResult
  /** The pool may not invoke the function, or it does not exist. */
  | { readonly denied: true }
  /** The rehearsal has no code of the function, or cannot run it. */
  | { readonly notRun: string };

/** Calls Lambda functions as a user pool does. */
export type InvokeFunction = (invocation: Invocation) => Promise<InvocationResult>;

/** Options of {@link createInvokeFunction}. */
export interface InvokeFunctionOptions {
  readonly directory: FunctionDirectory;
  /** Environment variables that route requests of a handler to the rehearsal. */
  readonly environment: Readonly<Record<string, string>>;
  /** Receives each line that a function writes, with the name of the function. */
  readonly log: (line: string) => void;
  /** How long a user pool waits for a response, in milliseconds. @default 5000 */
  readonly longestWait?: number;
}

/**
 * A user pool waits five seconds for a response, and tries three times.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html#important-lambda-considerations
 */
const MAX_WAIT = 5000;
const ATTEMPTS = 3;

/** Size of an empty ZIP archive. A function has one if the environment has only its ARN, and the rehearsal created it. */
const EMPTY_ARCHIVE_BYTES = 22;

const mayInvoke = ({ policy }: DeployedFunction, { userPoolArn, accountId }: Invocation) =>
  policyAllows(policy, {
    action: 'lambda:InvokeFunction',
    principal: { Service: USER_POOL_PRINCIPAL },
    values: { 'aws:SourceArn': [userPoolArn], 'aws:SourceAccount': [accountId] },
  });

const isRunnable = (found: DeployedFunction): found is DeployedFunction & { readonly archive: Uint8Array } =>
  found.archive !== undefined && found.archive.length > EMPTY_ARCHIVE_BYTES;

/** An {@link InvokeFunction} that runs Node.js functions in a child process. It runs no other runtimes. */
export function createInvokeFunction({
  directory,
  environment,
  log,
  longestWait,
}: InvokeFunctionOptions): InvokeFunction {
  return async (invocation) => {
    const found = await directory.find(invocation.functionArn);
    if (!found || !mayInvoke(found, invocation)) return { denied: true };
    if (!isRunnable(found)) return { notRun: 'its code is not part of the environment' };
    if (!found.runtime?.startsWith('nodejs')) return { notRun: `runtime ${found.runtime ?? 'of an image'}` };

    const options = {
      longestWait: longestWait ?? MAX_WAIT,
      environment,
      onLine: (line: string) => log(`${found.name}: ${line}`),
    };
    let result: FunctionResult = { noAnswer: true };
    for (let attempt = 0; attempt < ATTEMPTS && 'noAnswer' in result; attempt++) {
      result = await runFunction(found, invocation.event, options);
    }
    return result;
  };
}
