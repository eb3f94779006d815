import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { synthesize } from '../src/synthesize';
import { example } from './example';

/** Written Terraform JSON of every stack, by the stack's name. */
export function synthesized(input: unknown = example): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  try {
    synthesize(input, outdir);
    const stacks = readdirSync(join(outdir, 'stacks'));
    return Object.fromEntries(
      stacks.map((name) => [name, readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Blocks of Terraform JSON by type, then by name. */
export type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** Resources of one stack. */
export const resourcesOf = (stack: string, input?: unknown) =>
  (JSON.parse(synthesized(input)[stack] ?? '{}') as { resource: Resources }).resource;
