import type { RequestListener } from 'node:http';
import { inFrontOf } from './aws/layer';
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

/** How the stand-in for AWS is set up. */
export interface CognitoStandInOptions {
  /** What `startMoto` gave. */
  readonly moto: Pick<RunningMoto, 'url' | 'models'>;
  /** The account of all calls, 12 digits, or how to find it by the access key of the caller. */
  readonly accountId: string | ((accessKeyId: string | undefined) => string);
  /** Reaches identity providers over HTTPS by their real names: through the gateway, trusting its CA. */
  readonly fetch: typeof globalThis.fetch;
  /** One line for people about each sign-in: what happened, what was tolerated, what was not run. Never holds a secret or a token. */
  readonly log: (line: string) => void;
  /**
   * What deleting an identity provider does to the clients that list it.
   * @default 'dangle'
   */
  readonly deleteListedIdentityProvider?: DeleteListedIdentityProvider;
  /** Variables by which Lambda functions reach the rehearsal, such as `HTTPS_PROXY`. @default - a function has no proxy */
  readonly functionEnvironment?: Readonly<Record<string, string>>;
  /** Gets each call of the listener with its content. */
  readonly onExchange?: (exchange: AwsExchange) => void;
}

/** AWS in a rehearsal. */
export interface CognitoStandIn {
  /** Answers requests for `*.amazonaws.com`. Host header, signature and target name the operation. */
  readonly listener: RequestListener;
  /** Answers requests for the domains of user pools: `*.amazoncognito.com` and custom domains. */
  readonly signInPages: RequestListener;
  /** What Terraform made. */
  readonly directory: PoolDirectory;
  /** Every call of {@link listener} so far, oldest first. */
  calls(): LoggedCall[];
}

/** IAM is global; moto wants a region all the same. */
const ANY_REGION = 'us-east-1';

/**
 * The stand-in for AWS. It holds no port, timer or process; what was created is lost with it, so use one for each moto.
 *
 * Each part is made from the parts before it: the configuration over moto, sign-in over the configuration, HTTP over both.
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
  const api = inFrontOf(configuration.api, signIn.operations);
  const listener = createListener({ api, moto, checkRequest, log: calls, accountOf, signIn, onExchange });
  return { listener, signInPages: signIn.pages, directory: configuration.directory, calls: calls.calls };
}
