import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isEnvironment } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import type { CreateNodesContextV2, CreateNodesResultV2, TargetConfiguration } from '@nx/devkit';
import { appTargets, environmentTargets } from './environment-targets';
import { fault } from './faults';
import { checkedOptions } from './options';

/** `app` of a cdktf.json. Throws an error with the path of the file if it has none. */
function synthCommand(workspaceRoot: string, file: string): string {
  const config = JSON.parse(readFileSync(join(workspaceRoot, file), 'utf8')) as { app?: unknown };
  if (typeof config.app !== 'string' || config.app === '') {
    throw new FaultError('cdktf.json', [fault.ERR_CDKTF_APP({ path: file, received: config.app })]);
  }
  return config.app;
}

const jestTarget = (project: string): TargetConfiguration => ({
  executor: 'nx:run-commands',
  options: { command: `npx --no-install jest --selectProjects ${project}`, cwd: '.' },
  cache: false,
  metadata: { description: `Run the tests of ${project}` },
});

/** Nx's name of the project in a folder: the name in its package.json, or else the folder's name. */
function projectName(workspaceRoot: string, folder: string): string {
  const file = join(workspaceRoot, folder, 'package.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { nx?: { name?: string } }) : {};
  return manifest.nx?.name ?? basename(folder);
}

/** Test folder of a test file: `packages/policy/test`, `tools/test`. */
function testFolder(file: string): string {
  return file.slice(0, file.indexOf('/test/') + '/test'.length);
}

/**
 * Infers the targets of each app from its cdktf.json below `apps/` (for an environment, all targets of a delivery), and one project for
 * each test folder.
 *
 * Tests are separate projects, so that an edit of a test does not affect what is deployed. The function reads these files and the manifests
 * next to the tests. It starts no process.
 */
export function inferProjects(
  files: readonly string[],
  options: unknown,
  { workspaceRoot }: CreateNodesContextV2,
): CreateNodesResultV2 {
  const checked = checkedOptions(options);
  const apps = files.filter((file) => basename(file) === 'cdktf.json');
  const folders = [...new Set(files.filter((file) => file.endsWith('.test.ts')).map(testFolder))];
  return [
    ...apps.map((file): CreateNodesResultV2[number] => {
      const root = dirname(file);
      const app = { name: basename(root), command: synthCommand(workspaceRoot, file) };
      const targets = isEnvironment(root, (path) => existsSync(join(workspaceRoot, path)))
        ? environmentTargets(app, checked)
        : appTargets(app, checked);
      return [file, { projects: { [root]: { root, targets } } }];
    }),
    ...folders.map((root): CreateNodesResultV2[number] => {
      const tested = projectName(workspaceRoot, dirname(root));
      const project = { name: `${tested}-test`, root, targets: { test: jestTarget(tested) } };
      return [`${root}/jest`, { projects: { [root]: project } }];
    }),
  ];
}
