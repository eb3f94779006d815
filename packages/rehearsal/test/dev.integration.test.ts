// The rehearsal of `npm test`: one deployment for all its steps.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { InjectedFault } from '../src';
import { step } from '../../checkout/test/support/step';
import { describeChanges } from './changes/describe-changes';
import { LivingEnvironment } from './changes/living-environment';
import { connection } from './changes/scenarios';
import { describeSignIn } from './sign-in/describe-sign-in';
import { describeBrokenWays } from './sign-in/describe-verify';
import { updatesApplication } from './support/hold-up';
import { processesWith } from './support/processes';

jest.setTimeout(300_000);

/** Faults after which every operation is retried. */
const RETRIED: readonly Pick<InjectedFault, 'kind' | 'direction' | 'retryAfter' | 'seconds'>[] = [
  { kind: 'too-many-requests', direction: 'request' },
  { kind: 'internal-error', direction: 'request' },
  { kind: 'too-many-requests', direction: 'request', retryAfter: 1 },
  { kind: 'bad-gateway', direction: 'request' },
  { kind: 'unavailable', direction: 'request' },
  { kind: 'slow', direction: 'response', seconds: 1 },
];

describe('dev, rehearsed,', () => {
  let living: LivingEnvironment;
  afterAll(() => living?.rehearsal.close());

  step('is deployed by cdktf in one apply, from the reviewed JSON', async () => {
    living = await LivingEnvironment.start('dev');
    const { rehearsal } = living;

    const reviewed = readFileSync(join(rehearsal.checkout, 'apps/dev/test/golden/cdk.tf.json'));
    expect(rehearsal.digest).toBe(createHash('sha256').update(reviewed).digest('hex'));
    expect(rehearsal.toolchain.providers).toContainEqual(
      expect.objectContaining({ name: 'hashicorp/aws', source: 'plugin mirror' }),
    );
  });

  step('has an empty second plan, and AWS and Auth0 match', () => living.expectSettled());

  describe('signing in', () => {
    const live = describeSignIn(() => living.rehearsal);
    describeBrokenWays(live);
  });

  /** Whether the state is locked for another writer. */
  const isLocked = async () => {
    const { bucket, key, region } = living.rehearsal.configuration.backend;
    const head = new HeadObjectCommand({ Bucket: bucket, Key: `${key}.tflock` });
    return living.rehearsal.aws
      .s3(region)
      .send(head)
      .then(
        () => true,
        (error: { name: string }) => {
          if (error.name !== 'NotFound') throw error;
          return false;
        },
      );
  };

  const providers = () =>
    processesWith(living.rehearsal.path).filter(({ command }) => /^\S*terraform-provider-aws/.test(command));

  step('plans another URL of the application as updates in place, without restarting the AWS provider', async () => {
    const before = providers();

    const planned = await living.planned(({ app }) => (app.url = 'http://localhost:4000'));

    expect(new Set(Object.values(planned))).toEqual(new Set(['update']));
    expect(before).not.toEqual([]);
    expect(providers()).toEqual(before);
  });

  step(
    'makes a second writer fail at the lock of an apply; Ctrl-C lets the apply finish its call, and no lock remains',
    async () => {
      const { rehearsal, hold } = living;
      const colleague = rehearsal.openFolder('colleague');
      await colleague.init();
      const held = hold.next(updatesApplication);
      const controller = new AbortController();

      const apply = rehearsal.apply(
        living.edited(() => undefined),
        controller.signal,
      );
      await Promise.race([held.reached, apply]);
      await expect(colleague.plan()).rejects.toMatchObject({
        code: 'ERR_REHEARSAL_STEP',
        message: expect.stringMatching(/Error acquiring the state lock[\s\S]*Who:\s+\S+@\S+/),
      });
      expect(await isLocked()).toBe(true);
      controller.abort();
      setTimeout(held.release, 500);

      await expect(apply).rejects.toMatchObject({ code: 'ERR_INTERRUPTED' });
      expect(await isLocked()).toBe(false);
      expect(processesWith(rehearsal.path).filter(({ command }) => /(terraform|tofu) apply /.test(command))).toEqual(
        [],
      );
    },
  );

  // A selection from docs/faults-table.md: the other faults take longer (npm run faults).
  step('stops at a forbidden operation, and releases the lock of its state', async () => {
    const { injector } = living.rehearsal;
    const updates = { service: 'cognito-idp', operation: 'UpdateUserPoolClient' };
    injector.decideBy((call) =>
      call.service === updates.service && call.operation === updates.operation
        ? { ...updates, kind: 'forbidden', direction: 'request', skip: 0, times: 1 }
        : undefined,
    );

    await expect(living.rehearsal.apply()).rejects.toMatchObject({
      code: 'ERR_REHEARSAL_STEP',
      message: expect.stringContaining('UpdateUserPoolClient'),
    });
    injector.decideBy(undefined);

    expect(await isLocked()).toBe(false);
  });

  step('completes in one run although each operation fails once, in six ways in rotation', async () => {
    const { rehearsal } = living;
    const faulted = new Set<string>();
    rehearsal.injector.decideBy(({ service, operation }) => {
      const name = `${service} ${operation}`;
      if (faulted.has(name)) return undefined;
      const fault = RETRIED[faulted.size % RETRIED.length]!;
      faulted.add(name);
      return { ...fault, service, operation, skip: 0, times: 1 };
    });

    await rehearsal.apply();
    rehearsal.injector.decideBy(undefined);

    expect([...faulted]).toEqual(expect.arrayContaining(['s3 PutObject', 'cognito-idp DescribeUserPool']));
    expect([...faulted].some((name) => name.startsWith('auth0 '))).toBe(true);
    expect((await living.expectSettled()).login_url).toContain(encodeURIComponent('http://localhost:4000'));
  });

  describe('changes over time', () => describeChanges([connection], () => living));
});
