import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const packageFolder = resolve(__dirname, '..');
const committed = resolve(packageFolder, '../../docs/api');

const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort();

// TypeDoc compiles the package.
test('the API documentation matches the docstrings: `npm run docs -w @auth0-cognito/federation` changes nothing', () => {
  const out = mkdtempSync(join(tmpdir(), 'api-docs-'));

  execFileSync(process.execPath, [join(packageFolder, 'api-docs.mjs'), '--out', out], { stdio: 'pipe' });

  const content = (folder: string) =>
    Object.fromEntries(pagesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const [made, kept] = [content(out), content(committed)];
  rmSync(out, { recursive: true });
  expect(Object.keys(made)).toEqual(Object.keys(kept));
  expect(Object.keys(made).filter((name) => made[name] !== kept[name])).toEqual([]);
}, 240_000);
