import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolchain } from './aws';

/** What a run of Terraform came to. */
export interface TerraformRun {
  readonly code: number | null;
  /** Standard output and error, as they came. */
  readonly output: string;
}

/** Terraform in a folder of its own. */
export interface TerraformFolder {
  run(...args: string[]): Promise<TerraformRun>;
  dispose(): void;
}

/** A copy of `folder` in which Terraform finds its providers offline where a mirror is at hand, and AWS at `endpoint`. */
export function terraformIn(folder: string, endpoint: string): TerraformFolder {
  const { terraform, pluginMirrors } = toolchain();
  const copy = mkdtempSync(join(tmpdir(), 'cognito-stand-in-'));
  cpSync(folder, copy, { recursive: true });

  const mirrors = pluginMirrors.map((path) => `  filesystem_mirror { path = ${JSON.stringify(path)} }\n`);
  const config = join(copy, 'cli.tfrc');
  writeFileSync(config, mirrors.length ? `provider_installation {\n${mirrors.join('')}}\n` : '');

  const env = {
    // Terraform and its provider read a large schema in each run: collecting garbage less often saves a fifth of their time.
    GOGC: '400',
    ...process.env,
    // In place of `endpoints` of the provider: each process of the provider takes two seconds to read that block.
    // https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    AWS_ENDPOINT_URL: endpoint,
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
    dispose: () => rmSync(copy, { recursive: true, force: true }),
  };
}
