import { join } from 'node:path';
import { atMost, secondsOf } from './measure.mjs';

const MAX_SECONDS = 60;
const MAX_PAGE_SECONDS = 0.1;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A sign-in rehearsal of dev, and the response times of the stand-ins for its pages. */
export function signIn(root) {
  const command = join(root, 'packages/cli/bin/federation.mjs');
  const { seconds, stdout } = secondsOf(process.execPath, [command, 'rehearse', 'dev', '--sign-in', '--json'], {
    cwd: root,
  });
  const { answers } = JSON.parse(stdout).signIn;
  return [
    atMost('sign-in rehearsal of dev', seconds, MAX_SECONDS),
    atMost(
      `stand-ins' own time per page of the sign-in, median of ${answers.length}`,
      median(answers.map(({ milliseconds }) => milliseconds)) / 1000,
      MAX_PAGE_SECONDS,
    ),
  ];
}
