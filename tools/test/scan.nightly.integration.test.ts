import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'scan-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The plan of a public state bucket. */
const PLANTED = {
  format_version: '1.2',
  terraform_version: '1.11.0',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_s3_bucket_public_access_block.State',
          mode: 'managed',
          type: 'aws_s3_bucket_public_access_block',
          name: 'State',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          values: {
            bucket: 'acme-dev-tfstate',
            block_public_acls: false,
            block_public_policy: false,
            ignore_public_acls: false,
            restrict_public_buckets: false,
          },
        },
      ],
    },
  },
  resource_changes: [],
  configuration: {},
};

it('npm run scan fails on a plan with a finding, and prints the check', () => {
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify(PLANTED));

  const { status, stdout } = spawnSync(process.execPath, ['tools/scan.mjs', plan], { cwd: root, encoding: 'utf8' });

  expect(stdout).toMatch(/CKV_AWS_54[\s\S]*scan: findings, listed above/);
  expect(status).toBe(1);
}, 300_000);

it.each(['checkov.yaml', 'tflint.hcl'])('tools/scan/%s gives a reason for each check that it skips', (file) => {
  const lines = readFileSync(join(root, 'tools/scan', file), 'utf8').split('\n');

  const skips = lines.flatMap((line, at) => (/^ +- CKV|^rule /.test(line) ? [lines[at - 1]] : []));

  expect(skips).not.toEqual([]);
  for (const before of skips) expect(before).toMatch(/^\s*# \S+ .+\.$/);
});
