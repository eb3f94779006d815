// Checks that the credentials of the job are sufficient for its role, so that a missing scope is reported before any change.
// The job has no token for the settings of the repository, and needs only the programs that the set-up installed.
import { environment, FEDERATION, must, variable } from './lib.mjs';

await must(FEDERATION, ['doctor', environment(), '--role', variable('ROLE'), '--only', 'aws,auth0']);
