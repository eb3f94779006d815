import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Commands } from './commands.mjs';
import { redacted } from './recording.mjs';
import { environmentSource, readSandbox } from './sandbox.mjs';

/** Exit codes of a review or a search for orphans: something to look at; a critical risk that is not acknowledged. */
const NEEDS_A_LOOK = 2;
const BLOCKED = 3;

/** The steps of a live test with the environment that it creates. */
export class LiveTest {
  name = `live-${randomBytes(4).toString('hex')}`;
  /** Why it failed, if it did. */
  failure;
  /** Addresses of objects that it created and could not destroy. */
  left = [];
  #commands = new Commands();
  #count = 0;
  #hasApplied = false;
  #variables = {};
  #sandbox = {};

  constructor(root, terraform, log) {
    this.root = root;
    this.terraform = process.env.TERRAFORM_BINARY_NAME ?? terraform;
    this.log = log;
    this.app = join(root, 'apps', this.name);
    this.recordings = join(root, '.local/live', this.name);
  }

  /** Stops the current step. The environment is then destroyed. A second stop leaves it and lists what remains. */
  stop() {
    this.log('stopping; the created objects are destroyed next');
    this.#commands.stop();
  }

  /** @param variables - environment of every program: the sandbox, its credentials, and how to reach it */
  async run(variables) {
    this.#variables = variables;
    this.#sandbox = readSandbox(variables);
    this.log(`environment ${this.name}, account ${this.#sandbox.account}, tenant ${this.#sandbox.tenant}`);
    this.#create();
    try {
      await this.#steps();
    } catch (error) {
      this.failure = error.message;
      this.log(`${error.message}; destroying ${this.name}`);
    }
    this.#commands.resume();
    try {
      if (this.#hasApplied) await this.#destroy();
      rmSync(this.app, { recursive: true });
      this.log(`nothing of ${this.name} is left`);
    } catch (error) {
      this.failure ??= error.message;
      this.#commands.resume();
      this.left = await this.#listState().catch((failure) => [`unknown, ${failure.message}`]);
      this.log(this.#howToRemove(error.message));
    }
  }

  async #steps() {
    const isCreation = ({ kind, mode }) => mode !== 'managed' || kind === 'create';
    await this.#deploy({
      accepts: (changes) => changes.every(isCreation) || 'the first plan changes an object that this test did not make',
    });
    await this.#verify();
    await this.#federation(['rotate', this.name, '--yes'], { isShown: true });
    await this.#federation(['drift', this.name]);
    await this.#verify();
  }

  /** Creates an app like dev with the values of the sandbox. */
  #create() {
    if (existsSync(this.app)) throw new Error(`${this.app} exists`);
    for (const file of ['cdktf.json', 'src/main.ts']) cpSync(join(this.root, 'apps/dev', file), join(this.app, file));
    this.#setValues();
    mkdirSync(this.recordings, { recursive: true });
  }

  #setValues(more = {}) {
    const existing = this.#variables.LIVE_IAM_PROVIDER === 'existing';
    writeFileSync(
      join(this.app, 'src/environment.ts'),
      environmentSource(this.name, this.#sandbox, { existing, ...more }),
    );
  }

  async #run(allowed, program, args, { cwd = this.root, isShown } = {}) {
    const { exitCode, text } = await this.#commands.run(program, args, { cwd, isShown, env: this.#variables });
    if (!allowed.includes(exitCode)) throw new Error(`${args.join(' ')} ended with exit code ${exitCode}`);
    return { exitCode, text };
  }

  #federation(args, { allowed = [0], isShown } = {}) {
    const command = join(this.root, 'packages/cli/bin/federation.mjs');
    return this.#run(allowed, process.execPath, [command, ...args], { isShown });
  }

  #record(what, text) {
    const file = join(this.recordings, `${(this.#count += 1)}-${what}.json`);
    writeFileSync(file, redacted(text, this.name, Object.values(this.#sandbox)));
  }

  /**
   * @param accepts - returns `true` if the changes of the plan may be applied, else the reason why not
   * @param acknowledges - acknowledge each critical risk, because the environment is destroyed next
   * @param imports - import objects that a stopped apply created and did not write to the state
   */
  async #deploy({ accepts = () => true, acknowledges = false, imports = false } = {}) {
    const importing = imports ? ['--import'] : [];
    await this.#run([0], join(this.root, 'node_modules/.bin/cdktf'), ['synth'], { cwd: this.app });
    await this.#federation(['plan', this.name, ...importing]);
    const { text } = await this.#federation(['review', this.name, '--format', 'json'], {
      allowed: [0, NEEDS_A_LOOK, ...(acknowledges ? [BLOCKED] : [])],
    });
    this.#record('review', text);
    const [{ fingerprint, risks, changes }] = JSON.parse(text).reviews;
    const accepted = accepts(changes);
    if (accepted !== true) throw new Error(accepted);
    const critical = risks.filter(({ severity }) => acknowledges && severity === 'critical');
    const acknowledged = critical.flatMap(({ rule, address }) => ['--acknowledge', `${rule}@${address}`]);
    this.#hasApplied = true;
    const options = [...acknowledged, ...importing];
    await this.#federation(['apply', this.name, '--reviewed', fingerprint, ...options], { isShown: true });
  }

  async #verify() {
    const { text } = await this.#federation(['verify', this.name, '--as', this.#sandbox.user, '--json']);
    this.#record('verify', text);
  }

  get #stack() {
    return join(this.app, 'cdktf.out/stacks', this.name);
  }

  /** As for any environment, the first apply removes the deletion protection; then it can be destroyed. */
  async #destroy() {
    const date = new Date().toISOString().slice(0, 10);
    this.#setValues({ decommission: { date, acknowledgement: `every user of ${this.name} is lost` } });
    const { exitCode } = await this.#federation(['recover', this.name], { allowed: [0, NEEDS_A_LOOK] });
    await this.#untaint();
    await this.#deploy({ acknowledges: true, imports: exitCode === NEEDS_A_LOOK });
    await this.#federation(['destroy', this.name, '--confirm', this.name]);
    await this.#federation(['recover', this.name]);
    const left = await this.#listState();
    if (left.length > 0) throw new Error(`${left.length} objects are left in the state`);
  }

  /** Untaints objects that a stopped apply created and did not read back: Terraform would try to replace a protected pool, which fails. */
  async #untaint() {
    const { text } = await this.#run([0], this.terraform, ['show', '-json'], { cwd: this.#stack });
    const resources = JSON.parse(text).values?.root_module?.resources ?? [];
    for (const { address } of resources.filter(({ tainted }) => tainted))
      await this.#run([0], this.terraform, ['untaint', address], { cwd: this.#stack });
  }

  async #listState() {
    const { text } = await this.#run([0, 1], this.terraform, ['state', 'list'], { cwd: this.#stack });
    return text.split('\n').filter((address) => address !== '' && !address.startsWith('data.'));
  }

  #howToRemove(why) {
    return [
      `${why}. ${this.app} is kept. To remove what is left, with the same variables:`,
      `  1. (cd apps/${this.name} && npx cdktf synth)`,
      `  2. ./federation recover ${this.name}, and run each untaint command that it prints`,
      `  3. ./federation plan ${this.name} --import`,
      `  4. ./federation review ${this.name}`,
      `  5. ./federation apply ${this.name} --reviewed <fingerprint> --import, with --acknowledge for each risk that the review lists`,
      `  6. ./federation destroy ${this.name} --confirm ${this.name}`,
      `  7. rm -r apps/${this.name}`,
    ].join('\n');
  }
}
