import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { TerraformJson } from './template';

interface Toolchain {
  readonly terraform: string;
  readonly pluginMirrors: readonly string[];
}

/** The AWS provider's whole schema is 14 MB of JSON. */
const SCHEMA_SIZE = 64 * 1024 * 1024;

/** The checkout's root: tests run there, scripts that are bundled for a run below it. */
export function checkoutRoot(from = process.cwd()): string {
  if (existsSync(join(from, 'nx.json')) || dirname(from) === from) return from;
  return checkoutRoot(dirname(from));
}

/** Terraform and plugin mirrors as set up in this checkout, else as found on the machine. */
function toolchain(): Toolchain {
  const file = join(checkoutRoot(), '.local/toolchain.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Toolchain;
  const folders = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  return {
    terraform: 'terraform',
    pluginMirrors: folders.filter((folder) => existsSync(join(folder, 'registry.terraform.io'))),
  };
}

/** The blocks whose type begins with `aws_` or belongs to Terraform itself. */
function awsSide(json: TerraformJson, version: string): TerraformJson {
  const text = JSON.stringify(json)
    // References to the other side become texts of the same type.
    .replace(/\$\{(data\.)?auth0_[^}]*\}/g, 'auth0-value')
    .replace(/\$\{urlencode\(\\"[^"]*\\"\)\}/g, 'auth0-value');
  const parsed = JSON.parse(text) as TerraformJson;
  const keep = <T>(blocks: Record<string, T> = {}) => {
    const kept = Object.entries(blocks).filter(([type]) => !type.startsWith('auth0'));
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  };
  return {
    ...parsed,
    resource: keep(parsed.resource),
    data: keep(parsed.data),
    provider: keep(parsed.provider),
    terraform: { required_providers: { aws: { source: 'registry.terraform.io/hashicorp/aws', version } } },
  };
}

/** Where Terraform commands run on one configuration. */
export interface Workspace {
  /** Runs Terraform and returns what it printed, also when it failed. */
  run(...args: string[]): string;
  /** Result of `terraform validate -json`. */
  validate(): { valid: boolean; diagnostics: { summary: string; detail?: string }[] };
  dispose(): void;
}

/** Initializes Terraform, offline where there is a mirror, on the AWS side of a configuration. */
export function awsWorkspace(json: TerraformJson, version = '>= 5.100.0'): Workspace {
  const { terraform, pluginMirrors } = toolchain();
  const folder = mkdtempSync(join(tmpdir(), 'federation-validate-'));
  const config = join(folder, 'cli.tfrc');
  const mirrors = pluginMirrors
    .map((path) => `  filesystem_mirror {\n    path = ${JSON.stringify(path)}\n  }\n`)
    .join('');
  writeFileSync(config, mirrors && `provider_installation {\n${mirrors}}\n`);
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(awsSide(json, version)));
  const env = {
    // Terraform and its provider read a large schema in each run: collecting garbage less often saves a fifth of their time.
    GOGC: '400',
    ...process.env,
    TF_CLI_CONFIG_FILE: config,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
  const options = { cwd: folder, env, encoding: 'utf8' } as const;
  execFileSync(terraform, ['init', '-backend=false', '-input=false', '-no-color'], { ...options, stdio: 'pipe' });
  const run = (...args: string[]) => spawnSync(terraform, args, { ...options, maxBuffer: SCHEMA_SIZE }).stdout;
  return {
    run,
    validate: () => JSON.parse(run('validate', '-json')) as ReturnType<Workspace['validate']>,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
