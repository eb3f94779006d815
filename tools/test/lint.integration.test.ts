import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Lints texts as if they stood in files; one process for all, because starting ESLint takes seconds. */
const LINT = `
  import { ESLint } from 'eslint';
  let input = '';
  for await (const piece of process.stdin) input += piece;
  const eslint = new ESLint();
  const rules = [];
  for (const { filePath, text } of JSON.parse(input)) {
    const [{ messages }] = await eslint.lintText(text, { filePath });
    rules.push(messages.map(({ ruleId }) => ruleId));
  }
  process.stdout.write(JSON.stringify(rules));`;

interface Case {
  readonly title: string;
  /** Package that has the import. */
  readonly folder: string;
  readonly imported: string;
  readonly refusedBy?: string;
}

const CASES: readonly Case[] = [
  ['federation', '@cdktf/provider-aws', 'no-restricted-imports', 'the root of the AWS bindings'],
  ['federation', '@cdktf/provider-auth0', 'no-restricted-imports', 'the root of the Auth0 bindings'],
  ['federation', '@cdktf/provider-aws/lib/cognito-user-pool', undefined, 'one resource of the AWS bindings'],
].map(([folder, imported, refusedBy, title]) => ({ folder, imported, refusedBy, title }) as Case);

describe('lint', () => {
  let rulesBroken: readonly (readonly (string | null)[])[];

  beforeAll(() => {
    const texts = CASES.map(({ folder, imported }) => ({
      filePath: join(root, 'packages', folder, 'src/index.ts'),
      text: `import * as other from '${imported}';\nexport default other;\n`,
    }));
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', LINT], {
      cwd: root,
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(run.stderr);
    rulesBroken = JSON.parse(run.stdout) as (string | null)[][];
  }, 120_000);

  test.each(CASES.map((each, index) => [each.refusedBy ? 'refuses' : 'takes', each.title, index] as const))(
    '%s an import of %s',
    (_, __, index) => {
      const refusedBy = CASES[index]?.refusedBy;

      if (refusedBy) expect(rulesBroken[index]).toContain(refusedBy);
      else expect(rulesBroken[index]).toEqual([]);
    },
  );
});
