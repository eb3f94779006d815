import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The output of a workflow script, its outputs for later steps, and its exit code. */
export interface Ran {
  readonly exitCode: number | null;
  readonly text: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** The text of a file; empty if it does not exist. */
export const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Where scripts and jobs keep files for later ones. */
export const runnerTemp = (checkout: string) => join(checkout, '.local/runner');

/**
 * Runs a script of `.github/scripts` as a step of a job: in the checkout, with the variables of GitHub and of the step.
 */
export async function runStep(
  checkout: string,
  script: string,
  env: NodeJS.ProcessEnv,
  scripts = resolve(__dirname, '../../../.github/scripts'),
): Promise<Ran> {
  const temp = runnerTemp(checkout);
  mkdirSync(temp, { recursive: true });
  const [output, summary] = ['output', 'summary'].map((name) => join(temp, `github-${name}`)) as [string, string];
  for (const file of [output, summary]) writeFileSync(file, '');
  const child = spawn(process.execPath, [join(scripts, script)], {
    cwd: checkout,
    env: {
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_RUN_ID: '77',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
      ...env,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  const lines = textOf(output).split('\n').filter(Boolean);
  const outputs = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { exitCode, text, outputs, summary: textOf(summary) };
}
