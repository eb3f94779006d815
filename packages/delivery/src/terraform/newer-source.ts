import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Stack } from './stack';

/**
 * The newest source file of an environment that was written after its JSON, by the modification times; undefined if there is none.
 * Terraform then works with earlier values. A synthesis from the cache of Nx writes the JSON again.
 *
 * @returns its path in the checkout
 */
export function newerSource({ checkout, environment, folder }: Stack): string | undefined {
  const sources = join(checkout, 'apps', environment, 'src');
  if (!existsSync(sources)) return undefined;
  const written = statSync(join(folder, 'cdk.tf.json')).mtimeMs;
  const [newest] = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ path: join(sources, name), stats: statSync(join(sources, name)) }))
    .filter(({ stats }) => stats.isFile() && stats.mtimeMs > written)
    .sort((one, other) => other.stats.mtimeMs - one.stats.mtimeMs);
  return newest && relative(checkout, newest.path);
}
