import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  LOCK_FILE,
  REGISTRIES,
  TESTED_PROVIDERS,
  deployedVersions,
} from '../../packages/checkout/src/provider-lock.mjs';
import { CodedError } from '../coded-error.mjs';
import { fetchThroughProxy } from './fetch.mjs';
import { run } from './run.mjs';
import { platform } from './terraform.mjs';

/** Minimum providers of a rehearsal; the constraints of the apps are wider. */
const PROVIDERS = Object.entries(TESTED_PROVIDERS).map(([source, version]) => ({ source, version }));

const list = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/** Folders that may be plugin mirrors: TF_PLUGIN_MIRROR, Terraform's implied mirrors, and /opt. */
function candidates() {
  const dataFolders = (process.env.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(':');
  return [
    ...(process.env.TF_PLUGIN_MIRROR ? [process.env.TF_PLUGIN_MIRROR] : []),
    join(homedir(), '.terraform.d/plugins'),
    join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'terraform/plugins'),
    ...dataFolders.map((folder) => join(folder, 'terraform/plugins')),
    ...list('/opt').map((name) => join('/opt', name)),
  ];
}

/** Whether a mirror has a provider for this platform, unpacked or as an archive: any version, or a specific one. */
function holds(mirror, { source, only }) {
  return REGISTRIES.map((registry) => join(mirror, registry, source)).some((folder) =>
    list(folder).some(
      (entry) =>
        (only === undefined || entry === only || entry.includes(`_${only}_`)) &&
        (entry.endsWith(`_${platform}.zip`) || existsSync(join(folder, entry, platform))),
    ),
  );
}

/** Providers of the lock files of the apps that no mirror has. One list for each app, because Terraform mirrors one version at a time. */
function missingLocked(checkout, mirrors) {
  return list(join(checkout, 'apps'))
    .map((app) => join(checkout, 'apps', app, LOCK_FILE))
    .filter((file) => existsSync(file))
    .map((file) =>
      Object.entries(deployedVersions(file))
        .map(([source, version]) => ({ source, version, only: version }))
        .filter((provider) => !mirrors.some((mirror) => holds(mirror, provider))),
    )
    .filter((providers) => providers.length > 0);
}

/** The registry of a program. */
const registryOf = (terraform) => REGISTRIES[basename(terraform).startsWith('tofu') ? 1 : 0];

async function answers(registry) {
  const url = `https://${registry}/.well-known/terraform.json`;
  return fetchThroughProxy(url, { signal: AbortSignal.timeout(5_000) })
    .then(async (response) => {
      await response.body?.cancel();
      return response.ok;
    })
    .catch(() => false);
}

/** Downloads `providers` from the registry into a mirror folder of this checkout. */
function mirrorFromRegistry(terraform, folder, providers) {
  const scratch = mkdtempSync(join(tmpdir(), 'plugins-'));
  try {
    const required = Object.fromEntries(providers.map((provider) => [provider.source.split('/')[1], provider]));
    writeFileSync(join(scratch, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
    writeFileSync(join(scratch, 'terraformrc'), '');
    mkdirSync(folder, { recursive: true });
    return run(terraform, ['providers', 'mirror', `-platform=${platform}`, folder], {
      cwd: scratch,
      env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: join(scratch, 'terraformrc') },
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Unpacks the archives of a mirror in place. Terraform links an unpacked plugin, but unpacks an archive in every folder that it
 * initializes, about 600 MB for AWS.
 */
export function unpackArchives(mirror, python) {
  for (const folder of PROVIDERS.flatMap(({ source }) =>
    REGISTRIES.map((registry) => join(mirror, registry, source)),
  )) {
    for (const archive of list(folder).filter((entry) => entry.endsWith(`_${platform}.zip`))) {
      const version = archive.split('_')[1];
      const target = join(folder, version, platform);
      if (!run(python, ['-m', 'zipfile', '-e', join(folder, archive), target])) {
        throw new CodedError('ERR_PLUGIN_UNPACK', { archive });
      }
      for (const file of list(target)) chmodSync(join(target, file), 0o755);
      rmSync(join(folder, archive));
    }
  }
}

/**
 * Plugin mirrors with the available providers: always the AWS provider, and if possible the Auth0 provider and the versions of
 * the lock files. The report of a rehearsal lists providers of a deployment that no mirror has.
 */
export async function pluginMirrors(local, terraform, python, log) {
  const own = join(local, 'plugins');
  const mirrors = [...candidates(), own].filter((folder) => PROVIDERS.some((provider) => holds(folder, provider)));
  const missing = PROVIDERS.filter((provider) => !mirrors.some((folder) => holds(folder, provider)));
  const locked = missingLocked(dirname(local), mirrors);
  const wanted = [...(missing.length > 0 ? [missing] : []), ...locked];
  if (wanted.length === 0) return mirrors;

  const fetched = (await answers(registryOf(terraform)))
    ? wanted.filter((providers) => {
        const names = providers.map(({ source, version }) => `${source} ${version}`).join(' and ');
        log(`downloading ${names} from ${registryOf(terraform)}`);
        return mirrorFromRegistry(
          terraform,
          own,
          providers.map(({ source, version }) => ({ source, version })),
        );
      })
    : [];
  if (fetched.length > 0) unpackArchives(own, python);
  if (fetched.includes(missing) || (missing.length === 0 && fetched.length > 0)) return [...new Set([...mirrors, own])];
  if (missing.some(({ source }) => source === 'hashicorp/aws')) {
    throw new CodedError('ERR_AWS_PROVIDER_MISSING', { registry: registryOf(terraform) });
  }
  return mirrors;
}
