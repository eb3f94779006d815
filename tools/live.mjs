// `npm run test:live`: deploys an environment of a random name to a sandbox, signs a user in, rotates the client secret, destroys the
// environment, and checks that nothing is left. The commands are those of a team: cdktf and federation.
import './node-version.mjs';
import './last-resort.mjs';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redacted } from './live/recording.mjs';
import { rotateSecret } from './live/rotate-secret.mjs';
import { environmentSource, readSandbox } from './live/sandbox.mjs';
import { setup } from './setup.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** Exit codes of a review: something to look at; a critical risk that is not acknowledged. */
const NEEDS_A_LOOK = 2;
const BLOCKED = 3;

const say = (text) => console.error(`live: ${text}`);

/** Runs a program with its progress shown, and resolves to its exit code and what it wrote on stdout. */
function run(program, args, cwd) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => (text += piece));
    child.on('error', fail);
    child.on('close', (exitCode) => done({ exitCode, text }));
  });
}

async function must(allowed, program, args, cwd) {
  const { exitCode, text } = await run(program, args, cwd);
  if (!allowed.includes(exitCode)) throw new Error(`${args.join(' ')} ended with exit code ${exitCode}`);
  return text;
}

/** What a live test does, in this order, to the environment that it made itself. */
class LiveTest {
  name = `live-${randomBytes(4).toString('hex')}`;
  app = join(root, 'apps', this.name);
  recordings = join(root, '.local/live', this.name);
  count = 0;

  constructor(sandbox, terraform) {
    this.sandbox = sandbox;
    this.terraform = terraform;
  }

  /** An app that is like dev, with the values of the sandbox. */
  create() {
    if (existsSync(this.app)) throw new Error(`${this.app} exists`);
    for (const file of ['cdktf.json', 'src/main.ts']) cpSync(join(root, 'apps/dev', file), join(this.app, file));
    this.setValues();
    mkdirSync(this.recordings, { recursive: true });
  }

  setValues(more = {}) {
    writeFileSync(join(this.app, 'src/environment.ts'), environmentSource(this.name, this.sandbox, more));
  }

  federation = (args, allowed = [0]) =>
    must(allowed, process.execPath, [join(root, 'packages/cli/bin/federation.mjs'), ...args], root);

  record(what, text) {
    const file = join(this.recordings, `${(this.count += 1)}-${what}.json`);
    writeFileSync(file, redacted(text, this.name, Object.values(this.sandbox)));
    return file;
  }

  /** @param acknowledges - to accept each critical risk: the environment is about to be destroyed */
  async deploy({ acknowledges = false } = {}) {
    await must([0], join(root, 'node_modules/.bin/cdktf'), ['synth'], this.app);
    await this.federation(['plan', this.name]);
    const review = await this.federation(
      ['review', this.name, '--format', 'json'],
      [0, NEEDS_A_LOOK, ...(acknowledges ? [BLOCKED] : [])],
    );
    this.record('review', review);
    const [{ fingerprint, risks }] = JSON.parse(review).reviews;
    const critical = risks.filter(({ severity }) => acknowledges && severity === 'critical');
    const accepted = critical.flatMap(({ rule, address }) => ['--acknowledge', `${rule}@${address}`]);
    await this.federation(['apply', this.name, '--reviewed', fingerprint, ...accepted]);
  }

  async verify() {
    this.record('verify', await this.federation(['verify', this.name, '--as', this.sandbox.user, '--json']));
  }

  async rotate() {
    const outputs = JSON.parse(await must([0], this.terraform, ['output', '-json'], this.stack));
    await rotateSecret(this.sandbox.tenant, outputs, process.env);
  }

  get stack() {
    return join(this.app, 'cdktf.out/stacks', this.name);
  }

  /** As for any environment: the first apply lifts the protection, after which it can be destroyed. */
  async destroy() {
    const date = new Date().toISOString().slice(0, 10);
    this.setValues({ decommission: { date, acknowledgement: `every user of ${this.name} is lost` } });
    await this.deploy({ acknowledges: true });
    await this.federation(['destroy', this.name, '--confirm', this.name]);
    await this.federation(['recover', this.name]);
  }
}

const sandbox = readSandbox(process.env);
const { terraform } = await setup();
const test = new LiveTest(sandbox, process.env.TERRAFORM_BINARY_NAME ?? terraform);
say(`environment ${test.name}, account ${sandbox.account}, tenant ${sandbox.tenant}`);
test.create();
let isDestroyed = false;
try {
  await test.deploy();
  await test.verify();
  await test.rotate();
  await test.deploy();
  await test.verify();
} finally {
  await test.destroy().then(
    () => (isDestroyed = true),
    (error) => say(`${error.message}. ${test.app} is kept: destroy it with ./federation destroy ${test.name}`),
  );
  if (isDestroyed) rmSync(test.app, { recursive: true });
  else process.exitCode = 1;
}
say(isDestroyed ? `held; recordings in ${test.recordings}` : 'not destroyed');
