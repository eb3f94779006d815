import { REGISTRIES, TESTED_PROVIDERS } from '@auth0-cognito/checkout';
import { FaultError } from '@auth0-cognito/contract';
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { maxSatisfying, satisfies, valid } from 'semver';
import { fault } from './faults';
import type { ProviderChoice } from './provider-choice';

/** A provider of a rehearsal. */
export interface ProviderReport {
  /** `hashicorp/aws`. */
  readonly name: string;
  readonly version: string;
  /** Version of a deployment: that of the lock file, or else the tested version. */
  readonly deployed: string;
  /** The real plugin from a mirror on this machine, or the one that the rehearsal serves. */
  readonly source: 'plugin mirror' | 'offline';
}

const AUTH0 = 'auth0/auth0';
const AWS = 'hashicorp/aws';

/** Version of the Auth0 provider that a rehearsal can serve itself. */
const OFFLINE_VERSION = TESTED_PROVIDERS[AUTH0] ?? '';

/** Converts a version constraint of Terraform to an npm range. Only pessimistic constraints differ. */
export function npmRange(constraint: string): string {
  return constraint
    .split(',')
    .map((part) => {
      const [, operator = '=', version = '0'] = /^\s*(=|!=|>=|<=|>|<|~>)?\s*([\w.+-]+)\s*$/.exec(part) ?? [];
      if (operator !== '~>') return `${operator}${version}`;
      const numbers = version.split('.').map(Number);
      const upper = numbers.slice(0, Math.max(1, numbers.length - 1));
      upper[upper.length - 1] = (upper.at(-1) ?? 0) + 1;
      return `>=${pad(version)} <${pad(upper.join('.'))}`;
    })
    .join(' ');
}

const pad = (version: string) => [...version.split('.'), '0', '0'].slice(0, 3).join('.');

const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** A plugin in a mirror, for this machine: unpacked or as an archive. */
interface MirroredPlugin {
  readonly version: string;
  /** Below the registry's folder of a mirror. */
  readonly place: string;
  readonly path: string;
}

/** Plugins of a provider in a mirror, from any registry. */
function mirrored(mirror: string, source: string): MirroredPlugin[] {
  return REGISTRIES.map((registry) => join(mirror, registry, source))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).flatMap((entry) => plugin(folder, source, entry) ?? []));
}

function plugin(folder: string, source: string, entry: string): MirroredPlugin | undefined {
  const [, archived] = /^terraform-provider-[^_]+_(.+?)_[^_]+_[^_]+\.zip$/.exec(entry) ?? [];
  if (archived === undefined) {
    const path = join(folder, entry, platform);
    return valid(entry) && existsSync(path)
      ? { version: entry, place: join(source, entry, platform), path }
      : undefined;
  }
  if (!entry.endsWith(`_${platform}.zip`)) return undefined;
  return { version: archived, place: join(source, entry), path: join(folder, entry) };
}

/** The binary of an unpacked plugin. */
function binaryIn(path: string): string | undefined {
  if (!statSync(path).isDirectory()) return undefined;
  const name = readdirSync(path).find((file) => file.startsWith('terraform-provider-'));
  return name === undefined ? undefined : join(path, name);
}

/** The version that a deployment uses, if any mirror has it; else the newest one that the constraint accepts. */
function available(source: string, constraint: string, deployed: string, mirrors: readonly string[]) {
  const versions = mirrors.flatMap((mirror) => mirrored(mirror, source).map(({ version }) => version));
  return versions.includes(deployed) ? deployed : (maxSatisfying(versions, npmRange(constraint)) ?? undefined);
}

/** Providers of a rehearsal, decided before anything starts. */
export interface ProviderSelection {
  /** Whether the rehearsal serves the Auth0 provider itself. */
  readonly servesAuth0: boolean;
  /** Binary of the AWS provider, if it is unpacked. */
  readonly awsBinary?: string;
  readonly reports: readonly ProviderReport[];
}

/**
 * Selects the providers of a rehearsal. Downloads nothing: the set-up downloads providers if it can.
 *
 * @param required - source to version constraint
 * On macOS, Go programs do not read `SSL_CERT_FILE` (https://pkg.go.dev/crypto/x509#SystemCertPool), by which a provider trusts the
 * stand-ins. The AWS provider then has to read `AWS_CA_BUNDLE`, which it does if Terraform starts it. The Auth0 provider has no such
 * variable, so the rehearsal serves its own.
 *
 * @param deployed - source to the version that a deployment uses
 * @param system - the operating system, in the format of Node
 * @throws FaultError ERR_PROVIDER_MISSING for a provider that is in no mirror and cannot be served; ERR_PROVIDER_MACOS for the real
 * Auth0 provider on macOS.
 */
export function selectProviders(
  required: Readonly<Record<string, string>>,
  deployed: Readonly<Record<string, string>>,
  { choice, system = process.platform }: { choice: ProviderChoice; system?: string },
  mirrors: readonly string[],
): ProviderSelection {
  const readsTrustFile = system !== 'darwin';
  if (!readsTrustFile && choice === 'registry')
    throw new FaultError('Terraform providers', [fault.ERR_PROVIDER_MACOS()]);
  const servesOwn = choice === 'offline' || !readsTrustFile;
  const reports = Object.entries(required).map(([name, constraint]): ProviderReport => {
    const wanted = deployed[name] ?? '';
    const mirrored = name === AUTH0 && servesOwn ? undefined : available(name, constraint, wanted, mirrors);
    if (mirrored !== undefined) return { name, version: mirrored, deployed: wanted, source: 'plugin mirror' };
    const canServe = name === AUTH0 && choice !== 'registry' && satisfies(OFFLINE_VERSION, npmRange(constraint));
    if (!canServe)
      throw new FaultError('Terraform providers', [
        fault.ERR_PROVIDER_MISSING({
          path: name,
          searched: mirrors.length > 0 ? `nothing for it in ${mirrors.join(', ')}` : 'no plugin mirror',
        }),
      ]);
    return { name, version: OFFLINE_VERSION, deployed: wanted, source: 'offline' };
  });
  const version = reports.find(({ name }) => name === AWS)?.version;
  const plugin = mirrors.flatMap((mirror) => mirrored(mirror, AWS)).find((each) => each.version === version);
  const awsBinary = readsTrustFile && plugin ? binaryIn(plugin.path) : undefined;
  return { servesAuth0: reports.some(({ source }) => source === 'offline'), ...(awsBinary && { awsBinary }), reports };
}

/**
 * Creates a mirror in `folder` with links to the selected versions in `mirrors`, for every registry, so that Terraform finds
 * plugins that were downloaded for OpenTofu and vice versa.
 */
export function mirrorForEveryRegistry(
  folder: string,
  selected: readonly Pick<ProviderReport, 'name' | 'version'>[],
  mirrors: readonly string[],
): void {
  const plugins = mirrors.flatMap((mirror) =>
    selected.flatMap(({ name, version }) => mirrored(mirror, name).filter((plugin) => plugin.version === version)),
  );
  for (const registry of REGISTRIES) {
    for (const { place, path } of plugins) {
      const link = join(folder, registry, place);
      if (existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(path, link);
    }
  }
}

/** Terraform's CLI configuration: providers are only installed from the mirrors. */
export function terraformCliConfig(mirrors: readonly string[]): string {
  const blocks = mirrors.map((mirror) => `  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n`);
  return `disable_checkpoint = true\nprovider_installation {\n${blocks.join('')}}\n`;
}
