import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { CognitoStandInOptions } from '@auth0-cognito/cognito-stand-in';
import { readToolchain, type TerraformJson } from '@auth0-cognito/checkout';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { documentedCode, exportsOf, synthesized, type DocumentedCode } from '@auth0-cognito/environment/testing';
import { missingPermissions } from '@auth0-cognito/bootstrap/permissions';

import { startRehearsal, type Rehearsal } from '../src';

const run = promisify(execFile);
const TIMEOUT = 300_000;

type Exchange = Parameters<NonNullable<CognitoStandInOptions['onExchange']>>[0];
interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[] }[];
}

/** A code block of docs/other-stacks.md. */
function block(heading: string, language: string): DocumentedCode {
  const found = documentedCode('other-stacks.md').find(
    (each) => each.heading === heading && each.language === language,
  );
  if (!found) throw new RangeError(`no ${language} below ${heading}`);
  return found;
}

/** Actions of the policy below a heading. */
const actionsOf = (heading: string) =>
  (JSON.parse(block(heading, 'json').text) as Policy).Statement.flatMap(({ Action }) => Action).sort();

/**
 * The permission of each operation.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  GetCallerIdentity: [],
  GetObject: ['s3:GetObject'],
  GetParameter: ['ssm:GetParameter'],
  HeadObject: ['s3:GetObject'],
  ListObjectsV2: ['s3:ListBucket'],
};

describe('other stacks of a rehearsal of dev with parameters', () => {
  const exchanges: Exchange[] = [];
  let rehearsal: Rehearsal;
  let issuer: string;

  beforeAll(async () => {
    rehearsal = await startRehearsal({ environment: 'dev', onAwsExchange: (exchange) => exchanges.push(exchange) });
    const { environment } = jest.requireActual<{ environment: EnvironmentInput }>(
      join(rehearsal.checkout, 'apps/dev/src/environment'),
    );
    const json = synthesized({ ...environment, signInParameters: true });
    await rehearsal.apply(JSON.parse(json) as TerraformJson);
    issuer = (await rehearsal.outputs()).user_pool_issuer;
  }, TIMEOUT);
  afterAll(() => rehearsal?.close());

  /** Applies a stack with a local state; returns its output and the permissions that it needed. */
  async function read(name: string, file: string, text: string) {
    const folder = join(rehearsal.path, name);
    mkdirSync(folder);
    writeFileSync(join(folder, file), text);
    const { terraform } = readToolchain(rehearsal.checkout);
    const options = { cwd: folder, env: { ...rehearsal.childEnvironment } as NodeJS.ProcessEnv };
    const before = exchanges.length;
    await run(terraform, ['init', '-input=false'], options);
    await run(terraform, ['apply', '-input=false', '-auto-approve'], options);
    const { stdout } = await run(terraform, ['output', '-raw', 'issuer'], options);
    const actions = exchanges.slice(before).flatMap(({ action }) => PERMISSIONS[action] ?? [`unknown: ${action}`]);
    return { issuer: stdout, actions: [...new Set(actions)].sort() };
  }

  test('the deploy needs the permissions of every construct, and no others', () => {
    const called = rehearsal.awsPermissions();

    expect(missingPermissions('dev', called, 'recorded').length).toBeGreaterThan(0);
    expect(missingPermissions('dev', called, 'every-construct')).toEqual([]);
  });

  test(
    'a reader of parameters reads them with its policy',
    async () => {
      const found = await read('parameters', 'main.tf', block('Read parameters', 'hcl').text);

      expect(found.issuer).toBe(issuer);
      expect(actionsOf('Read parameters')).toEqual(found.actions);
    },
    TIMEOUT,
  );

  test.each(['hcl', 'ts'])(
    'a reader of the state in %s reads its outputs with its policy',
    async (language) => {
      const program = block('Read the state', language);
      const found =
        language === 'hcl'
          ? await read('state-hcl', 'main.tf', program.text)
          : await read('state-ts', 'cdk.tf.json', stackOf(program, join(rehearsal.path, 'reader')));

      expect(found.issuer).toBe(issuer);
      // S3 decrypts the object with the key of the bucket; the call does not come from Terraform.
      expect(actionsOf('Read the state')).toEqual(['kms:Decrypt', ...found.actions]);
    },
    TIMEOUT,
  );
});

/** The Terraform JSON that a CDKTF program writes. */
function stackOf(program: DocumentedCode, outdir: string): string {
  process.env.CDKTF_OUTDIR = outdir;
  try {
    exportsOf(program);
  } finally {
    delete process.env.CDKTF_OUTDIR;
  }
  return readFileSync(join(outdir, 'stacks/reader/cdk.tf.json'), 'utf8');
}
