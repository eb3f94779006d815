import type { TerraformJson } from '@auth0-cognito/checkout';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { startRehearsal } from '@auth0-cognito/rehearsal';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { Checkout } from './support/checkout';
import { SignIns } from './support/sign-ins';

jest.setTimeout(300_000);

let rehearsal: Rehearsal;
let checkout: Checkout;
let outputs: EnvironmentOutputs;
beforeAll(async () => {
  rehearsal = await startRehearsal({ environment: 'dev' });
  await rehearsal.apply();
  outputs = await rehearsal.outputs();
  checkout = new Checkout(rehearsal.childEnvironment);
  checkout.synthesize(JSON.parse(rehearsal.terraform.bytes.toString()) as TerraformJson);
});
afterAll(async () => {
  checkout?.remove();
  await rehearsal?.close();
});

const rotate = (...args: string[]) => checkout.federation(['rotate', 'dev', '--yes', ...args]);
const tenant = () => rehearsal.auth0Tenant(rehearsal.configuration.auth0Domains[0] ?? '');
const secret = () =>
  tenant()
    .applications()
    .find(({ client_id: id }) => id === outputs.federations.auth0?.auth0_client_id)?.client_secret;

/** Sign-ins that failed, and the time of the failures, in milliseconds. */
function failures(signIns: Awaited<ReturnType<SignIns['stop']>>) {
  const failed = signIns.filter(({ error }) => error !== undefined);
  return { failed, time: (failed.at(-1)?.returned ?? 0) - (failed[0]?.returned ?? 0) };
}
/** The gap that the command printed, in milliseconds. */
const printedGap = (text: string) => Number(/failed for at most (\d+\.\d) s/.exec(text)?.[1]) * 1000;

test.each([
  ['at once', 0],
  ['after 4 seconds', 4_000],
])('rotates a secret that takes effect %s, while users sign in', async (_when, delay) => {
  const before = secret();
  tenant().delaySecrets(delay);
  const users = SignIns.start(rehearsal, outputs, 3);
  const told = await rotate();
  const signIns = await users.stop();
  tenant().delaySecrets(0);

  const { failed, time } = failures(signIns);
  const gap = printedGap(told.progress);
  console.info(`${signIns.length} sign-ins, ${failed.length} failed, within ${time} ms; printed: at most ${gap} ms`);
  expect(told).toMatchObject({ exitCode: 0 });
  expect(told.progress).toMatch(/will fail for about \d+\.\d s/);
  expect(told.progress).not.toContain('Outputs:');
  expect(told.progress.trimEnd().split('\n').at(-1)).toMatch(/^✓ The state has it/);
  expect(secret()).not.toBe(before);
  expect(signIns.length).toBeGreaterThan(20);
  expect(time).toBeLessThanOrEqual(gap + 200);
  // Independent of the delay of Auth0, because Cognito keeps the former secret until then.
  expect(gap).toBeLessThan(3_000);
  expect(signIns.at(-1)?.error).toBeUndefined();
  expect(await rehearsal.plan()).toMatchObject({ clean: true });
});

test('a second run finishes a rotation that was killed between Auth0 and Cognito', async () => {
  const kill = new AbortController();
  const thaw = rehearsal.injector.add([
    {
      service: 'cognito-idp',
      operation: 'UpdateIdentityProvider',
      kind: 'freeze',
      direction: 'request',
      skip: 0,
      times: 1,
    },
  ]);
  const before = secret();
  const killed = checkout.stoppable(['rotate', 'dev', '--yes'], kill.signal, 'SIGKILL');
  while (!rehearsal.injector.report().some(({ injected }) => injected > 0))
    await new Promise((go) => setTimeout(go, 50));
  kill.abort();
  await killed;
  thaw();
  const between = secret();
  expect(between).not.toBe(before);

  const told = await rotate();

  expect(told).toMatchObject({ exitCode: 0, progress: expect.stringContaining('different secrets') });
  expect(secret()).toBe(between);
  const users = SignIns.start(rehearsal, outputs, 1);
  expect((await users.stop()).every(({ error }) => error === undefined)).toBe(true);
  expect(await rehearsal.plan()).toMatchObject({ clean: true });
});

test('without a terminal, --yes is required', async () => {
  const before = secret();

  const told = await checkout.federation(['rotate', 'dev']);

  expect(told).toMatchObject({ exitCode: 1, progress: expect.stringContaining('ERR_CONFIRMATION_MISSING') });
  expect(secret()).toBe(before);
});

test('without the scope, nothing is changed, and the fault lists the scope', async () => {
  const before = secret();
  const { AUTH0_CLIENT_ID: id = '' } = rehearsal.childEnvironment;
  tenant().revokeScopes(id, ['update:client_keys']);
  const told = await rotate();
  tenant().grantScopes(id, ['update:client_keys']);

  expect(told.exitCode).toBe(1);
  expect(told.progress).toMatch(/ERR_ROTATION_REFUSED[\s\S]*update:client_keys/);
  expect(secret()).toBe(before);
});
