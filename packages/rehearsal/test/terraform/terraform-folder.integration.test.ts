import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import type { ChildEnvironment } from '../../src/processes/child-environment';
import { Runner } from '../../src/processes/run';
import { TerraformFolder } from '../../src/terraform/terraform-folder';

/** As `terraform init` writes it. */
const LOCK = `# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.100.0"
  constraints = ">= 5.100.0, < 7.0.0"
  hashes = [
    "h1:edXOJWE4ORX8Fm+dpVpICzMZJat4AX0VRCAy/xkcOc0=",
    "zh:00d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0",
  ]
}
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terraform-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Records each call, and writes a lock file at `init` if the test requires it. */
function terraformFolder({ locks }: { locks: boolean }): { opened: TerraformFolder; calls: () => string[] } {
  const program = join(folder, 'terraform.sh');
  const lock = locks ? `[ "$1" = init ] && cp '${join(folder, 'lock')}' .terraform.lock.hcl` : '';
  writeFileSync(join(folder, 'lock'), LOCK);
  writeFileSync(join(folder, 'calls'), '');
  writeFileSync(program, `#!/bin/sh\necho "$1" >> '${join(folder, 'calls')}'\n${lock}\necho '{}'\n`, { mode: 0o700 });
  const opened = new TerraformFolder(join(folder, 'stack'), {
    terraform: program,
    runner: new Runner(findCheckout(__dirname)),
    environment: () => ({ PATH: process.env.PATH }) as unknown as ChildEnvironment,
    logFile: join(folder, 'log'),
  });
  return { opened, calls: () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') };
}

describe('a folder in which Terraform runs', () => {
  test('is initialized once, and again if the backend or the providers change', async () => {
    const { opened, calls } = terraformFolder({ locks: true });
    opened.write({ terraform: { backend: { s3: { bucket: 'a' } } } });
    await opened.outputs();
    opened.write({ terraform: { backend: { s3: { bucket: 'a' } } }, resource: {} });
    await opened.outputs();
    opened.write({ terraform: { backend: { s3: { bucket: 'b' } } } });
    await opened.outputs();

    expect(calls()).toEqual(['init', 'output', 'output', 'init', 'output']);
  });

  test('keeps the locked versions, but not the checksums, which every command would compare again', async () => {
    const { opened } = terraformFolder({ locks: true });
    opened.write({ terraform: {} });
    await opened.init();

    const lock = readFileSync(join(opened.path, '.terraform.lock.hcl'), 'utf8');
    expect(lock).toBe(LOCK.replace(/ {2}hashes = .*? {2}\]\n/s, ''));
    expect(lock).toContain('version     = "5.100.0"');
  });

  test('needs no lock file', async () => {
    const { opened } = terraformFolder({ locks: false });
    opened.write({ terraform: {} });

    await expect(opened.init()).resolves.toBeUndefined();
  });
});
