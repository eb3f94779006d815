import {
  existsSync,
  mkdirSync,
  readFileSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkWorkspacePackages } from '../src';
import { areLibrariesInstalled } from '../src/workspace-packages.mjs';

let root: string;
const at = (...path: string[]) => join(root, ...path);
const targetOf = (...path: string[]) => realpathSync(at('node_modules', ...path)).slice(root.length + 1);

/** Writes package-lock.json of a workspace with one package and one library. */
function lock(name: string, folder = 'packages/a', libraryVersion = '1.0.0') {
  const packages = {
    '': { name: 'root' },
    [`node_modules/${name}`]: { resolved: folder, link: true },
    [folder]: { name, bin: { tool: 'bin/tool.mjs' } },
    'node_modules/library': { version: libraryVersion },
  };
  writeFileSync(at('package-lock.json'), JSON.stringify({ packages }));
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  mkdirSync(at('packages/a/bin'), { recursive: true });
  writeFileSync(at('packages/a/bin/tool.mjs'), '');
  mkdirSync(at('node_modules'));
  lock('@acme/a');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('linkWorkspacePackages', () => {
  it('links the packages of the lock file, and their commands', () => {
    linkWorkspacePackages(root);

    expect(targetOf('@acme/a')).toBe('packages/a');
    expect(targetOf('.bin/tool')).toBe('packages/a/bin/tool.mjs');
  });

  it('removes the links of a former scope', () => {
    linkWorkspacePackages(root);
    lock('@globex/a');

    linkWorkspacePackages(root);

    expect(readdirSync(at('node_modules')).sort()).toEqual(['.bin', '@globex']);
    expect(targetOf('.bin/tool')).toBe('packages/a/bin/tool.mjs');
  });

  it('removes the link of a removed package', () => {
    mkdirSync(at('node_modules/@acme'));
    symlinkSync('../../apps/gone', at('node_modules/@acme/gone'));

    linkWorkspacePackages(root);

    expect(readdirSync(at('node_modules/@acme'))).toEqual(['a']);
  });

  it('keeps libraries, also those that are links', () => {
    mkdirSync(at('node_modules/@acme/library'), { recursive: true });
    mkdirSync(at('elsewhere'));
    symlinkSync('../../elsewhere', at('node_modules/@acme/linked'));

    linkWorkspacePackages(root);

    expect(readdirSync(at('node_modules/@acme')).sort()).toEqual(['a', 'library', 'linked']);
  });

  it('does nothing if no packages are installed', () => {
    rmSync(at('node_modules'), { recursive: true });

    linkWorkspacePackages(root);

    expect(existsSync(at('node_modules'))).toBe(false);
  });
});

describe('areLibrariesInstalled', () => {
  /** Writes the record of npm at the end of an installation. */
  const installed = (...libraries: readonly (readonly [string, string])[]) => {
    mkdirSync(at('node_modules'), { recursive: true });
    const packages = Object.fromEntries(libraries.map(([name, version]) => [`node_modules/${name}`, { version }]));
    writeFileSync(at('node_modules/.package-lock.json'), JSON.stringify({ packages }));
  };

  it('ignores packages of the workspace', () => {
    installed(['library', '1.0.0']);
    lock('@globex/b', 'apps/b');

    expect(areLibrariesInstalled(root)).toBe(true);
  });

  it('is false for another version, for a missing library, and before the first installation', () => {
    const before = areLibrariesInstalled(root);
    installed(['library', '1.0.1']);
    const other = areLibrariesInstalled(root);
    installed();

    expect([before, other, areLibrariesInstalled(root)]).toEqual([false, false, false]);
  });

  it('ignores packages that npm omits on a platform', () => {
    installed(['library', '1.0.0']);
    const { packages } = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')) as { packages: object };
    const all = { ...packages, 'node_modules/for-macos': { version: '1.0.0', optional: true } };
    writeFileSync(at('package-lock.json'), JSON.stringify({ packages: all }));

    expect(areLibrariesInstalled(root)).toBe(true);
  });
});
