import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const FEDERATION = join(ROOT, 'packages/cli/bin/federation.mjs');
const importing = (tool: string) => `import ${JSON.stringify(join(ROOT, 'tools', tool))};`;
const STACK = /^\s+at .*:\d+:\d+\)?$/m;

/** Runs a program that begins like those of the checkout. */
function run(program: string, env: NodeJS.ProcessEnv = {}) {
  const args = ['--input-type=module', '--eval', `${importing('uncaught-errors.mjs')}\n${program}`];
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, FEDERATION_DEBUG: '', ...env } });
}

const failing = (code: string) =>
  `throw Object.assign(new Error('${code}: as the system has it, write'), { code: '${code}', syscall: 'write' });`;

describe('an unhandled error', () => {
  test.each([
    ['ENOSPC', 'ERR_DISK_FULL'],
    ['EDQUOT', 'ERR_DISK_FULL'],
    ['EROFS', 'ERR_READ_ONLY'],
    ['EACCES', 'ERR_NO_PERMISSION'],
    ['EPERM', 'ERR_NO_PERMISSION'],
    ['ENOTDIR', 'ERR_NOT_A_FOLDER'],
    ['EEXIST', 'ERR_FILE_IN_THE_WAY'],
    ['EISDIR', 'ERR_FOLDER_IN_THE_WAY'],
    ['ENOENT', 'ERR_FILE_MISSING'],
    ['EMFILE', 'ERR_TOO_MANY_OPEN_FILES'],
    ['EPIPE', 'ERR_OUTPUT_CLOSED'],
  ])('of the system, %s, is reported as %s with a fix', (system, code) => {
    const { status, stderr } = run(failing(system));

    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${code}: ${system}: as the system has it, write\n  fix: .+\n$`));
  });

  test.each([
    ['thrown', "throw new TypeError('two\\nlines');"],
    ['thrown later', "setTimeout(() => { throw new TypeError('two\\nlines'); });"],
    ['rejected', "Promise.reject(new TypeError('two\\nlines'));"],
  ])('that is %s is reported in one line, without its stack', (_how, program) => {
    const { status, stderr } = run(program);

    expect(status).toBe(1);
    expect(stderr).toMatch(/^ERR_UNEXPECTED: TypeError: two; lines\n {2}fix: .*FEDERATION_DEBUG=1.*\n$/);
  });

  test('is printed with its stack if requested', () => {
    const { stderr } = run("throw new TypeError('odd');", { FEDERATION_DEBUG: '1' });

    expect(stderr).toMatch(STACK);
    expect(stderr).toContain('ERR_UNEXPECTED');
  });

  test('has the code of its cause', () => {
    const program = `const known = (() => { try { ${failing('ENOSPC')} } catch (error) { return error; } })();`;

    expect(run(`${program} throw new Error('odd', { cause: known });`).stderr).toMatch(/^ERR_DISK_FULL/);
    expect(run(`${program} throw new AggregateError([new Error('odd'), known]);`).stderr).toMatch(/^ERR_DISK_FULL/);
  });
});

/** /dev/full is a disk without space. */
const onLinux = existsSync('/dev/full') ? test : test.skip;

describe('standard output', () => {
  onLinux('on a full disk is told once the work has ended, and fails the command', () => {
    const script = `'${process.execPath}' '${FEDERATION}' --help > /dev/full`;

    const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^ERR_DISK_FULL: part of the result was not written to standard output: .*\n {2}fix: .*\n$/);
  });

  test('with a closed reader is reported after the work has ended, and fails the command', async () => {
    const program =
      "setTimeout(() => { console.log('one'); setTimeout(() => { console.log('two'); console.error('done'); }, 50); }, 200);";
    const child = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      importing('uncaught-errors.mjs') + program,
    ]);
    child.stdout.destroy();
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));

    const status = await new Promise((done) => child.once('close', done));

    expect(status).toBe(1);
    expect(told).toMatch(/^done\nERR_OUTPUT_CLOSED: .*\n {2}fix: .*\n$/);
  });

  onLinux('keeps the exit code of work that failed', () => {
    const script = `'${process.execPath}' --input-type=module --eval "$PROGRAM" > /dev/full`;
    const program = `${importing('uncaught-errors.mjs')} process.exitCode = 3; console.log('result');`;

    expect(spawnSync('sh', ['-c', script], { env: { ...process.env, PROGRAM: program } }).status).toBe(3);
  });
});

test.each([
  ['full', '/dev/full'],
  ['closed', '&-'],
])('a standard error that is %s does not interrupt the work', (_how, target) => {
  const script = `'${process.execPath}' --input-type=module --eval "$PROGRAM" 2> ${target}`.replace('> &', '>&');
  const program = `${importing('uncaught-errors.mjs')} console.error('progress'); console.error('more'); console.log('result');`;

  const { status, stdout } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, PROGRAM: program },
  });

  expect([status, stdout]).toEqual([0, 'result\n']);
});

describe('set-up and commands', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'uncaught-errors-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('report a code if .local is a file', () => {
    for (const name of ['tools', 'packages', 'apps', 'node_modules', 'nx.json', 'package-lock.json', 'federation']) {
      symlinkSync(join(ROOT, name), join(folder, name));
    }
    writeFileSync(join(folder, '.local'), '');
    const program = `--preserve-symlinks --preserve-symlinks-main ${join(folder, 'tools/setup.mjs')}`.split(' ');

    const { status, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^ERR_FILE_IN_THE_WAY: .*\.local'\n {2}fix: .*\n$/);
  });
});

describe('an old version of Node', () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '18.20.8' })`;

  test.each([
    'packages/cli/bin/federation.mjs',
    'tools/federation.mjs',
    'tools/run.mjs',
    'tools/setup.mjs',
    'tools/demo.mjs',
    'tools/test.mjs',
    'tools/bench.mjs',
  ])('is reported by %s before it does anything', (program) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, join(ROOT, program)], {
      encoding: 'utf8',
    });

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^ERR_NODE_TOO_OLD: this is Node 18\.20\.8\n {2}fix: .*20\.19.*\n$/);
  });

  test('can read the version check: the command imports nothing else statically', () => {
    const imports = (file: string) => readFileSync(file, 'utf8').match(/^(import|export) .*$/gm) ?? [];

    expect(imports(FEDERATION)).toEqual(["import '../../../tools/node-version.mjs';"]);
    expect(imports(join(ROOT, 'tools/node-version.mjs'))).toEqual([]);
  });
});
