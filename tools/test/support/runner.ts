import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { poolPlan, ScriptedCheckout } from '../../../packages/cli/test/commands/support/scripted';
import { GitHubServer } from '../../../packages/cli/test/github/support/github-server';
import { runnerTemp, runStep } from './workflow-step';
import type { Ran } from './workflow-step';

const root = resolve(__dirname, '../../..');

/** The commit of a job. */
export const COMMIT = '1'.repeat(40);

/** A plan without changes. */
export const CLEAN = poolPlan(['no-op'], { name: 'acme-dev' }, { name: 'acme-dev' });

/** A stand-in for Nx: a script that records its arguments and returns the affected projects of a test. */
const NX = `#!/usr/bin/env node
import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync('nx.calls', process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'show') process.stdout.write(readFileSync('affected.json', 'utf8'));
`;

/** `./federation`, as a script that has its command run by the runner's checkout, in a process that has loaded it. */
const FEDERATION = `#!/usr/bin/env node
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
const socket = connect('federation.sock').end(JSON.stringify({ args: process.argv.slice(2), env: process.env }));
const { exitCode, progress, result } = await json(socket);
process.stderr.write(progress);
process.stdout.write(result);
process.exitCode = exitCode;
`;

/**
 * A runner of a job: a checkout of three environments, in which Nx and Terraform answer as a test specifies, and a
 * GitHub server.
 */
export class Runner {
  readonly checkout = new ScriptedCheckout();
  private readonly commands = createServer({ allowHalfOpen: true }, (socket) => {
    let asked = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (asked += piece));
    socket.on('end', () => {
      const { args, env } = JSON.parse(asked) as { args: string[]; env: NodeJS.ProcessEnv };
      this.checkout.federation(args, '', env).then(
        (ended) => socket.end(JSON.stringify(ended)),
        () => socket.destroy(),
      );
    });
  });

  private constructor(readonly github: GitHubServer) {
    this.checkout.synthesize({
      provider: { aws: [{ region: 'eu-central-1', allowed_account_ids: ['111111111111'] }] },
    });
    for (const name of ['staging', 'prod']) {
      this.checkout.write(`apps/${name}/cdktf.json`, '{}');
      this.checkout.write(`apps/${name}/src/environment.ts`, '');
    }
    // The folder also has projects that are not environments.
    this.checkout.write('apps/bootstrap/cdktf.json', '{}');
    this.checkout.write('package.json', '{ "type": "module" }');
    this.checkout.write('node_modules/.bin/nx', NX);
    this.checkout.write('federation', FEDERATION);
    for (const program of ['node_modules/.bin/nx', 'federation']) chmodSync(this.path(program), 0o755);
  }

  static async start(): Promise<Runner> {
    const runner = new Runner(await GitHubServer.start());
    await new Promise<void>((ready) => runner.commands.listen(runner.path('federation.sock'), ready));
    return runner;
  }

  /** Starts `./federation` of this checkout. */
  startFederation(): void {
    rmSync(this.path('federation'));
    symlinkSync(join(root, 'federation'), this.path('federation'));
  }

  async close(): Promise<void> {
    this.commands.close();
    this.checkout.remove();
    await this.github.close();
  }

  path(file: string): string {
    return this.checkout.path(file);
  }

  /** A file that a job passes to later jobs. */
  artifact(file: string): string {
    return join(runnerTemp(this.checkout.root), 'reviewed', file);
  }

  /** Runs a script as a step of a job for dev. */
  step(script: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return runStep(this.checkout.root, script, {
      PATH: process.env.PATH,
      ...this.checkout.terraform,
      ...this.github.variables,
      GITHUB_SHA: COMMIT,
      ENVIRONMENT: 'dev',
      ...env,
    });
  }

  /** Plans and reviews as a job does. */
  async reviewed(plan: string): Promise<Ran> {
    this.checkout.answer({ plan: { exitCode: plan === CLEAN ? 0 : 2 }, show: { stdout: plan } });
    await this.step('plan.mjs');
    return this.step('review.mjs');
  }

  /** Commits the checkout; returns the commit. */
  commit(): string {
    const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@acme.example', '-c', 'commit.gpgsign=false'];
    const git = (...args: string[]) =>
      execFileSync('git', [...who, ...args], { cwd: this.checkout.root, encoding: 'utf8' }).trim();
    this.checkout.write('.gitignore', 'node_modules\n.local\n*.calls\n*.json\nanswers\n');
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message=as it is');
    return git('rev-parse', 'HEAD');
  }
}
