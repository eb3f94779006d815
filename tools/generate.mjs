// `npm run generate`: writes all generated files that are committed. Tests fail if a committed file differs from its sources.
//
// Excluded: `calls` of bootstrap and the images of plan-review, which need rehearsals and a browser, and the provider schemas,
// which need the provider binaries.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { environmentNames } from '../packages/checkout/src/environment-names.mjs';
import './uncaught-errors.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Scripts of workspaces, and the files that they write. */
const GENERATORS = [
  ...environmentNames(root).map((name) => ({ workspace: `apps/${name}`, script: 'golden', writes: 'test/golden' })),
  { workspace: 'apps/bootstrap', script: 'golden', writes: 'test/golden' },
  { workspace: 'packages/environment', script: 'addresses', writes: 'test/compatibility/addresses.json' },
  { workspace: 'packages/environment', script: 'values', writes: 'docs/values.md' },
  { workspace: 'packages/bootstrap', script: 'accounts', writes: 'docs/accounts.md' },
  { workspace: 'packages/environment', script: 'mutations', writes: 'docs/mutations.md' },
  { workspace: 'packages/cli', script: 'reference', writes: 'docs/exit-codes.md, docs/errors.md, docs/rules.md' },
  { workspace: 'packages/federation', script: 'api', writes: 'federation.api.md' },
  { workspace: 'packages/federation', script: 'docs', writes: 'docs/api' },
];

for (const { workspace, script, writes } of GENERATORS) {
  console.log(`${workspace}: ${writes}`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: resolve(root, workspace),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
