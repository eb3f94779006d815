import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** An app that writes its manifest, with the name of its folder and the state that another app left. */
const APP = `import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
const synthesize = () => {
  mkdirSync('cdktf.out', { recursive: true });
  writeFileSync('cdktf.out/manifest.json', basename(process.cwd()) + (process.env.LEFT ?? ''));
};
`;

describe('apps that share a process', () => {
  let parent: string;
  beforeEach(() => {
    mkdirSync(join(ROOT, '.local'), { recursive: true });
    parent = mkdtempSync(join(ROOT, '.local/apps-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  /** Names of the reported apps, in the order of their runs; `apps` has the last lines of each. */
  async function reported(apps: Readonly<Record<string, string>>): Promise<string[]> {
    const folders = Object.entries(apps).map(([name, lines]) => {
      mkdirSync(join(parent, name, 'src'), { recursive: true });
      writeFileSync(join(parent, name, 'src/main.ts'), `${APP}${lines}\n`);
      return join(parent, name);
    });
    const child = fork(join(ROOT, 'tools/run-together.mjs'), folders, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const names: string[] = [];
    child.on('message', (folder) => names.push(basename(String(folder))));
    await new Promise((ended) => child.once('close', ended));
    return names;
  }

  const written = (name: string) => readFileSync(join(parent, name, 'cdktf.out/manifest.json'), 'utf8');

  test('are reported if they succeed without output; the others do not stop them', async () => {
    const names = await reported({
      first: 'synthesize();',
      throws: "throw new Error('odd');",
      'is-invalid': 'const = 1;',
      fails: 'synthesize(); process.exitCode = 1;',
      prints: "synthesize(); console.log('a warning');",
      promises: 'Promise.resolve().then(synthesize);',
      last: 'synthesize();',
    });

    expect(names).toEqual(['first', 'promises', 'last']);
    expect([written('first'), written('last')]).toEqual(['first', 'last']);
  });

  test.each([
    ['exits', 'process.exit(0);'],
    ['changes a variable of the process', "process.env.LEFT = ' with what another has left'; synthesize();"],
    ['leaves its folder', "synthesize(); process.chdir('..');"],
    ['continues later', 'setTimeout(synthesize, 20);'],
  ])('do not run after one that %s', async (_what, lines) => {
    const names = await reported({ first: 'synthesize();', odd: lines, last: 'synthesize();' });

    expect(names).toEqual(['first']);
    expect(existsSync(join(parent, 'last/cdktf.out'))).toBe(false);
  });
});
