import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '@auth0-cognito/environment';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { findCheckout } from '@auth0-cognito/checkout';
import type { TerraformJson } from '@auth0-cognito/checkout';

/** An environment that may be changed anywhere: what is wrong is for the environment package to say. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test edits deep inside a literal
export type Draft = any;

/** The Terraform JSON of an environment whose values were edited, synthesized as its app does. */
export function variant(environment: string, edit: (values: Draft) => unknown): TerraformJson {
  const path = join(findCheckout(__dirname), 'apps', environment, 'src/environment');
  const { environment: values } = jest.requireActual<{ environment: EnvironmentInput }>(path);
  const edited = structuredClone(values);
  edit(edited);
  const outdir = mkdtempSync(join(tmpdir(), 'variant-'));
  try {
    synthesize(edited, { outdir });
    return JSON.parse(readFileSync(join(outdir, 'stacks', environment, 'cdk.tf.json'), 'utf8')) as TerraformJson;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
