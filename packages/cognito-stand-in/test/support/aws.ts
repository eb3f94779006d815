import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { CognitoStandIn, CognitoStandInOptions, RunningMoto } from '../../src';
import { createCognitoStandIn, startMoto } from '../../src';
import type { Operations } from '../../src/aws/api';
import { AwsError } from '../../src/aws/aws-error';
import { withOperations } from '../../src/aws/layer';
import { createRequestCheck } from '../../src/aws/request-check';
import { createConfiguration } from '../../src/configuration/configuration';
import type { PoolDirectory } from '../../src/configuration/pool-directory';
import { createCallLog } from '../../src/http/call-log';
import { createListener } from '../../src/http/listener';
import type { SignInEndpoints } from '../../src/http/sign-in-responses';
import { createMotoClient } from '../../src/moto/client';

export const REGION = 'eu-central-1';
export const ACCOUNT = '123456789012';

interface Toolchain {
  readonly terraform: string;
  readonly python: string;
  readonly pluginMirrors: readonly string[];
}

/** The programs that the set-up found or installed. */
export function toolchain(): Toolchain {
  const path = resolve(__dirname, '../../../../.local/toolchain.json');
  if (!existsSync(path)) throw new Error(`${path} is not there: run npm run setup`);
  return JSON.parse(readFileSync(path, 'utf8')) as Toolchain;
}

/** AWS behind one plain HTTP address. */
export interface ServedAws {
  readonly endpoint: string;
  /** Settings for SDK clients. Each call is made once: a stand-in that makes clients retry is faulty. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: 1;
  };
  close(): Promise<void>;
}

/** The whole stand-in behind one address. */
export interface Aws extends ServedAws {
  readonly standIn: CognitoStandIn;
}

/** Serves a listener on a free port; `close` then ends what is behind it, too. */
async function serve(listener: RequestListener, closeBehind: () => Promise<void>): Promise<ServedAws> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    client: {
      endpoint,
      region: REGION,
      credentials: { accessKeyId: 'AKIAREHEARSAL', secretAccessKey: 'none' },
      maxAttempts: 1,
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await closeBehind();
    },
  };
}

const startOwnMoto = () => startMoto({ python: toolchain().python });

/** The whole stand-in over moto; a moto that is given is used and not ended. */
export async function startAws(
  options: Partial<CognitoStandInOptions> & { readonly running?: RunningMoto } = {},
): Promise<Aws> {
  const { running, ...given } = options;
  const moto = running ?? (await startOwnMoto());
  const fetch = () => Promise.reject(new Error('no identity provider in this test'));
  const log = () => undefined;
  const standIn = createCognitoStandIn({ moto, accountId: ACCOUNT, fetch, log, ...given });
  return { standIn, ...(await serve(standIn.listener, async () => (running ? undefined : moto.close()))) };
}

const unknownToken = () => Promise.reject(new AwsError('InvalidIdentityToken', 'no sign-in in this test'));

/** The configuration over moto, with a sign-in from the test in front of it. */
export async function startConfiguration(
  signIn: Partial<SignInEndpoints> & { readonly operations?: Operations } = {},
): Promise<ServedAws & { readonly directory: PoolDirectory }> {
  const moto = await startOwnMoto();
  const client = createMotoClient(moto.url);
  const { api, directory } = createConfiguration(client, 'dangle');
  const listener = createListener({
    api: withOperations(api, signIn.operations ?? {}),
    moto: client,
    checkRequest: createRequestCheck(moto.models),
    log: createCallLog(),
    accountOf: () => ACCOUNT,
    signIn: {
      wellKnown: async () => undefined,
      callerIdentity: () => undefined,
      assumeRoleWithWebIdentity: unknownToken,
      ...signIn,
    },
  });
  return { directory, ...(await serve(listener, moto.close)) };
}
