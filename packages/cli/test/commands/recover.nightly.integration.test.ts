import {
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  DeleteIdentityProviderCommand,
  DeleteUserPoolClientCommand,
  DescribeIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  type BucketLocationConstraint,
} from '@aws-sdk/client-s3';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TerraformJson } from '@auth0-cognito/checkout';
import type { EnvironmentInput, Extension } from '@auth0-cognito/environment';
import { synthesized } from '@auth0-cognito/environment/testing';
import type { Review } from '@auth0-cognito/plan-review';
import { startRehearsal } from '@auth0-cognito/rehearsal';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { Checkout } from './support/checkout';

jest.setTimeout(300_000);

const ROOT = resolve(__dirname, '../../../..');
const EXAMPLE = join(ROOT, 'examples/own-resources');
const IMPORTS = 'apps/dev/imports.tf.json';

/** Resources of dev with the extension of examples/own-resources. */
function ownResources() {
  const { extend } = jest.requireActual<{ extend: Extension }>(join(EXAMPLE, 'src/extend'));
  const { environment } = jest.requireActual<{ environment: EnvironmentInput }>(join(ROOT, 'apps/dev/src/environment'));
  return (JSON.parse(synthesized(environment, extend, EXAMPLE)) as TerraformJson).resource ?? {};
}

let rehearsal: Rehearsal;
let checkout: Checkout;
const json = () => JSON.parse(rehearsal.terraform.bytes.toString()) as TerraformJson;

beforeAll(async () => {
  rehearsal = await startRehearsal({ environment: 'dev' });
  checkout = new Checkout(rehearsal.childEnvironment);
  checkout.synthesize(json());
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

const recover = () => checkout.federation(['recover', 'dev']);
const found = (text: string) =>
  [...text.matchAll(/^ {2}(ERR_\w+) at (\w+)/gm)].map(([, code, type]) => `${code} ${type}`);
const cognito = () => rehearsal.aws.cognito(rehearsal.configuration.region);

/** Plans, reviews, accepts every critical risk, and applies. */
async function applied(...options: readonly string[]) {
  const planned = await checkout.federation(['plan', 'dev', ...options]);
  await checkout.federation(['review', 'dev', '--format', 'json', '--output', 'review.json']);
  const { reviews } = JSON.parse(readFileSync(checkout.path('review.json'), 'utf8')) as { reviews: [Review] };
  const [{ fingerprint, risks }] = reviews;
  const accepted = risks
    .filter(({ severity }) => severity === 'critical')
    .flatMap(({ rule, address }) => ['--acknowledge', `${rule}@${address}`]);
  const ended = await checkout.federation(['apply', 'dev', '--reviewed', fingerprint, ...options, ...accepted]);
  return { ...ended, risks, planned };
}

test('a pool that could not be read after its creation is kept: untaint, and the next apply completes', async () => {
  const stop = rehearsal.injector.add([
    {
      service: 'cognito-idp',
      operation: 'DescribeUserPool',
      kind: 'forbidden',
      direction: 'request',
      skip: 0,
      times: 1,
    },
  ]);
  await expect(rehearsal.apply()).rejects.toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
  stop();

  const tainted = await recover();
  expect(found(tainted.progress)).toContain('ERR_TAINTED aws_cognito_user_pool');
  const [, untaint = ''] = /untaint (aws_cognito_user_pool\.\w+)/.exec(tainted.progress) ?? [];
  await rehearsal.terraform.run(['untaint', untaint]);
  await rehearsal.apply();

  expect(await recover()).toMatchObject({ exitCode: 0 });
  expect(await rehearsal.plan()).toMatchObject({ clean: true });
});

test('a second app client, created by a call whose answer was lost, is reported with the command that deletes it', async () => {
  const [{ name }] = Object.values(json().resource?.aws_cognito_user_pool_client ?? {}) as [{ name: string }];
  const { user_pool_id: UserPoolId } = await rehearsal.outputs();
  const { UserPoolClient: second } = await cognito().send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: name }),
  );

  const told = await recover();
  await cognito().send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId: second?.ClientId }));

  expect(told.exitCode).toBe(2);
  expect(found(told.progress)).toEqual(['ERR_SECOND_OBJECT aws_cognito_user_pool_client']);
  expect(told.progress).toContain(
    `delete-user-pool-client --user-pool-id ${UserPoolId} --client-id ${second?.ClientId}`,
  );
  expect(await recover()).toMatchObject({ exitCode: 0 });
});

