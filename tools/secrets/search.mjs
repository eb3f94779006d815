// Finds secret values in files: in plain text, percent-encoded, within Base64, and in archives (gzip, tar, zip), which it unpacks.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { systemPython } from '../setup/python.mjs';

/** Maximum nesting of archives that are unpacked. */
const DEEPEST = 3;
/** Folders that are not searched: libraries, and the objects of git. */
const SKIPPED = ['node_modules', 'venv', '.git'];
/** Maximum length of a search text. Of a longer value, the last characters are used: those of a token are in its signature. */
const MAX_LENGTH = 64;
const ARCHIVE = /\.(zip|gz|tgz)$/;

/** The search texts of a value: the value, its URL encoding, and the part of its Base64 that does not depend on adjacent bytes. */
function patternsOf(value) {
  const within = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]).toString('base64');
    return encoded.slice(offset === 0 ? 0 : offset + 1, -4);
  });
  const urlSafe = within.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return new Set([value, encodeURIComponent(value), ...within, ...urlSafe]);
}

/**
 * Files below `roots` that contain one of the values, sorted. `work` is a folder that only its owner can read, for the patterns
 * and unpacked archives. It is not searched, and new files in it are removed.
 *
 * @throws Error if a root cannot be read
 */
export function filesWithSecrets(values, roots, work) {
  const long = [...new Set(values.filter((value) => value.length >= 16).map((value) => value.slice(-MAX_LENGTH)))];
  const folder = mkdtempSync(join(work, 'search-'));
  try {
    const patterns = join(folder, 'patterns');
    writeFileSync(patterns, long.flatMap((value) => [...patternsOf(value)]).join('\n'), { mode: 0o600 });
    return long.length === 0 ? [] : [...search(roots.filter(existsSync), patterns, folder)].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function search(roots, patterns, folder, depth = 0) {
  const found = new Set(grep(roots, patterns));
  if (depth === DEEPEST) return found;
  const unpacked = roots.flatMap(archivesBelow).map((archive) => ({ archive, into: mkdtempSync(join(folder, 'a-')) }));
  const readable = unpacked.filter(({ archive, into }) => unpack(archive, into));
  const inside = [
    ...search(
      readable.map(({ into }) => into),
      patterns,
      folder,
      depth + 1,
    ),
  ];
  for (const { archive, into } of readable) if (inside.some((file) => file.startsWith(`${into}/`))) found.add(archive);
  return found;
}

/** Files with a pattern. Uses GNU grep, which can search for thousands of texts at once. Its status is 1 if there is none. */
function grep(roots, patterns) {
  if (roots.length === 0) return [];
  const skip = SKIPPED.map((name) => `--exclude-dir=${name}`);
  const args = ['-rlaF', '--null', '-f', patterns, ...skip, '--', ...roots];
  const { status, stdout, stderr, error } = spawnSync('grep', args, {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error) throw error;
  // A file that another process removes during the search is not a failure.
  const failures = stderr.split('\n').filter((line) => line !== '' && !line.endsWith('No such file or directory'));
  if (status > 1 && failures.length > 0) throw new Error(`grep: ${failures.join('; ')}`);
  return stdout.split('\0').filter((file) => file !== '' && file !== patterns);
}

function archivesBelow(root) {
  const stat = statSync(root, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat && ARCHIVE.test(root) ? [root] : [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() || (entry.isDirectory() && !SKIPPED.includes(entry.name)))
    .flatMap((entry) => archivesBelow(join(root, entry.name)));
}

/** Unpacks an archive into a folder. Detects its format by its first bytes; returns false if it is not an archive. */
function unpack(archive, folder) {
  const bytes = readFileSync(archive);
  if (bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) {
    const content = join(folder, basename(archive).replace(/\.t?gz$/, ''));
    writeFileSync(content, gunzipSync(bytes), { mode: 0o600 });
    if (/\.(tgz|tar\.gz)$/.test(archive)) execFileSync('tar', ['--extract', '--file', content, '--directory', folder]);
    return true;
  }
  if (bytes.subarray(0, 2).toString() === 'PK') {
    // zipfile removes path parts that lead out of the folder.
    execFileSync(systemPython(), ['-m', 'zipfile', '--extract', archive, folder]);
    return true;
  }
  return false;
}
