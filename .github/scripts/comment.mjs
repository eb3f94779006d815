// Posts the review as a comment of the pull request: one comment for each environment.
import { environment, FEDERATION, must, variable } from './lib.mjs';

await must(FEDERATION, ['ci', 'comment', environment(), '--pull-request', variable('PULL_REQUEST')]);
