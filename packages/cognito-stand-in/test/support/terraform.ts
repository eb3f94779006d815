import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terraformWithAws } from '../../../rehearsal/test/support/served-aws-provider';

/** Outcome of a run of Terraform. */
export interface TerraformRun {
  readonly code: number | null;
  /** Standard output and error, in order. */
  readonly output: string;
}

/** Terraform in a separate folder. */
export interface TerraformFolder {
  run(...args: string[]): Promise<TerraformRun>;
  dispose(): Promise<void>;
}

/** A copy of `folder` in which Terraform finds its providers offline, and AWS at `endpoint`. */
export async function terraformIn(folder: string, endpoint: string): Promise<TerraformFolder> {
  const copy = mkdtempSync(join(tmpdir(), 'cognito-stand-in-'));
  cpSync(folder, copy, { recursive: true });
  const { terraform, cliConfiguration, environment, close } = await terraformWithAws({
    types: readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n'),
    version: '>= 5.100, < 7',
    // Instead of `endpoints` of the provider: each process of the provider takes two seconds to read that block.
    // https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    variables: { AWS_ENDPOINT_URL: endpoint },
  });
  const config = join(copy, 'cli.tfrc');
  writeFileSync(config, cliConfiguration);

  const env = {
    ...process.env,
    ...environment,
    TF_CLI_CONFIG_FILE: config,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };

  return {
    run: (...args) =>
      new Promise((resolve, reject) => {
        const child = spawn(terraform, args, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (text: Buffer) => (output += text.toString()));
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, output }));
      }),
    dispose: async () => {
      await close();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
