import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { terraformWithAws } from '../../rehearsal/test/support/served-aws-provider';
import type { TerraformJson } from './template';

/** If Terraform starts the provider, it prints the whole schema, 14 MB of JSON. */
const OUTPUT_SIZE = 64 * 1024 * 1024;

/** The root of the checkout: tests run in it, and bundled scripts run below it. */
export function checkoutRoot(from = process.cwd()): string {
  if (existsSync(join(from, 'nx.json')) || dirname(from) === from) return from;
  return checkoutRoot(dirname(from));
}

/** The blocks whose type begins with `aws_` or belongs to Terraform itself. */
function awsSide(json: TerraformJson, version: string): TerraformJson {
  const text = JSON.stringify(json)
    // References to the other provider become texts of the same type.
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

/** A folder where Terraform commands run on one configuration. */
export interface Workspace {
  /** Uses another configuration with the same AWS types for later commands. */
  use(json: TerraformJson): void;
  /** Runs Terraform and returns its output, also if it fails. */
  run(...args: string[]): Promise<string>;
  /** Result of `terraform validate -json`. */
  validate(): Promise<{ valid: boolean; diagnostics: { summary: string; detail?: string }[] }>;
  dispose(): Promise<void>;
}

/**
 * Initializes Terraform on the AWS side of a configuration.
 *
 * @param types - texts with the names of the AWS types that the provider gives the schema of; by default those of the configuration
 */
export async function awsWorkspace(
  json: TerraformJson,
  { version = '>= 5.100.0', types = JSON.stringify(json) } = {},
): Promise<Workspace> {
  const { terraform, cliConfiguration, environment, close } = await terraformWithAws({ types, version });
  const folder = mkdtempSync(join(tmpdir(), 'federation-validate-'));
  const config = join(folder, 'cli.tfrc');
  writeFileSync(config, cliConfiguration);
  const use = (changed: TerraformJson) =>
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(awsSide(changed, version)));
  use(json);
  const env = {
    ...process.env,
    ...environment,
    TF_CLI_CONFIG_FILE: config,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
  const execute = (...args: string[]) =>
    promisify(execFile)(terraform, args, { cwd: folder, env, maxBuffer: OUTPUT_SIZE });
  const run = (...args: string[]) =>
    execute(...args).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  const dispose = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  await execute('init', '-backend=false', '-input=false', '-no-color').catch(async (error: unknown) => {
    await dispose();
    throw error;
  });
  return {
    use,
    run,
    validate: async () => JSON.parse(await run('validate', '-json')) as Awaited<ReturnType<Workspace['validate']>>,
    dispose,
  };
}
