import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '@auth0-cognito/environment';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { findCheckout } from '@auth0-cognito/checkout';
import type { TerraformJson } from '@auth0-cognito/checkout';

/** An environment with any changes: the environment package reports what is invalid. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test edits deep inside a literal
export type Draft = any;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** The JSON with absolute paths of the archives of functions, which remain until the tests of the file end. */
function withArchives(json: TerraformJson, folder: string): TerraformJson {
  for (const block of Object.values(json.resource?.aws_lambda_function ?? {})) {
    if (typeof block.filename === 'string') Object.assign(block, { filename: join(folder, block.filename) });
  }
  return json;
}

/** The Terraform JSON of an environment with edited values, synthesized as its app does. */
export function variant(environment: string, edit: (values: Draft) => unknown): TerraformJson {
  const path = join(findCheckout(__dirname), 'apps', environment, 'src/environment');
  const { environment: values } = jest.requireActual<{ environment: EnvironmentInput }>(path);
  const edited = structuredClone(values);
  edit(edited);
  const outdir = mkdtempSync(join(tmpdir(), 'variant-'));
  folders.push(outdir);
  synthesize(edited, { outdir });
  const folder = join(outdir, 'stacks', environment);
  return withArchives(JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as TerraformJson, folder);
}
