import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Stack } from './terraform';

jest.setTimeout(60_000);

const PROVIDER = join(__dirname, '../src/index.ts');

describe('the offline provider in a bundle', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'auth0-bundle-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('serves Terraform without additional files', async () => {
    const entry = join(folder, 'entry.ts');
    await writeFile(
      entry,
      `import { serveOfflineProvider } from ${JSON.stringify(PROVIDER)};
       const { reattach, close } = await serveOfflineProvider({ environment: {}, socketFolder: ${JSON.stringify(folder)} });
       console.log(reattach);
       process.stdin.on('end', close).resume();`,
    );
    const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    const bundle = join(folder, 'bundle.mjs');
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
      banner: { js: banner },
    });
    const child = spawn(process.execPath, [bundle], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const reattach = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
    );
    const stack = await Stack.at({ TF_REATTACH_PROVIDERS: reattach });
    await stack.configure('resource "auth0_client" "this" { name = "x" }');

    const run = await stack.terraform('validate');
    child.stdin.end();

    expect(run).toMatchObject({ code: 0 });
    expect(await ended).toBe(0);
    await stack.remove();
  });
});
