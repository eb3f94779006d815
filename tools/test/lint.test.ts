import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

interface Message {
  readonly ruleId: string | null;
}

/** Rules that lint reports for a text as if it stood in the given file. */
function rulesBrokenBy(file: string, text: string): (string | null)[] {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [eslint, '--format', 'json', '--stdin', '--stdin-filename', join(root, file)],
    { cwd: root, input: text, encoding: 'utf8' },
  );
  if (!stdout) throw new Error(stderr);
  const [result] = JSON.parse(stdout) as { messages: Message[] }[];
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('lint', () => {
  test.each([
    ['a basement package imports from the ground floor', 'contract', '@auth0-cognito/federation'],
    ['a ground package imports from the middle floor', 'federation', '@auth0-cognito/environment'],
    ['a ground package imports its neighbour', 'federation', '@auth0-cognito/policy'],
    ['the environment imports what rehearses it', 'environment', '@auth0-cognito/cognito-stand-in'],
  ])(
    'refuses that %s',
    (_, folder, imported) => {
      const text = `import * as other from '${imported}';\nexport default other;\n`;

      expect(rulesBrokenBy(`packages/${folder}/src/index.ts`, text)).toEqual(['@nx/enforce-module-boundaries']);
    },
    60_000,
  );

  test('lets a package import from a floor below', () => {
    const text = "import * as other from '@auth0-cognito/contract';\nexport default other;\n";

    expect(rulesBrokenBy('packages/federation/src/index.ts', text)).toEqual([]);
  }, 60_000);

  test.each(['@cdktf/provider-aws', '@cdktf/provider-auth0'])(
    'refuses the root of %s',
    (name) => {
      const text = `import * as provider from '${name}';\nexport default provider;\n`;

      expect(rulesBrokenBy('packages/federation/src/index.ts', text)).toContain('no-restricted-imports');
    },
    60_000,
  );

  test('lets one resource of a provider be imported', () => {
    const text =
      "import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';\nexport default CognitoUserPool;\n";

    expect(rulesBrokenBy('packages/federation/src/index.ts', text)).toEqual([]);
  }, 60_000);
});
