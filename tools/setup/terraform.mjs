import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { CodedError } from '../coded-error.mjs';
import { fetchThroughProxy } from './fetch.mjs';
import { output, run } from './run.mjs';

const VERSION = '1.11.4';
const OLDEST = [1, 11];

/** SHA-256 of HashiCorp's release archives of VERSION. */
const ARCHIVES = {
  linux_amd64: '1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc',
  linux_arm64: 'a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633',
  darwin_amd64: 'a56d5002b9f7647291faccc3dd1a70350e60fb61e4c45037629508b8fdc2575b',
  darwin_arm64: '867e0808fa971217043e25b7a792b10720c79b1546f8a68479b74f138be73e18',
};

/** The platform in Terraform's format: `linux_amd64`. */
export const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

function versionOf(binary) {
  // OpenTofu prints a warning about a missing CLI configuration to standard output, before the JSON; an empty variable prevents
  // it. TF_CLI_ARGS, TF_CLI_ARGS_plan, … have options for the user's commands, which `version` may not support.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('TF_CLI_ARGS'));
  const env = { ...Object.fromEntries(own), CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '' };
  const json = output(binary, ['version', '-json'], { env });
  return json && JSON.parse(json).terraform_version;
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Finds a program by its name on PATH, or by its path. */
function found(name) {
  const folders = name.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => resolve(folder, name)).find((candidate) => existsSync(candidate));
}

/** The program that TERRAFORM_BINARY_NAME selects, as for cdktf: `tofu`. Then no other program is used or downloaded. */
function chosenBinary(name) {
  const binary = found(name);
  const version = binary && versionOf(binary);
  if (version && isNewEnough(version)) return binary;
  throw new CodedError('ERR_TERRAFORM_CHOSEN', {
    name,
    found: binary ? `of version ${version ?? 'unknown'}` : 'missing',
    oldest: OLDEST.join('.'),
  });
}

async function download(folder, python, log, read) {
  const sha256 = ARCHIVES[platform];
  if (!sha256) {
    throw new CodedError('ERR_TERRAFORM_PLATFORM', { platform, oldest: OLDEST.join('.') });
  }
  const url = `https://releases.hashicorp.com/terraform/${VERSION}/terraform_${VERSION}_${platform}.zip`;
  log(`downloading Terraform ${VERSION} for ${platform}`);
  const archive = await read(url)
    .then(async (response) => (response.ok ? Buffer.from(await response.arrayBuffer()) : undefined))
    .catch(() => undefined);
  if (!archive) {
    throw new CodedError('ERR_TERRAFORM_DOWNLOAD', { url, oldest: OLDEST.join('.') });
  }
  const received = createHash('sha256').update(archive).digest('hex');
  if (received !== sha256) {
    throw new CodedError('ERR_TERRAFORM_CHECKSUM', { url, actual: received, pinned: sha256 });
  }
  const incoming = `${folder}.incoming`;
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  writeFileSync(join(incoming, 'terraform.zip'), archive);
  if (!run(python, ['-m', 'zipfile', '-e', join(incoming, 'terraform.zip'), incoming])) {
    throw new CodedError('ERR_TERRAFORM_UNPACK', { url });
  }
  chmodSync(join(incoming, 'terraform'), 0o755);
  rmSync(folder, { recursive: true, force: true });
  renameSync(incoming, folder);
}

/**
 * Path of a Terraform that is new enough: the selection of TERRAFORM_BINARY_NAME, or else the one on PATH, or else a pinned and
 * verified download in `local`.
 */
export async function terraformBinary(local, python, log, read = fetchThroughProxy) {
  if (process.env.TERRAFORM_BINARY_NAME) return chosenBinary(process.env.TERRAFORM_BINARY_NAME);
  const onPath = found('terraform');
  const version = onPath && versionOf(onPath);
  if (version && isNewEnough(version)) return onPath;
  if (version) log(`Terraform ${version} on PATH is older than ${OLDEST.join('.')}: not used`);

  const folder = join(local, 'terraform');
  const own = join(folder, 'terraform');
  if (versionOf(own) !== VERSION) await download(folder, python, log, read);
  return own;
}
