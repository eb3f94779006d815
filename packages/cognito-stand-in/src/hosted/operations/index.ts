import type { Operations } from '../../aws/api';
import type { HostedContext } from '../context';
import type { IdentityCredentials } from '../identity-pool/credentials';
import { identityOperations } from '../identity-pool/operations';
import { groupOperations } from './groups';
import { notRehearsedOperations } from './not-rehearsed';
import { sessionOperations } from './sessions';
import { userOperations } from './users';

/** Operations of the AWS APIs that users, their sessions and their identities need, in front of moto. */
export const hostedOperations = (context: HostedContext, credentials: IdentityCredentials): Operations => ({
  ...notRehearsedOperations(),
  ...sessionOperations(context),
  ...userOperations(context),
  ...groupOperations(context),
  ...identityOperations(context, credentials),
});
