import { PLANS, ScriptedCheckout } from './support/scripted';

// Each test runs the command several times.
jest.setTimeout(90_000);

const UNREACHABLE = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  NO_PROXY: '',
  no_proxy: '',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_MAX_ATTEMPTS: '1',
  AUTH0_CLIENT_ID: '',
  AUTH0_CLIENT_SECRET: '',
  AUTH0_API_TOKEN: '',
};
const AWS = {
  provider: { aws: [{ region: 'eu-central-1', allowed_account_ids: ['111111111111'] }] },
  resource: { aws_cognito_user_pool: { Users: { name: 'acme-dev' } } },
};
const AUTH0 = {
  provider: { auth0: [{ domain: 'acme-dev.eu.auth0.com' }] },
  resource: { auth0_client: { App: { name: 'acme-dev-cognito' } } },
};
const STATE = JSON.stringify({
  version: 4,
  resources: [
    { mode: 'managed', type: 'aws_cognito_user_pool', name: 'Users', instances: [{ attributes: { id: 'pool-1' } }] },
  ],
});

let checkout: ScriptedCheckout;

beforeEach(() => {
  checkout = new ScriptedCheckout(UNREACHABLE);
});
afterEach(() => checkout.remove());

const apply = () => checkout.federation(['apply', 'dev', '--reviewed', `sha256:${'0'.repeat(64)}`]);

describe('if the existing objects cannot be read', () => {
  test.each([
    ['AWS does not answer', AWS, 'ERR_ORPHANS_UNREADABLE at aws_cognito_user_pool.Users'],
    ['Auth0 has no credentials', AUTH0, 'ERR_AUTH0_CREDENTIALS_MISSING at AUTH0_CLIENT_ID'],
  ])('nothing is applied, and a plan warns: %s', async (_what, json, told) => {
    checkout.synthesize(json);
    checkout.answer({ plan: { exitCode: 2 }, show: { stdout: PLANS.creates } });

    const planned = await checkout.federation(['plan', 'dev']);
    const reviewed = await checkout.federation(['review', 'dev']);
    const applied = await apply();
    const looked = await checkout.federation(['recover', 'dev']);

    expect(planned.progress).toContain(`warning: this plan cannot be applied unchanged`);
    for (const { progress } of [planned, applied, looked]) expect(progress).toContain(told);
    expect(reviewed.result).toContain(`not looked up: ${told.split(' ')[0]}`);
    expect([planned.exitCode, applied.exitCode, looked.exitCode]).toEqual([0, 1, 1]);
    expect(checkout.calls.filter((call) => call.startsWith('apply'))).toEqual([]);
  });

  test('no object is read if the state contains all of them', async () => {
    checkout.synthesize(AWS);
    checkout.answer({ state: { stdout: STATE }, show: { stdout: PLANS.updates } });
    const { exitCode, progress } = await apply();

    expect(progress).not.toContain('ERR_ORPHANS_UNREADABLE');
    expect(progress).toContain('the current plan is not the reviewed plan');
    expect(exitCode).toBe(3);
  });

  test('a state that cannot be read is reported by Terraform', async () => {
    checkout.synthesize(AWS);
    checkout.answer({ state: { exitCode: 1, stderr: 'AccessDenied' } });

    const { exitCode, progress } = await checkout.federation(['recover', 'dev']);

    expect(progress).toContain('AccessDenied');
    expect(exitCode).toBe(1);
  });
});
