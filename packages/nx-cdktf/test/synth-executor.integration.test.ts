import { synthesizeAll } from '../src/synth-executor';
import { workspace } from './workspace';

/** Replaces tools/run.mjs: prints its folder, and fails in the folder of `faulty`. */
const RUN = `import { basename } from 'node:path';
const name = basename(process.cwd());
console.log(name + ' alone');
process.exitCode = name === 'faulty' ? 1 : 0;
`;

/** Replaces tools/run-together.mjs: succeeds for all apps except \`faulty\`, and exits at \`ends\`. */
const RUN_TOGETHER = `import { basename } from 'node:path';
for (const folder of process.argv.slice(2)) {
  if (basename(folder) === 'ends') process.exit(1);
  if (basename(folder) !== 'faulty') process.send(folder);
}
`;

/**
 * Synthesizes apps by name, each with files next to its cdktf.json; returns the result and the output of each, in the
 * order of completion.
 */
async function synthesized(apps: Readonly<Record<string, readonly string[]>>) {
  const files = Object.entries(apps).flatMap(([name, paths]) =>
    ['cdktf.json', ...paths].map((path) => [`apps/${name}/${path}`, '']),
  );
  const { root, remove } = workspace({
    'tools/run.mjs': RUN,
    'tools/run-together.mjs': RUN_TOGETHER,
    ...(Object.fromEntries(files) as Record<string, string>),
  });
  const options = Object.fromEntries(Object.keys(apps).map((name) => [`${name}:synth`, { cwd: `apps/${name}` }]));
  const ended: Record<string, string> = {};
  try {
    for await (const { task, result } of synthesizeAll(options, { root }))
      ended[task] = `${result.success ? 'done' : 'failed'}: ${result.terminalOutput}`;
    return ended;
  } finally {
    remove();
  }
}

const VALUES = ['src/environment.ts'];

describe('synth of several apps', () => {
  test('runs environments together, and all other apps separately', async () => {
    const ended = await synthesized({
      bootstrap: [],
      dev: VALUES,
      extended: [...VALUES, 'src/extend.ts'],
      folder: [...VALUES, 'src/extend/index.ts'],
      prod: VALUES,
    });

    expect(ended).toEqual({
      'dev:synth': 'done: ',
      'prod:synth': 'done: ',
      'bootstrap:synth': 'done: bootstrap alone\n',
      'extended:synth': 'done: extended alone\n',
      'folder:synth': 'done: folder alone\n',
    });
  });

  test('reports the fault of an app as its own process does, and synthesizes the others', async () => {
    const ended = await synthesized({ dev: VALUES, faulty: VALUES, prod: VALUES });

    expect(ended).toEqual({
      'dev:synth': 'done: ',
      'prod:synth': 'done: ',
      'faulty:synth': 'failed: faulty alone\n',
    });
  });

  test('runs the apps separately that a failed shared process did not finish', async () => {
    const ended = await synthesized({ dev: VALUES, ends: VALUES, prod: VALUES });

    expect(ended).toEqual({
      'dev:synth': 'done: ',
      'ends:synth': 'done: ends alone\n',
      'prod:synth': 'done: prod alone\n',
    });
  });

  test('starts no shared process for a single app', async () => {
    const ended = await synthesized({ dev: VALUES });

    expect(ended).toEqual({ 'dev:synth': 'done: dev alone\n' });
  });
});
