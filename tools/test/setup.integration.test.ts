import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const modules = resolve(__dirname, '../setup');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script that imports the set-up's modules, as the set-up does: in plain Node. */
function script(body: string, environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', body], {
    encoding: 'utf8',
    // The test ignores a user's own settings for the set-up.
    env: { ...process.env, TERRAFORM_BINARY_NAME: '', ...environment },
  });
  return { status, stdout, stderr };
}

const importing = (file: string, names: string) => `import { ${names} } from ${JSON.stringify(join(modules, file))};`;

/** A folder for PATH with a `terraform`, or another program, that prints the given version. */
function fakeTerraform(version: string, name = 'terraform', first = ''): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${first}\necho '{"terraform_version":"${version}"}'\n`);
  chmodSync(join(bin, name), 0o755);
  return bin;
}

/** Resolves a Terraform with `archive` as the response to the download. */
const resolveTerraform = (archive: string) => `
  ${importing('terraform.mjs', 'terraformBinary')}
  const log = (text) => console.error(text);
  const read = async () => ${archive};
  try { console.log(await terraformBinary(${JSON.stringify(join(folder, 'local'))}, 'python3', log, read)); }
  catch (error) { console.log(error.code); }`;

describe('Terraform', () => {
  test('is used from PATH if it is new enough', () => {
    const bin = fakeTerraform('1.11.0');

    const { stdout } = script(resolveTerraform('undefined'), { PATH: `${bin}${delimiter}${process.env.PATH}` });

    expect(stdout.trim()).toBe(join(bin, 'terraform'));
  });

  test("reports its version without the caller's options", () => {
    const bin = fakeTerraform('1.11.0', 'terraform', '[ -z "$TF_CLI_ARGS$TF_CLI_ARGS_version" ] || exit 1');

    const { stdout } = script(resolveTerraform('undefined'), {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      TF_CLI_ARGS: '-input=false',
      TF_CLI_ARGS_version: '-x',
    });

    expect(stdout.trim()).toBe(join(bin, 'terraform'));
  });

  test('is replaced by the program in TERRAFORM_BINARY_NAME', () => {
    fakeTerraform('1.11.4');
    const bin = fakeTerraform('1.11.0', 'tofu');

    const { stdout } = script(resolveTerraform('undefined'), {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      TERRAFORM_BINARY_NAME: 'tofu',
    });

    expect(stdout.trim()).toBe(join(bin, 'tofu'));
  });

  test.each([
    ['is too old', 'tofu'],
    ['does not exist', 'no-such-program'],
  ])('does not replace a chosen program that %s', (_what, name) => {
    fakeTerraform('1.11.4');
    const bin = fakeTerraform('1.10.6', 'tofu');

    const { stdout } = script(resolveTerraform('undefined'), {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      TERRAFORM_BINARY_NAME: name,
    });

    expect(stdout.trim()).toBe('ERR_TERRAFORM_CHOSEN');
  });

  test('is downloaded if the one in PATH is too old, and a wrong archive is refused', () => {
    const bin = fakeTerraform('1.10.5');

    const { stdout, stderr } = script(resolveTerraform("new Response('not the archive')"), {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
    });

    expect(stderr).toContain('1.10.5');
    expect(stdout.trim()).toBe('ERR_TERRAFORM_CHECKSUM');
    expect(existsSync(join(folder, 'local/terraform'))).toBe(false);
  });

  test('that is not available is reported with the fix', () => {
    const bin = fakeTerraform('1.10.5');

    const { stdout } = script(resolveTerraform("Promise.reject(new Error('offline'))"), {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
    });

    expect(stdout.trim()).toBe('ERR_TERRAFORM_DOWNLOAD');
  });
});

describe('plugin mirrors', () => {
  /** Searches for mirrors behind a proxy that refuses every connection. */
  const find = `
    ${importing('plugins.mjs', 'pluginMirrors')}
    import { createServer } from 'node:http';
    const proxy = createServer().on('connect', ({ url }, socket) => {
      console.error('proxy: ' + url);
      socket.end('HTTP/1.1 403 Forbidden\\r\\n\\r\\n');
    });
    await new Promise((listening) => proxy.listen(0, '127.0.0.1', listening));
    process.env.HTTPS_PROXY = 'http://127.0.0.1:' + proxy.address().port;
    delete process.env.https_proxy;
    delete process.env.NO_PROXY;
    delete process.env.no_proxy;
    try { console.log(JSON.stringify(await pluginMirrors(${JSON.stringify('LOCAL')}, 'terraform', 'python3', () => {}))); }
    catch (error) { console.log(error.code); }
    finally { proxy.close(); }`;

  test('that are missing are requested from the registry, through HTTPS_PROXY', () => {
    const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const mirror = join(folder, 'mirror');
    mkdirSync(join(mirror, 'registry.terraform.io/hashicorp/aws/5.100.0', platform), { recursive: true });
    mkdirSync(join(folder, 'apps/one'), { recursive: true });
    writeFileSync(
      join(folder, 'apps/one/.terraform.lock.hcl'),
      'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.1.0"\n}\n',
    );

    const { stdout, stderr } = script(find.replace('LOCAL', join(folder, '.local')), { TF_PLUGIN_MIRROR: mirror });

    expect(stderr).toContain('proxy: registry.terraform.io:443');
    expect(JSON.parse(stdout)).toContain(mirror);
  });

  test('in TF_PLUGIN_MIRROR come before others', () => {
    const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const mirror = join(folder, 'mirror');
    mkdirSync(join(mirror, 'registry.terraform.io/hashicorp/aws/5.100.0', platform), { recursive: true });

    const { stdout } = script(find.replace('LOCAL', join(folder, 'local')), { TF_PLUGIN_MIRROR: mirror });

    expect((JSON.parse(stdout) as string[])[0]).toBe(mirror);
  });

  test('for OpenTofu are used', () => {
    const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const mirror = join(folder, 'mirror');
    mkdirSync(join(mirror, 'registry.opentofu.org/hashicorp/aws/5.100.0', platform), { recursive: true });

    const { stdout } = script(find.replace('LOCAL', join(folder, 'local')), { TF_PLUGIN_MIRROR: mirror });

    expect((JSON.parse(stdout) as string[])[0]).toBe(mirror);
  });

  test('of another platform are not used for this one', () => {
    const mirror = join(folder, 'mirror');
    mkdirSync(join(mirror, 'registry.terraform.io/hashicorp/aws/5.100.0/plan9_amd64'), { recursive: true });

    const { stdout } = script(find.replace('LOCAL', join(folder, 'local')), { TF_PLUGIN_MIRROR: mirror });

    expect(stdout).not.toContain(mirror);
  });
});

describe('an archive from the registry', () => {
  test('is unpacked once, executable, to the folder where Terraform links it', () => {
    const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const provider = join(folder, 'registry.terraform.io/hashicorp/aws');
    const archive = join(provider, `terraform-provider-aws_5.100.0_${platform}.zip`);
    mkdirSync(provider, { recursive: true });
    writeFileSync(join(folder, 'terraform-provider-aws_v5.100.0_x5'), 'plugin');
    const zip = `import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write(sys.argv[2], 'terraform-provider-aws_v5.100.0_x5')`;
    spawnSync('python3', ['-c', zip, archive, join(folder, 'terraform-provider-aws_v5.100.0_x5')]);

    script(`${importing('plugins.mjs', 'unpackArchives')} unpackArchives(${JSON.stringify(folder)}, 'python3');`);

    const plugin = join(provider, '5.100.0', platform, 'terraform-provider-aws_v5.100.0_x5');
    expect(statSync(plugin).mode & 0o111).toBe(0o111);
    expect(existsSync(archive)).toBe(false);
  });
});

describe('progress', () => {
  test('prints the text and the time since the start of the set-up', () => {
    const { stdout } = script(`
      ${importing('progress.mjs', 'progress')}
      const times = [0, 200, 61_000];
      const log = progress(console.log, () => times.shift());
      log('installing npm packages');
      log('installing Terraform');`);

    expect(stdout).toBe('set-up: installing npm packages\nset-up: installing Terraform (61 s so far)\n');
  });
});

describe('the platform', () => {
  test.each([
    ['win32', 'ERR_PLATFORM'],
    ['linux', 'accepted'],
    ['darwin', 'accepted'],
  ])('%s: %s', (platform, outcome) => {
    const { stdout } = script(`
      ${importing('platform.mjs', 'requirePlatform')}
      try { requirePlatform('${platform}'); console.log('accepted'); } catch (error) { console.log(error.code); }`);

    expect(stdout.trim()).toBe(outcome);
  });
});

describe('the lock', () => {
  const hold = (milliseconds: number) => `
    ${importing('lock.mjs', 'withLock')}
    import { appendFileSync } from 'node:fs';
    const log = ${JSON.stringify(join('FOLDER', 'log'))};
    await withLock(${JSON.stringify(join('FOLDER', 'lock'))}, async () => {
      appendFileSync(log, 'in ');
      await new Promise((done) => setTimeout(done, ${milliseconds}));
      appendFileSync(log, 'out ');
    }, () => {});`;

  test('keeps a second process out until the first is done', async () => {
    const body = hold(300).replaceAll('FOLDER', folder);

    const copies = [1, 2].map(() => spawn(process.execPath, ['--input-type=module', '-e', body]));
    await Promise.all(copies.map((copy) => once(copy, 'exit')));

    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out ');
  });

  test.each([
    ['of an ended process', () => String(spawnSync(process.execPath, ['-e', '']).pid)],
    ['without a process, as one written to a full disk', () => ''],
  ])('%s is replaced', (_which, holder) => {
    writeFileSync(join(folder, 'lock'), holder());

    const { status } = script(hold(0).replaceAll('FOLDER', folder));

    expect(status).toBe(0);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
