import { ScriptedCheckout } from './support/scripted';

jest.setTimeout(60_000);

// A type whose objects are not read from AWS or Auth0.
const THING = { resource: { terraform_data: { Thing: {} } } };
const stateOf = (instance: object, type = 'terraform_data') =>
  JSON.stringify({
    version: 4,
    resources: [{ mode: 'managed', type, name: 'Thing', instances: [instance] }],
  });

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout();
  checkout.synthesize(THING);
});
afterEach(() => checkout.remove());

test('a tainted object is reported with the command that keeps it, and is not changed', async () => {
  checkout.answer({ state: { stdout: stateOf({ status: 'tainted', attributes: { id: 'one' } }) } });

  const { exitCode, progress } = await checkout.federation(['recover', 'dev']);

  expect(exitCode).toBe(2);
  expect(progress).toContain('ERR_TAINTED at terraform_data.Thing');
  expect(progress).toMatch(/\nnext step, for ERR_TAINTED at terraform_data\.Thing: .* untaint terraform_data\.Thing\n/);
  expect(checkout.calls.filter((call) => call.startsWith('untaint'))).toEqual([]);
});

test('a confirmed step runs without a terminal; a step that is not in the report is refused', async () => {
  checkout.answer({ state: { stdout: stateOf({ status: 'tainted', attributes: { id: 'one' } }) } });

  const other = await checkout.federation(['recover', 'dev', '--confirm', 'ERR_TAINTED@terraform_data.Other']);
  const untainted = checkout.calls.filter((call) => call.startsWith('untaint'));
  const confirmed = await checkout.federation(['recover', 'dev', '--confirm', 'ERR_TAINTED@terraform_data.Thing']);

  expect([other.exitCode, confirmed.exitCode]).toEqual([1, 0]);
  expect(other.progress).toContain('ERR_RECOVER_STEP');
  expect(other.progress).toContain('ERR_TAINTED@terraform_data.Thing');
  expect(untainted).toEqual([]);
  expect(checkout.calls.filter((call) => call.startsWith('untaint'))).toEqual([
    'untaint -no-color terraform_data.Thing',
  ]);
});

test.each<[string, object, string?]>([
  ['an object that is complete', { attributes: { id: 'one' } }],
  ['a replaced tainted object that Terraform has not deleted yet', { status: 'tainted', deposed: '1a2b3c4d' }],
  ['an action that was not deployed, which the next apply recreates', { status: 'tainted' }, 'auth0_action'],
])('%s needs no recovery', async (_what, instance, type = 'terraform_data') => {
  checkout.answer({ state: { stdout: stateOf(instance, type) } });

  const { exitCode, progress } = await checkout.federation(['recover', 'dev']);

  expect(`${exitCode} ${progress}`).toMatch(/^0 dev: nothing to recover/);
});
