import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Operations } from './aws/api';
import { notRehearsedOperations } from './aws/not-rehearsed-operations';
import { createApp } from './sign-in-pages/app';
import { createPagesContext } from './sign-in-pages/context';
import { IdentityCredentials } from './identities/credentials';
import { identityOperations } from './identities/operations';
import { webIdentityRoles } from './identities/web-identity';
import type { AssumeRole } from './identities/web-identity';
import { choiceOperations } from './users/operations/choices';
import { groupOperations } from './users/operations/groups';
import { linkOperations } from './users/operations/links';
import { passkeyOperations } from './users/operations/passkeys';
import { sessionOperations } from './users/operations/sessions';
import { userOperations } from './users/operations/users';
import type { UsersOptions } from './users/context';
import { createUsersContext } from './users/context';
import { wellKnown } from './users/well-known';
import type { IamDirectory } from './moto/iam-directory';

/** What sign-in needs of the configuration and of the network. */
export interface SignInOptions extends UsersOptions {
  /** Roles and their trust policies, and the OIDC providers of the account. */
  readonly iam: IamDirectory;
  /** Reaches identity providers over HTTPS by their real names: through the gateway, trusting its CA. */
  readonly fetch: typeof globalThis.fetch;
  /** How long one call to an identity provider may take, in milliseconds. @default 5000 */
  readonly identityProviderTimeoutMs?: number;
}

/** Users, the pages where they sign in, and the identities that identity pools give them. */
export interface SignIn {
  /** Serves the sign-in pages of every domain; the Host header says which. For use behind TLS: it names itself https. */
  readonly pages: RequestListener;
  /** Operations on users, sessions and identities. They precede those on configuration. */
  readonly operations: Operations;
  /**
   * The JSON document at a path of the `cognito-idp` host (`/{pool id}/.well-known/jwks.json`, `…/openid-configuration`), or
   * `undefined` where there is none.
   */
  readonly wellKnown: (path: string) => Promise<object | undefined>;
  /** What `sts:GetCallerIdentity` says of credentials that an identity pool gave here; `undefined` for all others. */
  readonly callerIdentity: IdentityCredentials['callerIdentity'];
  readonly assumeRoleWithWebIdentity: AssumeRole;
}

/** Makes sign-in over a configuration. It holds no timer and no socket; what it knows ends with it. */
export function createSignIn({ iam, fetch, identityProviderTimeoutMs = 5000, ...options }: SignInOptions): SignIn {
  const context = { ...createUsersContext(options), fetch, identityProviderTimeoutMs };
  const credentials = new IdentityCredentials(context.now);
  const app = createApp(createPagesContext(context));
  return {
    pages: getRequestListener(app.fetch, {
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        context.log(`sign-in pages: request failed: ${reason}`);
        return new Response('server_error', { status: 500 });
      },
    }),
    operations: {
      ...notRehearsedOperations(),
      ...sessionOperations(context),
      ...choiceOperations(context),
      ...passkeyOperations(context),
      ...userOperations(context),
      ...groupOperations(context),
      ...linkOperations(context),
      ...identityOperations({ ...context, iam }, credentials),
    },
    wellKnown: (path) => wellKnown(context, path),
    callerIdentity: (accessKeyId) => credentials.callerIdentity(accessKeyId),
    assumeRoleWithWebIdentity: webIdentityRoles({ ...context, iam }, credentials),
  };
}
