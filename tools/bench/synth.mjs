import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, atMost, inSeconds, medianSeconds, secondsOf } from './measure.mjs';

/** Whole-process synth of dev: bundled, through the cdktf command, and as `cdktf init` sets a TypeScript project up. */
export function synth(root) {
  const app = join(root, 'apps/dev');
  const bundled = () => secondsOf(process.execPath, ['../../tools/run.mjs', 'src/main.ts'], { cwd: app });
  const now = () => utimesSync(join(app, 'src/main.ts'), new Date(), new Date());
  bundled();
  const unchanged = medianSeconds(9, bundled);
  const changed = medianSeconds(5, bundled, now);

  const cdktf = (folder) =>
    secondsOf(process.execPath, [join(root, 'node_modules/cdktf-cli/bundle/bin/cdktf.js'), 'synth'], { cwd: folder });
  const throughCli = medianSeconds(3, () => cdktf(app));
  const throughTsNode = withTsNode(root, app, (folder) => medianSeconds(1, () => cdktf(folder)));
  return [
    atMost('synth of dev, bundle unchanged', unchanged, 0.3),
    atMost('synth of dev, bundle to be made', changed, 0.6),
    { what: 'cdktf synth of dev', measured: inSeconds(throughCli) },
    atLeast('cdktf synth of dev against the bundle', throughCli / unchanged, 5),
    { what: 'cdktf synth of dev with ts-node', measured: inSeconds(throughTsNode) },
    atLeast('cdktf synth with ts-node against the bundle', throughTsNode / unchanged, 10),
  ];
}

/** The same app beside dev's folder, run by the command that `cdktf init` writes. */
function withTsNode(root, app, measure) {
  const folder = mkdtempSync(join(root, 'apps/.bench-'));
  try {
    const config = JSON.parse(readFileSync(join(app, 'cdktf.json'), 'utf8'));
    writeFileSync(
      join(folder, 'cdktf.json'),
      JSON.stringify({ ...config, app: `npx ts-node --project ${join(folder, 'tsconfig.json')} ../dev/src/main.ts` }),
    );
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        compilerOptions: {
          module: 'commonjs',
          moduleResolution: 'node10',
          verbatimModuleSyntax: false,
          types: ['node'],
          baseUrl: root,
          paths: { '@auth0-cognito/*': ['packages/*/src'] },
        },
        'ts-node': { moduleTypes: { '**/*': 'cjs' }, cwd: root },
      }),
    );
    return measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
