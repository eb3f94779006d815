// Asks Auth0 and AWS whether the job's credentials are enough for its role, so that a missing scope is named before anything is done.
import { environment, FEDERATION, must, variable } from './lib.mjs';

must(FEDERATION, ['preflight', environment(), '--role', variable('ROLE')]);
