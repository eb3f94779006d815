// What the scripts of the workflows share. They are plain Node without dependencies and run the same way on a developer's machine.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../../packages/checkout/src/environment-names.mjs';

/** A variable that the workflow has to set. */
export function variable(name) {
  const value = process.env[name];
  if (!value) fail(`the workflow gives no ${name}`);
  return value;
}

/** A variable that may be missing or empty. */
export const optional = (name) => process.env[name] || undefined;

/**
 * Text that is safe in a job's log. The runner reads a command in a line that begins with `::`, and in any line that holds `##[`;
 * a lone `\r` ends a line, too.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const harmless = (text) => text.replaceAll(/\r\n?/g, '\n').replaceAll('##[', '## [');

/** The data of a workflow command: one line, whatever the text. */
const commandData = (text) => harmless(text).replaceAll('%', '%25').replaceAll('\n', '%0A');

/** Ends the script; GitHub shows the text at the run. */
export function fail(text, exitCode = EXIT.failed) {
  console.error(`::error::${commandData(text)}`);
  process.exit(exitCode);
}

// An error that nothing handles may quote text from anywhere, such as the start of a document that is not JSON.
process.on('uncaughtException', (error) => fail(error.stack ?? String(error)));

/** Shows a warning at the run. */
export const warn = (text) => console.error(`::warning::${commandData(text)}`);

/**
 * Writes to the log while the runner reads no command there. All goes to one stream: the runner reads stdout and stderr
 * independently of each other, so that a text on the one could precede the command on the other.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
 */
async function withoutCommands(write) {
  const token = randomUUID();
  console.error(`::stop-commands::${token}`);
  try {
    return await write();
  } finally {
    console.error(`::${token}::`);
  }
}

/** Sets an output for the steps and jobs that follow. Values hold no line break, else one could make up another output. */
export function output(name, value) {
  if (/[\r\n]/.test(value)) fail(`output ${name} has more than one line`);
  console.error(harmless(`${name}=${value}`));
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `${name}=${value}\n`);
}

/** Text for people at the run's own page. What it holds of a plan may be text from anywhere. */
export async function summary(markdown) {
  await withoutCommands(() => console.error(harmless(markdown)));
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
}

/**
 * Runs a program of the checkout: its exit code and, where it is taken, its standard output. What it prints may hold text from
 * anywhere, such as an application's name: GitHub must read no command in it.
 */
export async function run(program, args, { takesOutput = false } = {}) {
  return withoutCommands(async () => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', takesOutput ? (piece) => (text += piece) : logger(child.stdout));
    child.stderr.setEncoding('utf8').on('data', logger(child.stderr));
    // Terraform has to end what it began: it outlives neither this script nor the pipe to it. Ctrl-C reaches it by itself.
    const passOn = (signal) => signal === 'SIGTERM' && child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, passOn);
    const exitCode = await new Promise((done) => {
      child.once('error', (error) => {
        console.error(harmless(`${program}: ${error.message}`));
        done(EXIT.failed);
      });
      // A program that a signal ended has no exit code.
      child.once('close', (code) => done(code ?? EXIT.failed));
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, passOn);
    return { exitCode, text };
  });
}

/** Writes whole lines to the log as they come: in a part of a line, a value to mask could be cut in two. */
function logger(stream) {
  let rest = '';
  stream.once('end', () => rest && console.error(harmless(rest)));
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop();
    for (const line of lines) console.error(harmless(line.replace(/\r$/, '')));
  };
}

/** Runs a program and returns its standard output; throws if it fails. */
export async function must(program, args, options) {
  const { exitCode, text } = await run(program, args, options);
  if (exitCode !== EXIT.success) fail(`${program} ${args[0] ?? ''} ended with ${exitCode}`, exitCode);
  return text;
}

/** Exit codes of `./federation`; docs/exit-codes.md has their meanings. */
export const EXIT = { success: 0, failed: 1, attention: 2, refused: 3, pending: 4 };

export const FEDERATION = './federation';
export const NX = 'node_modules/.bin/nx';

/** Names of all environments of the checkout. */
export const environments = () => environmentNames('.');

/** An environment that a person or a workflow named. */
export function knownEnvironment(name) {
  if (!environments().includes(name)) fail(`${JSON.stringify(name)} is no environment: ${environments().join(', ')}`);
  return name;
}

/** The environment that this job is for. */
export const environment = () => knownEnvironment(variable('ENVIRONMENT'));

/** Critical risks that the pull request itself accepts, as options of review and apply. */
export function acknowledgements(name) {
  const file = join('apps', name, 'acknowledgements.txt');
  return existsSync(file) ? ['--acknowledgements', file] : [];
}

/** What a job hands on: reviews, in which secrets are masked, and decisions. Never a plan. */
export function reviewed(file = '') {
  const folder = join(process.env.RUNNER_TEMP ?? '.local', 'reviewed');
  mkdirSync(folder, { recursive: true });
  return join(folder, file);
}

/** Where this run can be seen; undefined outside of a workflow. */
export function runUrl() {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env;
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
}
