import type { AwsApi } from '../aws/api';
import type { IamDirectory } from '../moto/iam-directory';
import type { PoolDirectory } from '../configuration/pool-directory';
import type { PoolKeys } from './stores/pool-keys';
import type { UserStore } from './stores/user-store';

/** What the hosted sign-in stands on. */
export interface HostedSignInOptions {
  /** Pools, clients and providers as Terraform made them. */
  readonly directory: PoolDirectory;
  /** For the settings of a pool that {@link directory} does not tell: MFA, sign-in names, password policy, groups. */
  readonly api: AwsApi;
  /** Roles and their trust, for identity pools. */
  readonly iam: IamDirectory;
  /** Reaches identity providers over HTTPS by their real names: through the gateway, trusting its CA. */
  readonly fetch: typeof globalThis.fetch;
  /** One line for people about what happened, what was tolerated and what was not run. Never holds a secret or a token. */
  readonly log: (line: string) => void;
  /** @default - an empty store, which lives as long as the process */
  readonly users?: UserStore;
  /** @default - made for each pool when first needed, which takes a moment; they live as long as the process */
  readonly keys?: PoolKeys;
  /** Milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
  /** How long one call to an identity provider may take, in milliseconds. @default 5000 */
  readonly identityProviderTimeoutMs?: number;
}
