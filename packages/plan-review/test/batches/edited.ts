import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TerraformJson } from '@auth0-cognito/checkout';
import { synthesize } from '@auth0-cognito/environment';
import { environment } from '../../../../apps/prod/src/environment';
import type { Draft } from './edits';

/** The Terraform JSON of prod with edited values, as its app writes it. */
export function edited(...edits: readonly ((values: Draft) => unknown)[]): TerraformJson {
  const values = structuredClone(environment);
  for (const edit of edits) edit(values);
  const outdir = mkdtempSync(join(tmpdir(), 'batch-'));
  try {
    synthesize(values, { outdir });
    return JSON.parse(readFileSync(join(outdir, 'stacks', environment.name, 'cdk.tf.json'), 'utf8')) as TerraformJson;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
