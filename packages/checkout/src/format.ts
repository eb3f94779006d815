import { FaultError } from '@auth0-cognito/contract';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fault } from './faults';

const SETTINGS = '.oxfmtrc.json';

/**
 * Formats texts of files of a checkout, as `npm run format` would. Texts of files that the formatter ignores or does not support, and of
 * its settings, are unchanged.
 * Writes nothing in the checkout, so that a command can format its files before it writes any.
 *
 * @param root - root of the checkout
 * @param texts - texts by file, relative to the root
 * @throws FaultError ERR_NOT_FORMATTED if the formatter is missing or fails, or a text cannot be parsed.
 */
export function formatTexts(root: string, texts: Readonly<Record<string, string>>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'format-'));
  const path = (file: string) => join(folder, file);
  try {
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), text);
    }
    copyFileSync(join(root, SETTINGS), path(SETTINGS));
    run(join(root, 'node_modules/oxfmt/bin/oxfmt'), folder);
    const formatted = Object.keys(texts).map((file) => [file, readFileSync(path(file), 'utf8')]);
    return { ...Object.fromEntries(formatted), ...(texts[SETTINGS] !== undefined && { [SETTINGS]: texts[SETTINGS] }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(oxfmt: string, folder: string): void {
  const { status, signal, stderr } = spawnSync(process.execPath, [oxfmt], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new FaultError('format', [
    fault.ERR_NOT_FORMATTED({ why: stderr.trim() || `ended by ${signal ?? `exit code ${String(status)}`}` }),
  ]);
}
