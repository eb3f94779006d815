import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCheckout, readToolchain } from '@auth0-cognito/checkout';
import { serveAwsProvider } from '../../src/aws-provider/serve';
import { cleanEnvironment } from '../../src/processes/child-environment';
import type { ChildEnvironment } from '../../src/processes/child-environment';
import { Runner } from '../../src/processes/run';
import { selectProviders, terraformCliConfig } from '../../src/provider-plugins';

/** Terraform with the real AWS provider, for a test that needs no rehearsal. */
export interface TerraformWithAws {
  /** Terraform's binary. */
  readonly terraform: string;
  /** Its CLI configuration: providers are installed only from the plugin mirrors. */
  readonly cliConfiguration: string;
  /** Variables that make Terraform use the provider. */
  readonly environment: ChildEnvironment;
  /** Ends the provider. */
  close(): Promise<void>;
}

/** The configuration to plan or validate. */
export interface TerraformWithAwsOptions {
  /** Texts with the names of all AWS types of any later configuration: the provider gives no other schemas. */
  readonly types: string;
  /** Version constraint of the provider. */
  readonly version: string;
  /** Further variables of the provider. */
  readonly variables?: ChildEnvironment;
}

/**
 * Starts the AWS provider once for all Terraform commands of a test, with the schemas of `types` only, as a rehearsal
 * does: Terraform would start it several times in each command and read a schema of 14 MB, which takes seconds of CPU
 * time. If the mirror contains the provider as an archive, Terraform starts it.
 */
export async function terraformWithAws(options: TerraformWithAwsOptions): Promise<TerraformWithAws> {
  const checkout = findCheckout(__dirname);
  const { terraform, pluginMirrors } = readToolchain(checkout);
  const { awsBinary } = selectProviders({ 'hashicorp/aws': options.version }, {}, { choice: 'auto' }, pluginMirrors);
  const cliConfiguration = terraformCliConfig(pluginMirrors);
  // As in a rehearsal: both read a schema and run for seconds, so they collect garbage less often.
  const variables = { GOGC: process.env.GOGC ?? '400', ...options.variables };
  if (awsBinary === undefined)
    return { terraform, cliConfiguration, environment: variables, close: () => Promise.resolve() };

  const folder = mkdtempSync(join(tmpdir(), 'served-aws-'));
  const runner = new Runner(checkout);
  const provider = await serveAwsProvider({
    binary: awsBinary,
    folder,
    runner,
    environment: { ...cleanEnvironment(folder), AWS_EC2_METADATA_DISABLED: 'true', ...variables },
    logFile: join(folder, 'provider.log'),
  });
  provider.addTypesOf(options.types);
  return {
    terraform,
    cliConfiguration,
    environment: { ...variables, TF_REATTACH_PROVIDERS: provider.reattach },
    close: async () => {
      provider.close();
      await runner.settled();
      rmSync(folder, { recursive: true });
    },
  };
}
