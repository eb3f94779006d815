// Updates the comments of environments that an earlier push of the pull request changed and the latest does not.
import { FEDERATION, knownEnvironment, must, optional, variable } from './lib.mjs';

for (const name of (optional('OTHERS') ?? '').split(' ').filter(Boolean)) {
  await must(FEDERATION, [
    'ci',
    'comment',
    knownEnvironment(name),
    '--withdraw',
    '--pull-request',
    variable('PULL_REQUEST'),
  ]);
}
