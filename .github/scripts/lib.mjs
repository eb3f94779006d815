// What the scripts of the workflows share. They are plain Node without dependencies and run alike on a developer's machine.
import { spawnSync } from 'node:child_process';
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

/** Ends the script; GitHub shows the text at the run. */
export function fail(text, exitCode = EXIT.failed) {
  console.error(`::error::${text.replaceAll('%', '%25').replaceAll('\n', '%0A')}`);
  process.exit(exitCode);
}

/** Tells the steps and jobs that follow. Values hold no line break, else one could make up another output. */
export function output(name, value) {
  if (/[\r\n]/.test(value)) fail(`output ${name} has more than one line`);
  console.error(`${name}=${value}`);
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `${name}=${value}\n`);
}

/** Text for people at the run's own page. */
export function summary(markdown) {
  console.error(markdown);
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
}

/**
 * Runs a program of the checkout: its exit code and, where it is taken, its standard output. What it prints may hold text from
 * anywhere, such as an application's name: GitHub must read no command in it.
 */
export function run(program, args, { takesOutput = false } = {}) {
  const resume = randomUUID();
  console.error(`::stop-commands::${resume}`);
  const stdio = ['ignore', takesOutput ? 'pipe' : 'inherit', 'inherit'];
  const { status, stdout, error } = spawnSync(program, args, { stdio, encoding: 'utf8', maxBuffer: 50_000_000 });
  console.error(`::${resume}::`);
  if (error) fail(`${program}: ${error.message}`);
  return { exitCode: status ?? EXIT.failed, text: stdout ?? '' };
}

/** Runs a program that has to work; tells its standard output. */
export function must(program, args, options) {
  const { exitCode, text } = run(program, args, options);
  if (exitCode !== EXIT.success) fail(`${program} ${args[0] ?? ''} ended with ${exitCode}`, exitCode);
  return text;
}

/** Exit codes of `./federation`; docs/exit-codes.md has their meanings. */
export const EXIT = { success: 0, failed: 1, attention: 2, refused: 3 };

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
