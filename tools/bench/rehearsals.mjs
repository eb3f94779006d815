import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, secondsOf } from './measure.mjs';

const LIMITS = { dev: 45, prod: 90 };

/** Time of rehearsals, each as a whole process, in a checkout with installed dependencies. */
export function rehearsals(root) {
  return Object.entries(LIMITS)
    .filter(([environment]) => existsSync(join(root, 'apps', environment)))
    .map(([environment, limit]) => {
      const command = join(root, 'packages/cli/bin/federation.mjs');
      const { seconds } = secondsOf(process.execPath, [command, 'rehearse', environment, '--json'], { cwd: root });
      return atMost(`rehearsal of ${environment}`, seconds, limit);
    });
}
