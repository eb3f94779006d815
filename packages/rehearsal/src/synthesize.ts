import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { parseTerraformJson, type TerraformJson } from '@auth0-cognito/checkout';
import { FaultError, shown } from '@auth0-cognito/contract';
import { interrupted } from './failures';
import { fault } from './faults';
import { cleanEnvironment } from './processes/child-environment';
import type { Runner } from './processes/run';
import type { RehearsalFolder } from './rehearsal-folder';
import { failureText } from './terraform/messages';

/** Output of an app. */
export interface Synthesized {
  /** The one stack's name. */
  readonly stack: string;
  /** Folder of the stack's JSON, in which Terraform runs. */
  readonly folder: string;
  readonly json: TerraformJson;
  readonly digest: string;
}

/** A run of an app. */
export interface Synthesis {
  readonly environment: string;
  /** The app's folder. */
  readonly app: string;
  readonly folder: Pick<RehearsalFolder, 'output' | 'home' | 'emptyFile'>;
  readonly runner: Runner;
  readonly signal: AbortSignal | undefined;
}

/** SHA-256 of a configuration's bytes, in hex. */
export const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Reads the output of an app, which must be exactly one stack. */
export function readSynthesized(environment: string, output: string): Synthesized {
  const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as {
    stacks: Record<string, { name: string; synthesizedStackPath: string }>;
  };
  const [stack, ...others] = Object.values(manifest.stacks);
  if (!stack || others.length > 0)
    throw new FaultError(`synthesis of ${environment}`, [
      fault.ERR_SYNTH_FAILED({ environment, message: `stacks ${shown(Object.keys(manifest.stacks))}` }),
    ]);
  const file = join(output, stack.synthesizedStackPath);
  const bytes = readFileSync(file);
  return {
    stack: stack.name,
    folder: join(file, '..'),
    json: parseTerraformJson(bytes.toString()),
    digest: digestOf(bytes),
  };
}

/**
 * Runs the app command of cdktf.json as cdktf does, with another output folder.
 *
 * @throws FaultError ERR_SYNTH_FAILED with the output of the app.
 */
export async function synthesize({ environment, app, folder, runner, signal }: Synthesis): Promise<Synthesized> {
  const { app: command } = JSON.parse(readFileSync(join(app, 'cdktf.json'), 'utf8')) as { app: string };
  const { exitCode, stdout, stderr } = await runner.run('sh', ['-c', command], {
    cwd: app,
    environment: {
      ...cleanEnvironment(folder.home),
      CDKTF_OUTDIR: folder.output,
      FEDERATION_LOCK_FILE: folder.emptyFile,
    },
    ...(signal && { signal }),
  });
  if (signal?.aborted) throw interrupted();
  if (exitCode !== 0)
    throw new FaultError(`synthesis of ${environment}`, [
      fault.ERR_SYNTH_FAILED({ environment, message: failureText(stdout + stderr) }),
    ]);
  return readSynthesized(environment, folder.output);
}
