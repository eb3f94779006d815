import { APPLICATION, APPLICATION_AND_CREDENTIALS } from './configurations';
import { startOffline, type Offline } from './offline';
import { comparable, differences, mirrorWithRealProvider } from './real-provider';
import { Stack, type PlanJson } from './terraform';

jest.setTimeout(240_000);

const CONFIGURATIONS = {
  'a bare application': 'resource "auth0_client" "cognito" { name = "bare" }',
  'the federation': APPLICATION_AND_CREDENTIALS,
  'a changed application': APPLICATION.replace('Cognito user pool acme-dev', 'changed').replace('"RS256"', '"HS256"'),
};

/** Plans at create and, once applied, after a change: what a reviewer would see. */
async function plansOf(stack: Stack, mirror?: string): Promise<unknown[]> {
  const plans: unknown[] = [];
  const keep = async (plan: PlanJson) => {
    const id = (await stack.state('auth0_client.cognito').catch(() => undefined))?.client_id;
    const secret = (await stack.state('auth0_client_credentials.cognito').catch(() => undefined))?.client_secret;
    plans.push(
      comparable(plan, { ...(id ? { [String(id)]: 'ID' } : {}), ...(secret ? { [String(secret)]: 'SECRET' } : {}) }),
    );
  };
  for (const configuration of Object.values(CONFIGURATIONS)) {
    await stack.configure(configuration, mirror);
    await keep(await stack.plan());
    await stack.apply();
    await keep(await stack.plan());
    await keep(await stack.plan('-replace=auth0_client.cognito'));
  }
  await stack.terraform('destroy', '-auto-approve');
  return plans;
}

describe('plans of the offline provider', () => {
  let offline: Offline;
  let reference: Stack;
  const mirror = mirrorWithRealProvider();

  beforeEach(async () => {
    offline = await startOffline();
    const attached = { TF_REATTACH_PROVIDERS: offline.provider.reattach };
    reference = await Stack.at(mirror ? offline.environment : attached);
  });

  afterEach(async () => {
    await reference.remove();
    await offline.close();
  });

  const other = mirror
    ? `the real provider in ${mirror}`
    : 'a second run: no mirror of this checkout has the real provider';

  it(`are the same field by field as those of ${other}`, async () => {
    const ours = await plansOf(offline.stack);
    const theirs = await plansOf(reference, mirror);

    expect(ours).toHaveLength(3 * Object.keys(CONFIGURATIONS).length);
    expect(differences(ours, theirs)).toEqual([]);
  });
});

describe(differences, () => {
  it('finds each field that differs, is missing or is too many', () => {
    const one = { a: 1, b: [1, { c: null }], d: 'x' };
    const other = { a: 1, b: [2, { c: false }], e: 'y' };

    expect(differences(one, other)).toEqual(['/b/0', '/b/1/c', '/d', '/e']);
    expect(differences(one, structuredClone(one))).toEqual([]);
  });
});
