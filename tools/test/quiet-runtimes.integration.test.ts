import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** The stderr of a program that begins by suppressing advice about runtimes. */
function said(program: string): string {
  const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _, ...env } = process.env;
  const quiet = ['--require', './tools/quiet-runtimes.cjs', '--input-type=module', '--eval', program];
  return spawnSync(process.execPath, quiet, { cwd: root, encoding: 'utf8', env }).stderr;
}

describe('advice about runtimes', () => {
  test.each([
    ['oidc-provider', "await import('oidc-provider')"],
    [
      'the AWS SDK',
      "const { S3Client } = await import('@aws-sdk/client-s3'); new S3Client({ region: 'eu-central-1' }).destroy()",
    ],
    // On every Node, because the one that runs the tests may not print the warning.
    [
      'Node 22 about util.isArray, which cdktf calls,',
      "const { default: util } = await import('node:util'); if (util.isArray !== Array.isArray) console.error('DEP0044')",
    ],
  ])('from %s is suppressed', (_library, program) => {
    expect(said(program)).toBe('');
  });

  test.each([
    ["console.warn('oidc-provider WARNING: something else')", 'oidc-provider WARNING: something else'],
    ["console.warn('%s is odd', 'this')", 'this is odd'],
    ["process.emitWarning('a deprecation')", 'Warning: a deprecation'],
  ])('suppresses nothing else: %s', (program, warning) => {
    expect(said(program)).toContain(warning);
  });
});
