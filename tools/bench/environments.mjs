import { cpSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { withCopy } from './copy.mjs';
import { asRatio, atMost, secondsOf } from './measure.mjs';

const COUNT = Number(process.env.BENCH_ENVIRONMENTS || 200);

/** Every file below a folder. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Adds an environment as the generator does: a copy of dev with another name and account. */
function addEnvironment(copy, number) {
  const name = `e${number}`;
  const app = join(copy, 'apps', name);
  cpSync(join(copy, 'apps/dev'), app, { recursive: true, filter: (from) => !from.endsWith('cdktf.out') });
  for (const file of filesBelow(app)) {
    const text = readFileSync(file, 'utf8').replaceAll(/(?<![A-Za-z0-9])dev(?![A-Za-z0-9])/g, name);
    writeFileSync(file, text.replaceAll('111111111111', String(number).padStart(12, '0')));
  }
  renameSync(join(app, 'test/dev.test.ts'), join(app, `test/${name}.test.ts`));
  return name;
}

/** Time of `nx run-many -t synth` for many environments in a copy of the checkout: first without a cache, then with all of them cached. */
export function environments(root) {
  return withCopy(root, (copy) => {
    const names = Array.from({ length: COUNT }, (_, at) => addEnvironment(copy, at + 1));
    const nx = join(copy, 'node_modules/.bin/nx');
    const parallel = `--parallel=${availableParallelism()}`;
    const synth = () =>
      secondsOf(nx, ['run-many', '-t', 'synth', parallel, `--projects=${names.join(',')}`], { cwd: copy });
    const alone = secondsOf(process.execPath, ['../../tools/run.mjs', 'src/main.ts'], { cwd: join(copy, 'apps/dev') });
    const [first, cached] = [synth().seconds, synth().seconds];
    return [
      atMost(`nx synth of ${COUNT} new environments, each`, first / COUNT, 0.15),
      { what: `nx synth of ${COUNT} environments against one alone`, measured: asRatio(first / alone.seconds) },
      atMost(`nx synth of ${COUNT} environments, all cached`, cached, 5),
    ];
  });
}