test('a rename of the identity provider that was killed after the creation is refused until the new provider is deleted', async () => {
  const { user_pool_id: UserPoolId, federations, primary_federation: primary } = await rehearsal.outputs();
  const before = federations[primary]?.identity_provider ?? '';
  const renamed = JSON.parse(
    JSON.stringify(json()).replaceAll(`"provider_name":"${before}"`, '"provider_name":"Renamed"'),
  );
  const { IdentityProvider: provider } = await cognito().send(
    new DescribeIdentityProviderCommand({ UserPoolId, ProviderName: before }),
  );
  await cognito().send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Renamed',
      ProviderType: 'OIDC',
      ProviderDetails: provider?.ProviderDetails,
    }),
  );
  checkout.synthesize(renamed);

  const told = await recover();
  const refused = await applied();
  await cognito().send(new DeleteIdentityProviderCommand({ UserPoolId, ProviderName: 'Renamed' }));
  const after = await recover();
  checkout.synthesize(json());

  expect(found(told.progress)).toEqual(['ERR_SECOND_OBJECT aws_cognito_identity_provider']);
  expect(told.progress).toContain(`delete-identity-provider --user-pool-id ${UserPoolId} --provider-name Renamed`);
  expect(found(refused.progress)).toEqual(['ERR_SECOND_OBJECT aws_cognito_identity_provider']);
  expect([told.exitCode, refused.exitCode, after.exitCode]).toEqual([2, 1, 0]);
});

test('a state with the ID of a deleted pool is refused by recover and by apply, and is critical in the review', async () => {
  const { bucket, key, region } = rehearsal.configuration.backend;
  const s3 = rehearsal.aws.s3(region);
  const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const state = (await body?.transformToString()) ?? '';
  const { user_pool_id: pool } = await rehearsal.outputs();
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: state.replaceAll(pool, `${region}_gone00000`) }),
  );

  const told = await recover();
  const refused = await applied();
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: state }));
  const risk = refused.risks.find(
    ({ rule, address }) => rule === 'object-exists' && address.startsWith('aws_cognito_user_pool.'),
  );

  expect(told.exitCode).toBe(2);
  expect(found(told.progress)[0]).toBe('ERR_STATE_STALE aws_cognito_user_pool');
  expect(told.progress).toContain(`which does not exist; user pool`);
  expect(risk).toMatchObject({ severity: 'critical', received: expect.stringContaining(`id ${pool}, exists`) });
  expect(refused.exitCode).toBe(1);
  expect(found(refused.progress)).toContain('ERR_STATE_STALE aws_cognito_user_pool');
  expect(await recover()).toMatchObject({ exitCode: 0 });
});

test('existing resources of an extension are imported by imports.tf.json, and none of them is replaced', async () => {
  const { region } = rehearsal.configuration;
  const s3 = rehearsal.aws.s3(region);
  const { aws_s3_bucket = {}, aws_s3_bucket_public_access_block = {} } = ownResources();
  const own = { aws_s3_bucket, aws_s3_bucket_public_access_block };
  const before = json();
  const extended = { ...before, resource: { ...before.resource, ...own } };
  // The AWS provider of a rehearsal gives the schemas of the types that it was used for.
  await rehearsal.use(extended);
  checkout.synthesize(extended);
  const [{ bucket: Bucket }] = Object.values(aws_s3_bucket) as unknown as [{ bucket: string }];
  const LocationConstraint = region as BucketLocationConstraint;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }));
  const to = Object.entries(own).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
  checkout.write(IMPORTS, JSON.stringify({ import: to.map((each) => ({ to: each, id: Bucket })) }));

  const refused = await applied();
  const imported = await applied('--import');
  rmSync(checkout.path(IMPORTS));
  const second = await checkout.federation(['plan', 'dev']);
  const told = await recover();
  checkout.synthesize(before);

  expect(to).toEqual(['aws_s3_bucket.Files', 'aws_s3_bucket_public_access_block.FilesPrivate']);
  expect(refused).toMatchObject({
    exitCode: 1,
    progress: expect.stringContaining('ERR_ORPHAN at aws_s3_bucket.Files'),
  });
  expect(/Plan: .*/.exec(imported.planned.result)?.[0]).toMatch(
    /Plan: 2 to import, 0 to add, \d+ to change, 0 to destroy/,
  );
  expect(imported.exitCode).toBe(0);
  expect(second).toMatchObject({ exitCode: 0, result: expect.stringContaining('No changes.') });
  expect(told.exitCode).toBe(0);
});
