// An earlier push of the pull request may have touched environments that it does not touch now: their comments say so.
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
