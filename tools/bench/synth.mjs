import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
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

/**
 * A copy of the app and of the packages, as `cdktf init` sets a TypeScript project up: CommonJS, run by ts-node, which checks
 * the types as it goes.
 */
function withTsNode(root, app, measure) {
  mkdirSync(join(root, '.local'), { recursive: true });
  const parent = mkdtempSync(join(root, '.local/bench-ts-node-'));
  // An environment has the name of its folder.
  const folder = join(parent, basename(app));
  try {
    mkdirSync(join(folder, 'node_modules/@auth0-cognito'), { recursive: true });
    for (const name of ['contract', 'environment', 'federation', 'policy']) {
      const copy = join(folder, 'packages', name);
      cpSync(join(root, 'packages', name, 'src'), join(copy, 'src'), { recursive: true });
      const libraries = join(root, 'packages', name, 'node_modules');
      if (existsSync(libraries)) symlinkSync(libraries, join(copy, 'node_modules'));
      const manifest = { ...readJson(join(root, 'packages', name, 'package.json')), type: 'commonjs' };
      writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
      symlinkSync(copy, join(folder, 'node_modules/@auth0-cognito', name));
    }
    cpSync(join(app, 'src'), join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{}');
    const config = { ...readJson(join(app, 'cdktf.json')), app: 'npx ts-node src/main.ts' };
    writeFileSync(join(folder, 'cdktf.json'), JSON.stringify(config));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: {
          module: 'commonjs',
          moduleResolution: 'node10',
          verbatimModuleSyntax: false,
          types: ['node'],
          baseUrl: '.',
          paths: {
            '@auth0-cognito/federation/shapes': ['packages/federation/src/shapes'],
            '@auth0-cognito/*': ['packages/*/src'],
          },
        },
      }),
    );
    return measure(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
