import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { CognitoStandIn, CognitoStandInOptions, RunningMoto } from '../src';
import { createCognitoStandIn, startMoto } from '../src';

export const REGION = 'eu-central-1';
export const ACCOUNT = '123456789012';

interface Toolchain {
  readonly terraform: string;
  readonly python: string;
  readonly pluginMirrors: readonly string[];
}

/** The programs that the set-up found or made. */
export function toolchain(): Toolchain {
  const path = resolve(__dirname, '../../../.local/toolchain.json');
  if (!existsSync(path)) throw new Error(`${path} is not there: run npm run setup`);
  return JSON.parse(readFileSync(path, 'utf8')) as Toolchain;
}

/** moto and the stand-in behind one plain HTTP address. */
export interface Aws {
  readonly standIn: CognitoStandIn;
  readonly endpoint: string;
  /** Settings for SDK clients. Each call is tried once: a stand-in that makes clients retry is broken. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: 1;
  };
  close(): Promise<void>;
}

/** Stands everything up; a moto that is given is used and not ended. */
export async function startAws(
  options: Partial<CognitoStandInOptions> & { readonly running?: RunningMoto } = {},
): Promise<Aws> {
  const { running, ...given } = options;
  const moto = running ?? (await startMoto({ python: toolchain().python }));
  const standIn = createCognitoStandIn({ moto: moto.url, accountId: ACCOUNT, ...given });
  const server = createServer(standIn.listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    standIn,
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
      if (!running) await moto.close();
    },
  };
}
