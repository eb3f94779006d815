import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

interface Case {
  readonly file: string;
  readonly imported: string;
  readonly refusedBy?: string;
}

const CASES: readonly Case[] = [
  { file: 'packages/contract/src/a.ts', imported: '@auth0-cognito/federation', refusedBy: 'room-foundation' },
  { file: 'packages/federation/src/a.ts', imported: '@auth0-cognito/plan-review', refusedBy: 'room-deployed' },
  { file: 'packages/environment/src/a.ts', imported: '@auth0-cognito/cognito-stand-in', refusedBy: 'room-deployed' },
  { file: 'packages/rehearsal/src/a.ts', imported: '@auth0-cognito/environment', refusedBy: 'room-rehearses' },
  { file: 'packages/delivery/src/a.ts', imported: '@auth0-cognito/rehearsal', refusedBy: 'room-operates' },
  { file: 'packages/policy/src/a.ts', imported: '@auth0-cognito/federation', refusedBy: 'policy-on-contract' },
  { file: 'packages/new-package/src/a.ts', imported: '@auth0-cognito/contract', refusedBy: 'package-in-a-room' },
  { file: 'apps/dev/src/a.ts', imported: '@auth0-cognito/federation', refusedBy: 'apps-hold-values' },
  { file: 'packages/federation/src/b.ts', imported: '../../contract/src/index', refusedBy: 'by-package-name' },
  { file: 'packages/verify/src/a.ts', imported: './not-there', refusedBy: 'no-missing' },
  { file: 'packages/verify/src/b.ts', imported: './circle', refusedBy: 'no-circle' },
  { file: 'packages/federation/src/c.ts', imported: '@auth0-cognito/contract' },
  { file: 'packages/environment/src/b.ts', imported: '@auth0-cognito/federation' },
  { file: 'packages/delivery/src/b.ts', imported: '@auth0-cognito/environment' },
  { file: 'packages/cli/src/a.ts', imported: '@auth0-cognito/rehearsal' },
  { file: 'packages/rehearsal/test/a.ts', imported: '@auth0-cognito/environment' },
  { file: 'apps/dev/src/b.ts', imported: '@auth0-cognito/environment' },
];

const PACKAGES = ['contract', 'federation', 'environment', 'cognito-stand-in', 'rehearsal', 'plan-review', 'delivery'];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

describe('the rooms of docs/architecture.md', () => {
  const tree = mkdtempSync(join(tmpdir(), 'rooms-'));
  let report: Report;

  beforeAll(() => {
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    };
    write('tsconfig.json', '{"compilerOptions":{"moduleResolution":"bundler","module":"preserve"}}');
    mkdirSync(join(tree, 'node_modules/@auth0-cognito'), { recursive: true });
    for (const name of PACKAGES) {
      write(`packages/${name}/package.json`, `{"name":"@auth0-cognito/${name}","exports":{".":"./src/index.ts"}}`);
      write(`packages/${name}/src/index.ts`, 'export type Name = string;\n');
      symlinkSync(`../../packages/${name}`, join(tree, 'node_modules/@auth0-cognito', name));
    }
    for (const { file, imported } of CASES)
      write(file, `import type { Name } from '${imported}';\nexport type Mine = Name;\n`);
    // Type imports also count as a cycle.
    write('packages/verify/src/circle.ts', "import type { Mine } from './b';\nexport type Name = Mine | string;\n");

    const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(root, '.dependency-cruiser.mjs');
    const run = spawnSync(process.execPath, [cruise, '--config', config, '-T', 'json', 'packages', 'apps'], {
      cwd: tree,
      encoding: 'utf8',
    });
    if (!run.stdout) throw new Error(run.stderr);
    report = JSON.parse(run.stdout) as Report;
  }, 60_000);
  afterAll(() => rmSync(tree, { recursive: true }));

  test.each(CASES.map(({ file, imported, refusedBy }) => [file, imported, refusedBy ?? 'nothing'] as const))(
    '%s importing %s is refused by %s',
    (file, _, refusedBy) => {
      const broken = report.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

      expect(broken).toEqual(refusedBy === 'nothing' ? [] : [refusedBy]);
    },
  );

  test('are those of the configuration', () => {
    const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const documented = [...text.matchAll(/^\|[^|]*\|[^|]*\| `packages\/([\w-]+)`/gm)].map(([, name]) => name).sort();
    const config = readFileSync(join(root, '.dependency-cruiser.mjs'), 'utf8');
    const configured = [...config.matchAll(/packages: \[([^\]]*)\]/g)].flatMap(([, names = '']) =>
      names.match(/[\w-]+/g),
    );

    expect(documented).toEqual(configured.sort());
  });
});
