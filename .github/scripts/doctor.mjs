// Checks that the job's credentials are enough for its role, so that a missing scope is named before anything is done. The job has no
// token that reads the settings of the repository, and needs no more of the machine than what the set-up made.
import { environment, FEDERATION, must, variable } from './lib.mjs';

await must(FEDERATION, ['doctor', environment(), '--role', variable('ROLE'), '--only', 'aws,auth0']);
