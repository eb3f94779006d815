// Ends a run in which something waits for a person, so that it is seen.
import { fail, variable } from './lib.mjs';

const names = variable('HELD').split(' ');
fail(
  `held: ${names.join(' ')}. The summary of ${names.map((name) => `"Review ${name}"`).join(', ')} at this run says why, and what to ` +
    'do. Then choose "Re-run all jobs", which reviews the plan again; "Re-run failed jobs" only repeats this message',
);
