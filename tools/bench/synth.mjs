import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { atLeast, atMost, inSeconds, medianSeconds, secondsOf } from './measure.mjs';

const SCOPE = '@auth0-cognito/';

/** Synthesis of dev as a whole process: bundled, with the cdktf command, and with the TypeScript project set-up of `cdktf init`. */
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
    atMost('synth of dev, new bundle', changed, 0.6),
    { what: 'cdktf synth of dev', measured: inSeconds(throughCli) },
    atLeast('cdktf synth of dev against the bundle', throughCli / unchanged, 5),
    { what: 'cdktf synth of dev with ts-node', measured: inSeconds(throughTsNode) },
    atLeast('cdktf synth with ts-node against the bundle', throughTsNode / unchanged, 10),
  ];
}

/**
 * A copy of the app and the packages with the TypeScript project set-up of `cdktf init`: CommonJS, run by ts-node, which checks types.
 */
function withTsNode(root, app, measure) {
  mkdirSync(join(root, '.local'), { recursive: true });
  const parent = mkdtempSync(join(root, '.local/bench-ts-node-'));
  // An environment has the name of its folder.
  const folder = join(parent, basename(app));
  try {
    mkdirSync(join(folder, 'node_modules', SCOPE), { recursive: true });
    const packages = workspacePackages(root, app);
    for (const { name, from, manifest } of packages) {
      const copy = join(folder, 'packages', basename(from));
      cpSync(join(from, 'src'), join(copy, 'src'), { recursive: true });
      const libraries = join(from, 'node_modules');
      if (existsSync(libraries)) symlinkSync(libraries, join(copy, 'node_modules'));
      writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, type: 'commonjs' }));
      symlinkSync(copy, join(folder, 'node_modules', name));
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
          paths: Object.fromEntries(packages.flatMap(typePaths)),
        },
      }),
    );
    return measure(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** The workspace packages that an app depends on, directly or indirectly. */
function workspacePackages(root, app) {
  const found = new Map();
  const visit = ({ dependencies = {} }) => {
    for (const name of Object.keys(dependencies).filter((name) => name.startsWith(SCOPE) && !found.has(name))) {
      const from = realpathSync(join(root, 'node_modules', name));
      const manifest = readJson(join(from, 'package.json'));
      found.set(name, { name, from, manifest });
      visit(manifest);
    }
  };
  visit(readJson(join(app, 'package.json')));
  return [...found.values()];
}

/** A package's exports as TypeScript's `paths`: the module resolution of CommonJS ignores `exports`. */
const typePaths = ({ name, from, manifest }) =>
  Object.entries(manifest.exports).map(([subpath, target]) => [
    `${name}${subpath.slice(1)}`,
    [join('packages', basename(from), target.types ?? target)],
  ]);

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
