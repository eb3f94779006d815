// Posts the review as the environment's one comment of the pull request.
import { environment, FEDERATION, must, variable } from './lib.mjs';

await must(FEDERATION, ['ci', 'comment', environment(), '--pull-request', variable('PULL_REQUEST')]);
