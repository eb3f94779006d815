import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CodedError } from '../coded-error.mjs';
import { run } from './run.mjs';
import { platform } from './terraform.mjs';

/** Terraform's and OpenTofu's: both have the same releases, and a rehearsal uses either's. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/** Versions fetched where the registry can be reached; constraints of the apps are wider. */
const PROVIDERS = [
  { source: 'hashicorp/aws', version: '5.100.0' },
  { source: 'auth0/auth0', version: '1.38.0' },
];

const list = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/** Folders where a plugin mirror may be: named by TF_PLUGIN_MIRROR, Terraform's implied ones, and /opt. */
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

/** Whether a mirror holds a provider for this platform, unpacked or as an archive. */
function holds(mirror, { source }) {
  return REGISTRIES.map((registry) => join(mirror, registry, source)).some((folder) =>
    list(folder).some((entry) => entry.endsWith(`_${platform}.zip`) || existsSync(join(folder, entry, platform))),
  );
}

/** The registry that a program asks. */
const registryOf = (terraform) => REGISTRIES[basename(terraform).startsWith('tofu') ? 1 : 0];

async function answers(registry) {
  return fetch(`https://${registry}/.well-known/terraform.json`, { signal: AbortSignal.timeout(5_000) })
    .then((response) => response.ok)
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
 * Unpacks the archives of a mirror in place. Terraform links an unpacked plugin, but unpacks an archive anew, some 600 MB for
 * AWS, in every folder it initializes.
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

/** Plugin mirrors that together hold what can be had: the AWS provider always, the Auth0 provider where possible. */
export async function pluginMirrors(local, terraform, python, say) {
  const own = join(local, 'plugins');
  const mirrors = [...candidates(), own].filter((folder) => PROVIDERS.some((provider) => holds(folder, provider)));
  const missing = PROVIDERS.filter((provider) => !mirrors.some((folder) => holds(folder, provider)));
  if (missing.length === 0) return mirrors;

  const names = missing.map(({ source }) => source).join(' and ');
  if (await answers(registryOf(terraform))) {
    say(`downloading ${names} from ${registryOf(terraform)}`);
    if (mirrorFromRegistry(terraform, own, missing)) {
      unpackArchives(own, python);
      return [...new Set([...mirrors, own])];
    }
  }
  if (missing.some(({ source }) => source === 'hashicorp/aws')) {
    throw new CodedError('ERR_AWS_PROVIDER_MISSING', { registry: registryOf(terraform) });
  }
  return mirrors;
}
