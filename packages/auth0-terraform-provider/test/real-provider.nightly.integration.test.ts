import { RESOURCE_TYPES } from '../src/registry';
import { COMPARISONS, type Comparison } from './comparisons';
import { startOffline, type Offline } from './offline';
import { changesOf, differences, mirrorWithRealProvider, withNames } from './real-provider';
import { Stack } from './terraform';

jest.setTimeout(240_000);

const GATE = 'MFA gate of another team';

describe('the plans and the results of the offline provider', () => {
  let offline: Offline;
  let reference: Stack;
  const mirror = mirrorWithRealProvider();

  beforeEach(async () => {
    offline = await startOffline();
    const attached = { TF_REATTACH_PROVIDERS: offline.provider.reattach };
    reference = await Stack.at(mirror ? offline.environment : attached);
    offline.tenant.seedBoundAction(GATE);
  });

  afterEach(async () => {
    await reference.remove();
    await offline.close();
  });

  const tenantNow = () => ({
    applications: offline.tenant.applications().map((application) => ({ ...application, client_secret: undefined })),
    bound: offline.tenant.boundActions(),
    enabled: offline.tenant.connections().map(({ name, enabled_clients }) => [name, enabled_clients.length]),
  });

  /** Plans before each apply, after it, and for a replacement; the tenant after each apply, and after a destroy. */
  async function seen(stack: Stack, comparison: Comparison, mirror?: string): Promise<unknown[]> {
    const found: unknown[] = [];
    const keep = async (value: unknown) => found.push(withNames(value, await stack.names()));
    const plan = async (...options: string[]) => keep(changesOf(await stack.plan(...options)));
    for (const configuration of comparison) {
      await stack.configure(configuration, mirror);
      await plan();
      await stack.apply();
      await keep(tenantNow());
      await plan();
      await plan(...(await stack.addresses()).map((address) => `-replace=${address}`));
    }
    const destroyed = await stack.terraform('destroy', '-auto-approve');
    found.push(destroyed.code, tenantNow());
    return found;
  }

  const other = mirror
    ? `the real provider in ${mirror}`
    : 'a second run: no mirror of this checkout has the real provider';

  it.each(Object.entries(COMPARISONS))(`is the same field by field as of ${other}: %s`, async (name, comparison) => {
    const ours = await seen(offline.stack, comparison);
    // A managed list unbinds the actions that others have bound.
    if (!offline.tenant.boundActions().includes(GATE)) offline.tenant.seedBoundAction(GATE);
    const theirs = await seen(reference, comparison, mirror);

    expect(ours).toHaveLength(4 * comparison.length + 2);
    expect(ours.at(-2)).toBe(0);
    expect(differences(ours, theirs)).toEqual([]);
    if (name === 'a bound action') expect(ours.at(-1)).toMatchObject({ bound: [GATE] });
  });

  it('are compared for every type that a construct creates', () => {
    const configurations = Object.values(COMPARISONS).flat().join('\n');
    const used = RESOURCE_TYPES.filter((type) => configurations.includes(`resource "${type}"`));

    expect(used).toEqual(RESOURCE_TYPES);
  });
});

describe(differences, () => {
  it('finds each field that differs, is missing or is additional', () => {
    const one = { a: 1, b: [1, { c: null }], d: 'x' };
    const other = { a: 1, b: [2, { c: false }], e: 'y' };

    expect(differences(one, other)).toEqual(['/b/0', '/b/1/c', '/d', '/e']);
    expect(differences(one, structuredClone(one))).toEqual([]);
  });
});
