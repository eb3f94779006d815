import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appFolder, environmentNames, findCheckout, readToolchain } from '../src';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checkout-'));
  for (const name of ['dev', 'prod']) {
    mkdirSync(join(root, 'apps', name, 'src'), { recursive: true });
    writeFileSync(join(root, 'apps', name, 'cdktf.json'), '{}');
    writeFileSync(join(root, 'apps', name, 'src/environment.ts'), '');
  }
  mkdirSync(join(root, 'apps/bootstrap'));
  writeFileSync(join(root, 'apps/bootstrap/cdktf.json'), '{}');
  writeFileSync(join(root, 'nx.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function toolchain(content: object) {
  mkdirSync(join(root, '.local'));
  writeFileSync(join(root, '.local/toolchain.json'), JSON.stringify(content));
}

describe(findCheckout, () => {
  test('finds the root from any folder in it', () => {
    expect(findCheckout(join(root, 'apps/dev/src'))).toBe(root);
  });

  test('reports a folder outside of a checkout', () => {
    expect(() => findCheckout('/')).toThrow(expect.objectContaining({ code: 'ERR_NOT_A_CHECKOUT' }));
  });
});

describe(appFolder, () => {
  test('is the folder of an environment', () => {
    expect(appFolder(root, 'prod')).toBe(join(root, 'apps/prod'));
  });

  test.each(['qa', '', '..', '../apps/dev', 'bootstrap'])('refuses %p and lists what exists', (name) => {
    expect(() => appFolder(root, name)).toThrow(
      expect.objectContaining({
        code: 'ERR_ENVIRONMENT_UNKNOWN',
        faults: [expect.objectContaining({ allowed: 'dev, prod' })],
      }),
    );
    expect(environmentNames(root)).toEqual(['dev', 'prod']);
  });
});

describe(readToolchain, () => {
  test('returns the result of the set-up', () => {
    const found = { terraform: process.execPath, python: process.execPath, pluginMirrors: ['/mirror'], chromium: null };
    toolchain(found);

    expect(readToolchain(root, {})).toEqual(found);
  });

  test.each([
    ['name', () => 'tofu'],
    ['path', () => join(root, 'bin/tofu')],
  ])('returns the program that TERRAFORM_BINARY_NAME selects instead of Terraform, by its %s', (_how, chosen) => {
    toolchain({ terraform: process.execPath, python: process.execPath, pluginMirrors: [], chromium: null });
    const tofu = join(root, 'bin/tofu');
    mkdirSync(join(root, 'bin'));
    writeFileSync(tofu, '');

    const { terraform } = readToolchain(root, {
      TERRAFORM_BINARY_NAME: chosen(),
      PATH: `/usr/bin:${join(root, 'bin')}`,
    });

    expect(terraform).toBe(tofu);
  });

  test.each(['tofu', '/gone/tofu'])('reports a selected program that does not exist: %s', (name) => {
    toolchain({ terraform: process.execPath, python: process.execPath, pluginMirrors: [], chromium: null });

    expect(() => readToolchain(root, { TERRAFORM_BINARY_NAME: name, PATH: join(root, 'bin') })).toThrow(
      expect.objectContaining({ code: 'ERR_PROGRAM_MISSING' }),
    );
  });

  test.each([
    ['empty', ''],
    ['cut off', '{ "terraform": "/usr'],
    ['of nothing', 'null'],
    ['of another program', '{ "terraform": 1 }'],
  ])('prints the command if the file is %s', (_what, text) => {
    toolchain({});
    writeFileSync(join(root, '.local/toolchain.json'), text);

    expect(() => readToolchain(root, {})).toThrow(
      expect.objectContaining({ code: 'ERR_SETUP_MISSING', message: expect.stringContaining('npm run setup') }),
    );
  });

  test.each([
    ['has not run', undefined],
    ['found a program that was removed later', { terraform: '/gone', python: process.execPath, pluginMirrors: [] }],
  ])('prints the command if the set-up %s', (_what, content) => {
    if (content) toolchain(content);

    expect(() => readToolchain(root, {})).toThrow(
      expect.objectContaining({ code: 'ERR_SETUP_MISSING', message: expect.stringContaining('npm run setup') }),
    );
  });
});
