import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { earlierVersion } from '../../../checkout/test/support/earlier-version';
import { checkoutRoot } from '../../../federation/test/terraform';
import { synthesizedWith } from '../migrations/synthesized';
import { addressesOf, lostAddresses, type TerraformBlocks } from './addresses';

/** What a team keeps when it upgrades: its values; here those of the largest federation. */
const VALUES = ['apps', 'packages/environment/test/migrations/everything.ts', 'packages/federation/test/maximal.ts'];

const root = checkoutRoot();
const sh = (script: string, cwd: string) =>
  execFileSync('sh', ['-euc', script], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });

/** A copy of the checkout with the files at `paths` from a commit; synthesized, by stack. */
async function synthesizedAt(commit: string, paths: readonly string[]): Promise<Record<string, TerraformBlocks>> {
  const copy = mkdtempSync(join(tmpdir(), 'earlier-'));
  try {
    sh(`node tools/copy-checkout.mjs '${copy}'`, root);
    const listed = paths.join(' ');
    sh(`git ls-files -z -- ${listed} | (cd '${copy}' && xargs -0 rm -f)`, root);
    sh(`git archive ${commit} -- ${listed} | tar -x -C '${copy}'`, root);
    const apps = await synthesizedWith('cdktf', copy);
    return Object.fromEntries(
      Object.entries(apps).flatMap(([app, { stacks }]) =>
        Object.entries(stacks).map(([name, json]) => [`${app}/${name}`, JSON.parse(json) as TerraformBlocks]),
      ),
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

test('this version keeps every address that an earlier version creates for the same values', async () => {
  const commit = earlierVersion(root);
  const earlier = await synthesizedAt(commit, ['apps', 'packages']);

  const current = await synthesizedAt(commit, VALUES);

  const stacks = Object.keys(earlier);
  expect(stacks).toEqual(expect.arrayContaining(['dev/dev', 'everything/everything']));
  expect(addressesOf(earlier['everything/everything'] ?? {}).length).toBeGreaterThan(20);
  expect(
    stacks.map((stack) => [stack, lostAddresses(addressesOf(earlier[stack] ?? {}), current[stack] ?? {})] as const),
  ).toEqual(stacks.map((stack) => [stack, []]));
}, 120_000);
