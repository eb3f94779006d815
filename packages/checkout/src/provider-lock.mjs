// Plain Node.js without dependencies: the set-up imports it, too.
import { existsSync, readFileSync } from 'node:fs';

export const LOCK_FILE = '.terraform.lock.hcl';

export const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

export const TESTED_PROVIDERS = { 'hashicorp/aws': '5.100.0', 'auth0/auth0': '1.38.0' };

export const providerSource = (name) =>
  name.replace(new RegExp(`^(?:${REGISTRIES.map((host) => host.replaceAll('.', '\\.')).join('|')})/`), '');

const BLOCK = /^provider "([^"\n]+)" \{\n([\s\S]*?)^\}$/gm;
const CONSTRAINTS = /^ +constraints += .*\n/gm;
const attribute = (body, name) => new RegExp(`^ +${name} += "([^"\\n]*)"$`, 'm').exec(body)?.[1];

const testedLock = Object.entries(TESTED_PROVIDERS)
  .flatMap(([source, version]) =>
    REGISTRIES.map((host) => `provider "${host}/${source}" {\n  version = "${version}"\n}\n`),
  )
  .join('\n');

export function parseProviderLock(text) {
  const lines = text.replaceAll('\r\n', '\n');
  const providers = [...lines.matchAll(BLOCK)].map(([, name, body]) => {
    const [, list = ''] = /^ +hashes += \[\n([\s\S]*?)^ +\]$/m.exec(body) ?? [];
    return {
      name,
      version: attribute(body, 'version'),
      constraints: attribute(body, 'constraints') ?? '',
      hashes: [...list.matchAll(/"([^"\n]+)"/g)].map(([, hash]) => hash),
    };
  });
  return { providers, rest: lines.replace(BLOCK, '').replace(/^#.*$/gm, '').trim() };
}

export function deployedVersions(file) {
  const locked = existsSync(file) ? parseProviderLock(readFileSync(file, 'utf8')).providers : [];
  return {
    ...TESTED_PROVIDERS,
    ...Object.fromEntries(locked.flatMap(({ name, version }) => (version ? [[providerSource(name), version]] : []))),
  };
}

export function unlockedText(environment = process.env) {
  const file = environment.FEDERATION_LOCK_FILE;
  return file ? readFileSync(file, 'utf8') : testedLock;
}

export function initialLock(file, environment = process.env) {
  if (environment.FEDERATION_LOCK_FILE || !existsSync(file)) return unlockedText(environment);
  return readFileSync(file, 'utf8').replace(CONSTRAINTS, '');
}
