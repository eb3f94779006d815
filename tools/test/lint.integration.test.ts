import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const FINDER = 'packages/delivery/src/orphans/finders/cognito.ts';
const SOURCE = 'packages/federation/src/index.ts';

/** The file with one import, and the rule that refuses it. */
const CASES = [
  ['the root of the AWS bindings', SOURCE, "import { s3Bucket } from '@cdktf/provider-aws'", 'no-restricted-imports'],
  ['the root of the Auth0 bindings', SOURCE, "import { client } from '@cdktf/provider-auth0'", 'no-restricted-imports'],
  ['one resource', SOURCE, "import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket'", undefined],
  [
    'a call of an SDK in a finder',
    FINDER,
    "import { GetRoleCommand } from '@aws-sdk/client-iam'",
    'no-restricted-imports',
  ],
  [
    'the root of the AWS bindings in a finder',
    FINDER,
    "import { s3Bucket } from '@cdktf/provider-aws'",
    'no-restricted-imports',
  ],
  ['a client of an SDK in a finder', FINDER, "import { IAMClient } from '@aws-sdk/client-iam'", undefined],
] as const;

/** Rules that the only file of a folder violates. */
function violated(file: string, text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    writeFileSync(join(folder, file), text);
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
    const { diagnostics, number_of_files: files } = JSON.parse(stdout) as {
      readonly diagnostics: readonly { readonly code: string }[];
      readonly number_of_files: number;
    };
    expect(files).toBe(1);
    return diagnostics.map(({ code }) => code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('lint', () => {
  test.each(CASES)('refuses an import of %s', (_, file, statement, rule) => {
    const [, name] = /\{ (\w+) \}/.exec(statement) ?? [];

    expect(violated(file, `${statement};\n\nexport const used = ${name};\n`)).toEqual(rule ? [`eslint(${rule})`] : []);
  });
});
