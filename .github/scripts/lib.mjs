// Shared functions of the workflow scripts. The scripts are plain Node.js without dependencies and also run on a developer's machine.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '../../packages/checkout/src/environment-names.mjs';

/** An environment variable that the workflow has to set. */
export function variable(name) {
  const value = process.env[name];
  if (!value) fail(`the workflow does not set ${name}`);
  return value;
}

/** An environment variable that may be missing or empty. */
export const optional = (name) => process.env[name] || undefined;

/**
 * Text that is safe in the log of a job. The runner finds commands in lines that begin with `::` and in lines that contain
 * `##[`; a single `\r` also ends a line.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const escaped = (text) => text.replaceAll(/\r\n?/g, '\n').replaceAll('##[', '## [');

/** Escapes the data of a workflow command to one line. */
const commandData = (text) => escaped(text).replaceAll('%', '%25').replaceAll('\n', '%0A');

/** Ends the script. GitHub shows the text at the run. */
export function fail(text, exitCode = EXIT.failed) {
  console.error(`::error::${commandData(text)}`);
  process.exit(exitCode);
}

// The message of an unhandled error can contain untrusted text, such as the start of a document that is not JSON.
process.on('uncaughtException', (error) => fail(error.stack ?? String(error)));

/** Shows a warning at the run. */
export const warn = (text) => console.error(`::warning::${commandData(text)}`);

/**
 * Writes to the log while workflow commands are disabled. Uses one stream, because the runner reads stdout and stderr
 * independently: text on one could precede the command on the other.
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

/** Sets an output for later steps and jobs. Refuses line breaks, with which a value could set another output. */
export function output(name, value) {
  if (/[\r\n]/.test(value)) fail(`output ${name} has more than one line`);
  console.error(escaped(`${name}=${value}`));
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `${name}=${value}\n`);
}

/** Adds text to the summary of the run. It can contain untrusted text of a plan. */
export async function summary(markdown) {
  await withoutCommands(() => console.error(escaped(markdown)));
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
}

/**
 * Runs a program of the checkout. Returns its exit code and, with `takesOutput`, its standard output. The output can contain
 * untrusted text, such as the name of an application, so workflow commands are disabled in it.
 */
export async function run(program, args, { takesOutput = false } = {}) {
  return withoutCommands(async () => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', takesOutput ? (piece) => (text += piece) : logger(child.stdout));
    child.stderr.setEncoding('utf8').on('data', logger(child.stderr));
    // Forwards SIGTERM, because Terraform has to finish before this script and its pipe end. The terminal sends Ctrl-C to both.
    const forward = (signal) => signal === 'SIGTERM' && child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
    const exitCode = await new Promise((done) => {
      child.once('error', (error) => {
        console.error(escaped(`${program}: ${error.message}`));
        done(EXIT.failed);
      });
      // A program that was ended by a signal has no exit code.
      child.once('close', (code) => done(code ?? EXIT.failed));
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
    return { exitCode, text };
  });
}

/** Writes complete lines to the log, because a masked value could be split between two parts of a line. */
function logger(stream) {
  let rest = '';
  stream.once('end', () => rest && console.error(escaped(rest)));
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop();
    for (const line of lines) console.error(escaped(line.replace(/\r$/, '')));
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

/** Checks the name of an environment from a person or a workflow. */
export function knownEnvironment(name) {
  if (!environments().includes(name))
    fail(`${JSON.stringify(name)} is not an environment: ${environments().join(', ')}`);
  return name;
}

/** The environment of this job. */
export const environment = () => knownEnvironment(variable('ENVIRONMENT'));

/** Critical risks that the pull request acknowledges, as options of review and apply. */
export function acknowledgements(name) {
  const file = join('apps', name, 'acknowledgements.txt');
  return existsSync(file) ? ['--acknowledgements', file] : [];
}

/** Files that a job passes to later jobs: reviews, in which secrets are masked, and decisions. Never a plan. */
export function reviewed(file = '') {
  const folder = join(process.env.RUNNER_TEMP ?? '.local', 'reviewed');
  mkdirSync(folder, { recursive: true });
  return join(folder, file);
}

/** URL of this run; undefined outside of a workflow. */
export function runUrl() {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env;
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
}
