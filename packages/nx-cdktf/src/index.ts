import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isEnvironment } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import type { CreateNodesContextV2, CreateNodesResultV2, TargetConfiguration } from '@nx/devkit';
import { appTargets, environmentTargets } from './environment-targets';
import { fault } from './faults';
import { checkedOptions } from './options';

/** `app` of a cdktf.json; an error with the file if there is none. */
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

/** Nx's name of the project in a folder: the manifest's, else the folder's. */
function projectName(workspaceRoot: string, folder: string): string {
  const file = join(workspaceRoot, folder, 'package.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { nx?: { name?: string } }) : {};
  return manifest.nx?.name ?? basename(folder);
}

/** Folder of the tests that a test file belongs to: `packages/policy/test`, `tools/test`. */
function testFolder(file: string): string {
  return file.slice(0, file.indexOf('/test/') + '/test'.length);
}

/**
 * Infers the targets of each app from its cdktf.json below `apps/`, all of a delivery for an environment, and one project for each
 * folder of tests.
 *
 * Tests are projects of their own so that an edit in them touches nothing that is deployed. Reads those files
 * and the manifests next to the tests, starts no process.
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
