import type { IamDirectory } from '../moto/iam-directory';
import type { IdentityProviderContext } from '../identity-provider/client';
import type { UsersContext } from '../users/context';

/** What identities and their credentials depend on. */
export interface IdentitiesContext extends UsersContext, IdentityProviderContext {
  /** Roles and their trust policies, and the OIDC providers of the account. */
  readonly iam: IamDirectory;
}
