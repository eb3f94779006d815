// `npm run build -w @auth0-cognito/federation [-- --out <folder>] [-- --report]`: builds the package of the constructs for
// other repositories: CommonJS, declarations, and the bindings of the Auth0 provider in `auth0/`. `npm pack` and `nx release`
// use the folder.
//
// It fails if the public API differs from federation.api.md; `--report` writes that file instead.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import * as esbuild from 'esbuild';

import { BINDINGS, makeBindings } from '../../provider-auth0/bindings.mjs';
import { manifestOf } from './manifest.mjs';

const require = createRequire(import.meta.url);
const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = resolve(packageFolder, '../..');

const CONTRACT = '@auth0-cognito/contract';

/** Import path of the bindings in the sources, and in the package. */
const BINDINGS_IMPORT = /@cdktf\/provider-auth0\/lib\//;
const BINDINGS_FOLDER = './auth0/';

/** Bundles the constructs into one CommonJS file, without the bindings: a user creates the provider from the same classes. */
async function writeCode(out) {
  const manifest = manifestOf(packageFolder);
  const bindings = {
    name: 'bindings',
    setup(build) {
      build.onResolve({ filter: BINDINGS_IMPORT }, ({ path }) => ({
        path: `${path.replace(BINDINGS_IMPORT, BINDINGS_FOLDER)}/index.js`,
        external: true,
      }));
    },
  };
  await esbuild.build({
    entryPoints: [join(packageFolder, 'src/index.ts')],
    outfile: join(out, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    external: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).flatMap((name) => [
      name,
      `${name}/*`,
    ]),
    plugins: [bindings],
    logLevel: 'warning',
  });
}

/** Writes declarations of the constructs and of the workspace modules that they use, one file per source. */
function writeDeclarations(out) {
  const ts = require('typescript');
  const { config } = ts.readConfigFile(join(packageFolder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageFolder);
  const program = ts.createProgram([join(packageFolder, 'src/index.ts')], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(root, 'packages'),
    outDir: out,
    types: ['node'],
    // Otherwise TypeScript treats it as a library and writes no declarations of it.
    paths: { [CONTRACT]: [join(root, 'packages/contract/src/index.ts')] },
  });
  const { diagnostics } = program.emit();
  const wrong = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (wrong.length > 0)
    throw new Error(wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')).join('\n'));
}

/** Writes one file of declarations, and the report of the public API. */
function writeApi(declarations, out, { report }) {
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(packageFolder, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(declarations, 'federation/src/index.d.ts'),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023'],
            module: 'preserve',
            moduleResolution: 'bundler',
            strict: true,
            skipLibCheck: true,
            types: ['node'],
            paths: {
              [CONTRACT]: [join(declarations, 'contract/src/index.d.ts')],
            },
          },
          files: [join(declarations, 'federation/src/index.d.ts')],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: packageFolder,
        reportTempFolder: declarations,
        reportFileName: 'federation',
      },
      dtsRollup: { enabled: true, untrimmedFilePath: '', publicTrimmedFilePath: join(out, 'index.d.ts') },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          'ae-internal-missing-underscore': { logLevel: 'none' },
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const { succeeded, apiReportChanged } = Extractor.invoke(config, { localBuild: report, showVerboseMessages: false });
  if (apiReportChanged && !report)
    throw new Error(
      'the public API differs from packages/federation/federation.api.md: run `npm run api -w @auth0-cognito/federation`, and read the difference',
    );
  if (!succeeded) throw new Error('the declarations have faults');
  const rollup = join(out, 'index.d.ts');
  writeFileSync(rollup, readFileSync(rollup, 'utf8').replaceAll(new RegExp(BINDINGS_IMPORT, 'g'), BINDINGS_FOLDER));
}

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(packageFolder, 'dist') },
    report: { type: 'boolean', default: false },
  },
});
const out = resolve(values.out);
const declarations = mkdtempSync(join(packageFolder, '.declarations-'));
try {
  makeBindings((text) => console.error(text));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeDeclarations(declarations);
  writeApi(declarations, out, values);
  await writeCode(out);
  cpSync(join(root, BINDINGS), join(out, BINDINGS_FOLDER), {
    recursive: true,
    filter: (path) => !path.endsWith('.made-from'),
  });
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifestOf(packageFolder), null, 2)}\n`);
  cpSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
  cpSync(join(packageFolder, 'README.md'), join(out, 'README.md'));
} finally {
  rmSync(declarations, { recursive: true, force: true });
}
