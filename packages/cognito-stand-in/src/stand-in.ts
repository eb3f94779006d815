import type { RequestListener } from 'node:http';
import { createApi } from './api';
import type { AwsApi, Operations, Scope } from './aws/api';
import { createDnsDirectory } from './moto/dns-directory';
import { createCallLog } from './http/call-log';
import type { LoggedCall } from './http/call-log';
import { createListener } from './http/listener';
import type { HostedPart } from './http/hosted-answers';
import type { IamDirectory } from './moto/iam-directory';
import { createIamDirectory } from './moto/iam-directory';
import { createMotoClient } from './moto/client';
import { certificateOperations } from './configuration/certificate';
import type { DeleteListedIdentityProvider } from './configuration/identity-provider';
import { identityProviderOperations } from './configuration/identity-provider';
import { identityPoolOperations } from './configuration/identity-pool';
import { identityPoolRoleOperations } from './configuration/identity-pool-roles';
import { resourceServerOperations } from './configuration/resource-server';
import { brandingOperations } from './configuration/branding';
import { tagOperations } from './configuration/tags';
import { threatProtectionOperations } from './configuration/threat-protection';
import { userPoolOperations } from './configuration/user-pool';
import { clientOperations } from './configuration/user-pool-client';
import { domainOperations } from './configuration/user-pool-domain';
import type { PoolDirectory } from './configuration/pool-directory';
import { createPoolDirectory } from './configuration/pool-directory';
import { createStore } from './configuration/store';

/** What the part that holds users and identity credentials stands on. */
export interface StandInParts {
  readonly directory: PoolDirectory;
  readonly api: AwsApi;
  /** Roles and OIDC providers of the account that unsigned calls are made in. */
  readonly iam: IamDirectory;
}

/** How the stand-in for AWS is set up. */
export interface CognitoStandInOptions {
  /** Address of moto, as `startMoto` tells it. */
  readonly moto: string;
  /** The account in which calls are made, 12 digits, or how to tell it from the caller's access key. */
  readonly accountId: string | ((accessKeyId: string | undefined) => string);
  /**
   * What deleting an identity provider does to the clients that list it.
   * @default 'dangle'
   */
  readonly deleteListedIdentityProvider?: DeleteListedIdentityProvider;
  /**
   * Makes the part that holds users and identity credentials: `createHostedSignIn`.
   * @default - none: nobody can sign in
   */
  readonly hosted?: (parts: StandInParts) => HostedPart;
}

/** AWS as a rehearsal sees it. */
export interface CognitoStandIn extends StandInParts {
  /** Answers requests for `*.amazonaws.com`; told apart by their Host header, signature and target. */
  readonly listener: RequestListener;
  /** Every call so far, oldest first. */
  calls(): LoggedCall[];
}

/** IAM is global; moto wants to hear a region all the same. */
const ANY_REGION = 'us-east-1';

/**
 * The stand-in for AWS: moto with its gaps filled and its laxity tightened, as one request listener. It holds no port, timer
 * or process of its own; what was made is forgotten with it, so use one for each moto.
 */
export function createCognitoStandIn(options: CognitoStandInOptions): CognitoStandIn {
  const { accountId, deleteListedIdentityProvider = 'dangle', hosted } = options;
  const accountOf = typeof accountId === 'string' ? () => accountId : accountId;
  const moto = createMotoClient(options.moto);
  const store = createStore();
  const log = createCallLog();
  const iam = (scope: Scope) => createIamDirectory(moto, scope);
  const dns = (scope: Scope) => createDnsDirectory(moto, scope);

  const own: Operations = {
    ...userPoolOperations(store, iam),
    ...clientOperations(store),
    ...identityProviderOperations(deleteListedIdentityProvider),
    ...resourceServerOperations(store),
    ...domainOperations(store, dns),
    ...tagOperations(store),
    ...threatProtectionOperations(store),
    ...brandingOperations(store),
    ...identityPoolOperations(store, iam),
    ...identityPoolRoleOperations(store),
    ...certificateOperations(dns),
  };
  const layers = [own];
  const api = createApi(moto, store, layers);
  const directory = createPoolDirectory({ api, scopes: store.scopes, domains: () => [...store.domains.values()] });
  const parts = { directory, api, iam: iam({ accountId: accountOf(undefined), region: ANY_REGION }) };
  const part = hosted?.(parts);
  if (part) layers.push(part.operations);

  const listener = createListener({ api, moto, log, accountOf, ...(part ? { hosted: part } : {}) });
  return { ...parts, listener, calls: log.calls };
}
