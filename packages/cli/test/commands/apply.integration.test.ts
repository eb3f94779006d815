import type { TerraformJson } from '@auth0-cognito/checkout';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { PutObjectCommand, DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { Review } from '@auth0-cognito/plan-review';
import { startRehearsal } from '@auth0-cognito/rehearsal';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { step } from '../../../checkout/test/support/step';
import { Checkout } from './support/checkout';

jest.setTimeout(180_000);

let rehearsal: Rehearsal;
let checkout: Checkout;

/** The environment's JSON with another port of its application and another name of the identity provider. */
function changed(): TerraformJson {
  const text = rehearsal.terraform.bytes.toString();
  const json = JSON.parse(text.replaceAll(/localhost(:|%3A)3000/g, 'localhost$14000')) as TerraformJson;
  const providers = Object.values(json.resource?.aws_cognito_identity_provider ?? {});
  for (const provider of providers) Object.assign(provider, { provider_name: 'Login' });
  return json;
}
const federation = (...args: string[]) => checkout.federation(args);

/** Plans dev and writes the review of the plan to reviewed.json. */
async function planned() {
  const plan = await federation('plan', 'dev', '--detailed-exitcode');
  expect(`${plan.exitCode} ${plan.progress}`).toMatch(/^2 /);
  return reviewed();
}

/** Writes the review of the saved plan to reviewed.json. */
async function reviewed(...args: string[]) {
  const ended = await federation('review', 'dev', '--format', 'json', '--output', 'reviewed.json', ...args);
  const { reviews } = JSON.parse(readFileSync(checkout.path('reviewed.json'), 'utf8')) as { reviews: [Review] };
  return { ...ended, review: reviews[0] };
}

/** The Auth0 application, as read from its tenant. */
async function application() {
  const [domain = ''] = rehearsal.configuration.auth0Domains;
  const id = (await rehearsal.outputs()).federations.auth0?.auth0_client_id ?? '';
  return { id, clients: rehearsal.auth0.tenant(domain).clients };
}

beforeAll(async () => {
  rehearsal = await startRehearsal({ environment: 'dev' });
  checkout = new Checkout(rehearsal.childEnvironment);
  checkout.synthesize(JSON.parse(rehearsal.terraform.bytes.toString()));
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

describe('an environment, from its first plan to its recovery,', () => {
  step('is not planned while another user holds its lock, and the message shows the lock holder', async () => {
    const { bucket, key, region } = rehearsal.configuration.backend;
    const lock = { Bucket: bucket, Key: `${key}.tflock` };
    const held = JSON.stringify({
      ID: 'a-lock',
      Operation: 'OperationTypeApply',
      Who: 'colleague@elsewhere',
      Path: key,
    });
    await rehearsal.aws.s3(region).send(new PutObjectCommand({ ...lock, Body: held }));

    const { exitCode, progress } = await federation('plan', 'dev');

    await rehearsal.aws.s3(region).send(new DeleteObjectCommand(lock));
    expect(exitCode).toBe(1);
    expect(progress).toContain('colleague@elsewhere');
    expect(readdirSync(checkout.path('.local/plans/dev'))).toEqual([]);
  });

  step('is applied with the reviewed first plan', async () => {
    const { review } = await planned();
    const mode = statSync(checkout.path('.local/plans/dev/plan.tfplan')).mode & 0o777;

    const { exitCode, result } = await federation('apply', 'dev', '--reviewed', review.fingerprint);

    expect(mode).toBe(0o600);
    expect(result).toContain('Apply complete!');
    expect(exitCode).toBe(0);
    expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
  });

  step('is not changed if a resource changed after the review, and the message lists the difference', async () => {
    checkout.synthesize(changed());
    const { exitCode, review } = await planned();
    const { id, clients } = await application();
    await clients.update(id, { name: 'renamed by hand' });

    const refused = await federation('apply', 'dev', '--reviewed', review.fingerprint);

    expect(exitCode).toBe(3);
    expect(refused.exitCode).toBe(3);
    expect(refused.progress).toMatch(/not the reviewed plan\n +✗ auth0_client\.\S+: name\s+was\s+not\s+changed/);
    expect(await clients.get(id)).toMatchObject({ name: 'renamed by hand' });
  });

  step('is changed after the new plan is reviewed and its critical risk is acknowledged', async () => {
    const { progress, review } = await reviewed('--previous', 'reviewed.json');
    const [risk] = review.risks;

    const applied = await federation(
      'apply',
      'dev',
      '--reviewed',
      'reviewed.json',
      '--acknowledge',
      `${risk?.rule}@${risk?.address}`,
    );

    expect(progress).toContain('Since the previous review');
    expect(applied.exitCode).toBe(0);
    expect((await rehearsal.outputs()).clients.web?.identity_providers).toContain('Login');
    expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
  });

  step('prints no secret in a review', async () => {
    const { id, clients } = await application();
    const { client_secret: secret = '' } = await clients.get(id);

    expect(secret.length).toBeGreaterThan(16);
    expect(readFileSync(checkout.path('reviewed.json'), 'utf8')).not.toContain(secret);
  });

  step('is not destroyed while its user pool is protected', async () => {
    const { exitCode, progress } = await federation('destroy', 'dev', '--confirm', 'dev');

    expect(exitCode).toBe(1);
    expect(progress).toMatch(/ERR_DESTROY_PROTECTED at aws_cognito_user_pool\.[\s\S]*decommission/);
    expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
  });

  step('is found by recover after its state is lost, and is planned as an import', async () => {
    const { bucket, key, region } = rehearsal.configuration.backend;
    await rehearsal.aws.s3(region).send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));

    const recovered = await federation('recover', 'dev');
    const importing = await federation('plan', 'dev', '--import');

    const found = [...recovered.progress.matchAll(/^ {2}ERR_ORPHAN at (\w+)\./gm)].map(([, type]) => type);
    expect(recovered.exitCode).toBe(2);
    expect(found).toEqual(expect.arrayContaining(['auth0_client', 'aws_cognito_user_pool']));
    expect(importing.exitCode).toBe(0);
    expect(importing.result).toContain(`Plan: ${found.length} to import`);
  });
});
