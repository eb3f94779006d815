import type { IamDirectory } from '../moto/iam-directory';
import type { IdentityProviderContext } from '../identity-provider/client';
import type { UsersContext } from '../users/context';

/** Dependencies of identities and their credentials. */
export interface IdentitiesContext extends UsersContext, IdentityProviderContext {
  /** Roles with their trust policies, and the OIDC providers of the account. */
  readonly iam: IamDirectory;
}
