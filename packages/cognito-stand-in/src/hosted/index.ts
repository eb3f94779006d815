import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Operations } from '../aws/api';
import { createApp } from './app';
import { createContext } from './context';
import { IdentityCredentials } from './identity-pool/credentials';
import { hostedOperations } from './operations';
import type { HostedSignInOptions } from './ports';
import { wellKnown } from './well-known';

export type { IamDirectory, IamOpenIdConnectProvider, IamRole } from '../moto/iam-directory';
export type { HostedSignInOptions } from './ports';
export { PoolKeys } from './stores/pool-keys';
export { UserStore } from './stores/user-store';
export type { FederatedIdentity, NewUser, User, UserStatus } from './stores/user-store';

/** Cognito's hosted sign-in, and what of its APIs goes with users. */
export interface HostedSignIn {
  /** Serves every domain of {@link HostedSignInOptions.directory}; the Host header decides which. Behind TLS: it calls itself https. */
  readonly listener: RequestListener;
  /** Operations to stand in front of moto's. */
  readonly operations: Operations;
  /**
   * The JSON document at a path of the `cognito-idp` host (`/{pool id}/.well-known/jwks.json`, `…/openid-configuration`), or
   * `undefined` where there is none.
   */
  readonly wellKnown: (path: string) => Promise<object | undefined>;
  /** What `sts:GetCallerIdentity` says of credentials that an identity pool gave here; `undefined` for all others. */
  readonly callerIdentity: IdentityCredentials['callerIdentity'];
}

/** Makes the hosted sign-in. It holds no timer and no socket; what it knows ends with it. */
export function createHostedSignIn(options: HostedSignInOptions): HostedSignIn {
  const context = createContext(options);
  const credentials = new IdentityCredentials(context.now);
  const app = createApp(context);
  return {
    listener: getRequestListener(app.fetch, {
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        context.log(`hosted sign-in: request failed: ${reason}`);
        return new Response('server_error', { status: 500 });
      },
    }),
    operations: hostedOperations(context, credentials),
    wellKnown: (path) => wellKnown(context, path),
    callerIdentity: (accessKeyId) => credentials.callerIdentity(accessKeyId),
  };
}
