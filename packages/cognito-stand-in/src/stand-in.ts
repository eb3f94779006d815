import type { RequestListener } from 'node:http';
import { withOperations } from './aws/layer';
import { createRequestCheck } from './aws/request-check';
import { createConfiguration } from './configuration/configuration';
import type { DeleteListedIdentityProvider } from './configuration/identity-provider';
import type { PoolDirectory } from './configuration/pool-directory';
import { createFunctionDirectory } from './functions/function-directory';
import { createInvokeFunction } from './functions/invoke';
import { createCallLog } from './http/call-log';
import type { LoggedCall } from './http/call-log';
import type { AwsExchange } from './http/exchange';
import { createListener } from './http/listener';
import { createMotoClient } from './moto/client';
import { createIamDirectory } from './moto/iam-directory';
import type { RunningMoto } from './moto/process';
import { createSignIn } from './sign-in';

/** Options of the stand-in for AWS. */
export interface CognitoStandInOptions {
  /** The result of `startMoto`. */
  readonly moto: Pick<RunningMoto, 'url' | 'models'>;
  /** The account of all calls, 12 digits, or a function that returns it for the access key of the caller. */
  readonly accountId: string | ((accessKeyId: string | undefined) => string);
  /** Calls identity providers over HTTPS by their real host names, through the gateway and with its CA. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Receives one line for each event of a sign-in: results, tolerated differences, and functions that were not run. Contains no
   * secrets or tokens.
   */
  readonly log: (line: string) => void;
  /**
   * Effect of deleting an identity provider on the clients that list it.
   * @default 'dangle'
   */
  readonly deleteListedIdentityProvider?: DeleteListedIdentityProvider;
  /** Environment variables that route requests of Lambda functions to the rehearsal, such as `HTTPS_PROXY`. @default - no proxy */
  readonly functionEnvironment?: Readonly<Record<string, string>>;
  /** Receives each call of the listener with its content. */
  readonly onExchange?: (exchange: AwsExchange) => void;
}

/** AWS in a rehearsal. */
export interface CognitoStandIn {
  /** Handles requests to `*.amazonaws.com`. Host header, signature and target identify the operation. */
  readonly listener: RequestListener;
  /** Handles requests to the domains of user pools: `*.amazoncognito.com` and custom domains. */
  readonly signInPages: RequestListener;
  /** The resources that Terraform created. */
  readonly directory: PoolDirectory;
  /** Every call of {@link listener} so far, oldest first. */
  calls(): LoggedCall[];
}

/** IAM is global, but moto requires a region. */
const ANY_REGION = 'us-east-1';

/**
 * Creates the stand-in for AWS. It opens no port and starts no timer or process. It keeps resources in memory, so create one for each moto process.
 *
 * Each part depends on the parts before it: the configuration on moto, sign-in on the configuration, HTTP on both.
 */
export function createCognitoStandIn(options: CognitoStandInOptions): CognitoStandIn {
  const { accountId, fetch, log, deleteListedIdentityProvider = 'dangle', onExchange } = options;
  const { functionEnvironment: environment = {} } = options;
  const accountOf = typeof accountId === 'string' ? () => accountId : accountId;
  const moto = createMotoClient(options.moto.url);
  const iam = createIamDirectory(moto, { accountId: accountOf(undefined), region: ANY_REGION });
  const calls = createCallLog();

  const checkRequest = createRequestCheck(options.moto.models);
  const configuration = createConfiguration(moto, deleteListedIdentityProvider);
  const invokeFunction = createInvokeFunction({ directory: createFunctionDirectory(moto), environment, log });
  const signIn = createSignIn({ ...configuration, iam, fetch, log, invokeFunction });
  const api = withOperations(configuration.api, signIn.operations);
  const listener = createListener({ api, moto, checkRequest, log: calls, accountOf, signIn, onExchange });
  return { listener, signInPages: signIn.pages, directory: configuration.directory, calls: calls.calls };
}
