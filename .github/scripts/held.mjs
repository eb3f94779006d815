// Ends a run in which something waits for a person, so that it is seen.
import { fail, variable } from './lib.mjs';

fail(
  `held: ${variable('HELD')}. The summary of the job "review" tells why, and what to do; then re-run the failed jobs`,
);
