import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shellWord } from '@auth0-cognito/contract';
import { execa } from 'execa';
import { EXIT } from '../exit-codes';

/**
 * A folder in which `./federation` works as in the checkout, with the apps of one environment and a separate state: a rehearsed
 * bootstrap must not use the state of a real one in `.local/bootstrap`.
 */
export class OwnCheckout {
  readonly root = mkdtempSync(join(tmpdir(), 'rehearse-bootstrap-'));

  constructor(
    private readonly checkout: string,
    readonly environment: string,
  ) {
    writeFileSync(join(this.root, 'nx.json'), '{}');
    for (const app of [environment, 'bootstrap']) {
      const [from, to] = [join(checkout, 'apps', app), join(this.root, 'apps', app)];
      cpSync(join(from, 'src'), join(to, 'src'), { recursive: true });
      const command = ['node', join(checkout, 'tools/run.mjs'), join(from, 'src/main.ts')].map(shellWord).join(' ');
      writeFileSync(join(to, 'cdktf.json'), JSON.stringify({ app: command }));
    }
  }

  /** Writes the JSON of the environment to the path that synthesis uses. */
  synthesize(bytes: Buffer): void {
    const folder = join(this.root, 'apps', this.environment, 'cdktf.out/stacks', this.environment);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), bytes);
  }

  /** Runs `./federation` in it, with only the given environment variables. */
  async federation(args: readonly string[], env: NodeJS.ProcessEnv, cancelSignal?: AbortSignal) {
    const command = join(this.checkout, 'packages/cli/bin/federation.mjs');
    const { exitCode = EXIT.failed, all } = await execa(process.execPath, [command, ...args], {
      cwd: this.root,
      env,
      extendEnv: false,
      stdin: 'ignore',
      all: true,
      reject: false,
      ...(cancelSignal && { cancelSignal, killSignal: 'SIGINT', forceKillAfterDelay: 60_000 }),
    });
    return { exitCode, text: all };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
