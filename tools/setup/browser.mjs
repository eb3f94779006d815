import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { CodedError } from '../coded-error.mjs';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** First program of these names on PATH, or undefined. */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Path of Playwright's Chromium, if it has been downloaded. */
function fromPlaywright(root) {
  const path = createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function downloadByPlaywright(root, log) {
  log('no Chromium on PATH: trying the download of Playwright');
  const cli = join(root, 'node_modules/playwright-core/cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' };
  run(process.execPath, [cli, 'install', 'chromium'], { env, timeout: 300_000 });
  return fromPlaywright(root);
}

const canInstallPackages = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** Installs Debian packages. Returns true on success. */
function install(packages, log) {
  log(`installing ${packages.join(' and ')} by apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    run('apt-get', ['update', '-qq'], { env }) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  );
}

/**
 * A Chromium for browser tests: on PATH, or else that of Playwright, or else the Debian package if it can be installed. Also
 * `certutil`, with which the browser profile of a test trusts only the CA of the rehearsal in addition.
 */
export function browser(root, log) {
  let chromium = onPath(NAMES) ?? fromPlaywright(root) ?? downloadByPlaywright(root, log);
  if (canInstallPackages()) {
    const missing = [...(chromium ? [] : ['chromium']), ...(onPath(['certutil']) ? [] : ['libnss3-tools'])];
    if (missing.length > 0) install(missing, log);
    chromium ??= onPath(NAMES);
  }
  if (!chromium) {
    throw new CodedError('ERR_CHROMIUM_MISSING');
  }
  return { chromium, certutil: onPath(['certutil']) ?? null };
}
