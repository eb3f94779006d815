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

/** Options of the sign-in. */
export interface SignInOptions extends UsersOptions {
  /** Roles with their trust policies, and the OIDC providers of the account. */
  readonly iam: IamDirectory;
  /** Calls identity providers over HTTPS by their real host names, through the gateway and with its CA. */
  readonly fetch: typeof globalThis.fetch;
  /** Timeout of a call to an identity provider, in milliseconds. @default 5000 */
  readonly identityProviderTimeoutMs?: number;
}

/** Users, their sign-in pages, and their identities in identity pools. */
export interface SignIn {
  /** Serves the sign-in pages of all domains, selected by the Host header. Run it behind TLS: its URLs are https. */
  readonly pages: RequestListener;
  /** Operations on users, sessions and identities. They take precedence over those on configuration. */
  readonly operations: Operations;
  /**
   * The JSON document at a path of the `cognito-idp` host (`/{pool id}/.well-known/jwks.json`, `…/openid-configuration`), or
   * `undefined` if there is none.
   */
  readonly wellKnown: (path: string) => Promise<object | undefined>;
  /** The response of `sts:GetCallerIdentity` for credentials that an identity pool issued; `undefined` for all others. */
  readonly callerIdentity: IdentityCredentials['callerIdentity'];
  readonly assumeRoleWithWebIdentity: AssumeRole;
}

/** Creates the sign-in for a configuration. It has no timers and sockets, and keeps its state in memory. */
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
