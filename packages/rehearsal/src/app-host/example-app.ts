import { FaultError } from '@auth0-cognito/contract';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { interrupted } from '../failures';
import { fault } from '../faults';
import type { ChildEnvironment } from '../processes/child-environment';
import type { Runner } from '../processes/run';

/** Files of a browser application, by request path (`/index.html`). */
export type AppFiles = ReadonlyMap<string, Buffer>;

/** Inputs of the build in `folder`. */
const SOURCES = ['index.html', 'package.json', 'tsconfig.json', 'vite.config.ts', 'public', 'src'];

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((name) => filesBelow(join(folder, name)))) {
    hash
      .update(`${relative(folder, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Moves a finished build to its path. Another process may have already written the same build. */
function publish(temporary: string, built: string): void {
  try {
    renameSync(temporary, built);
  } catch (error) {
    if (!existsSync(join(built, 'index.html'))) throw error;
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * The example application of this checkout. Builds it if its sources have changed.
 *
 * @throws FaultError ERR_EXAMPLE_APP if it does not exist or does not build.
 */
export async function exampleApp(
  checkout: string,
  runner: Runner,
  environment: ChildEnvironment,
  signal?: AbortSignal,
): Promise<AppFiles> {
  const folder = join(checkout, 'examples/web');
  if (!existsSync(join(folder, 'index.html')))
    throw new FaultError('example application', [fault.ERR_EXAMPLE_APP({ path: folder, why: 'no index.html there' })]);
  const all = join(checkout, '.local/cache/example-web');
  const built = join(all, digestOf(folder));
  if (!existsSync(built)) {
    mkdirSync(all, { recursive: true });
    const stale = readdirSync(all).filter((name) => !name.includes('.'));
    const temporary = `${built}.${randomBytes(4).toString('hex')}`;
    const vite = join(dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');
    const { exitCode, stderr } = await runner.run(
      process.execPath,
      [vite, 'build', '--outDir', temporary, '--emptyOutDir', '--logLevel', 'error'],
      { cwd: folder, environment, ...(signal && { signal }) },
    );
    if (signal?.aborted) throw interrupted();
    if (exitCode !== 0)
      throw new FaultError('example application', [
        fault.ERR_EXAMPLE_APP({ path: folder, why: stderr.trim() || `vite exited with ${exitCode}` }),
      ]);
    publish(temporary, built);
    for (const name of stale) rmSync(join(all, name), { recursive: true, force: true });
  }
  return new Map(filesBelow(built).map((path) => [`/${relative(built, path)}`, readFileSync(path)]));
}
