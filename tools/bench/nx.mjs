import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCopy } from './copy.mjs';
import { atMost, medianSeconds, secondsOf } from './measure.mjs';

/** Time of `npm run synth` for all apps in a copy of the checkout: without a change, and after a change of a value of dev. */
export function nx(root) {
  return withCopy(root, (copy) => {
    const synth = () => secondsOf('npm', ['run', '--silent', 'synth'], { cwd: copy });
    const edit = () => appendFileSync(join(copy, 'apps/dev/src/environment.ts'), '// edited\n');
    synth();
    return [
      atMost('nx run-many -t synth, nothing changed', medianSeconds(9, synth), 1),
      atMost('nx run-many -t synth, one environment changed', medianSeconds(5, synth, edit), 2.5),
    ];
  });
}
