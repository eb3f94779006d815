import type { TerraformJson } from '@auth0-cognito/checkout';
import type { LivingEnvironment } from './living-environment';
import type { Scenario } from './scenario';
import type { Draft } from '../support/variant';

const CLAIMS = 'acme claims';
const GATE = 'MFA gate of another team';

const bound = (bind: boolean) => (values: Draft) => {
  values.federations.auth0.claimsAction = {
    name: CLAIMS,
    bind,
    claims: { 'https://example.com/team': 'app_metadata.team' },
  };
};

/** The environment as deployed when one resource owned the whole list of the trigger. */
function withListOfTrigger(json: TerraformJson, preceding: readonly { id: string; display_name: string }[]) {
  const { auth0_trigger_action: bindings = {}, ...resource } = json.resource ?? {};
  const { removed, ...rest } = json as TerraformJson & { removed: readonly { from: string }[] };
  const [type, name] = removed[0]?.from.split('.') ?? [];
  const [{ action_id: id, display_name, trigger } = {}] = Object.values(bindings);
  const list = { trigger, actions: [...preceding, { id, display_name }] };
  return { ...rest, resource: { ...resource, [type ?? '']: { [name ?? '']: list } } } as TerraformJson;
}

/** The bound actions after each request and at the end, because only a request changes them. */
async function boundDuring(living: LivingEnvironment, run: () => Promise<unknown>): Promise<readonly string[]> {
  const moments = new Set<string>();
  const look = () => moments.add(living.tenant.boundActions().join(', '));
  const held = living.hold.next(() => {
    look();
    return false;
  });
  await run().finally(held.release);
  look();
  return [...moments];
}

const writesOf = (living: LivingEnvironment) =>
  living.tenant.requests().filter(({ method, path }) => method !== 'GET' && path.endsWith('/bindings'));

export const claimsAction: Scenario = {
  name: 'an environment that owned the whole list of the trigger releases it, and no action is unbound at any moment',
  run: async (living) => {
    const id = living.tenant.seedBoundAction(GATE);
    await living.rehearsal.apply(withListOfTrigger(living.edited(bound(true)), [{ id, display_name: GATE }]));
    living.tenant.clearRequests();

    const planned = await living.planned(bound(true));
    const moments = await boundDuring(living, async () => {
      await living.rehearsal.apply();
      await living.expectSettled();
    });

    expect(planned).toEqual({ auth0_trigger_actions: 'forget', auth0_trigger_action: 'create' });
    expect(moments).toEqual([`${GATE}, ${CLAIMS}`]);
    expect(writesOf(living)).toEqual([]);
  },
};

export const claimsActionUnbound: Scenario = {
  name: 'a claims action is unbound, bound and removed, while the actions of other teams remain bound',
  run: async (living) => {
    const another = 'audit of another team';
    living.tenant.seedBoundAction(another);
    const others = living.tenant.boundActions().filter((name) => name !== CLAIMS);

    const moments = await boundDuring(living, async () => {
      await living.change(bound(false));
      await living.change(bound(true));
      await living.change(({ federations }) => delete federations.auth0.claimsAction);
    });

    expect(others).toContain(another);
    for (const moment of moments) expect(moment.split(', ').filter((name) => name !== CLAIMS)).toEqual(others);
    expect(living.tenant.boundActions()).toEqual(others);
    expect(moments).toContain([...others, CLAIMS].join(', '));
  },
};

export const clearedTexts: Scenario = {
  name: 'a description and a logo that are removed from the application are removed in the tenant',
  run: async (living) => {
    const { federations } = await living.rehearsal.outputs();
    const application = () => {
      const id = federations.auth0?.auth0_client_id;
      const { description, logo_uri } = living.tenant.applications().find(({ client_id }) => client_id === id) ?? {};
      return { description, logo_uri };
    };
    const { description, logo_uri } = { description: 'Sign-in', logo_uri: 'https://acme.example/logo.png' };
    await living.change(({ federations: { auth0 } }) => {
      auth0.application = { ...auth0.application, description, logoUri: logo_uri };
    });
    const given = application();

    const planned = await living.planned(({ federations: { auth0 } }) => {
      delete auth0.application.description;
      delete auth0.application.logoUri;
    });
    await living.rehearsal.apply();
    await living.expectSettled();

    expect(given).toEqual({ description, logo_uri });
    expect(planned).toEqual({ auth0_client: 'update' });
    expect(application()).toEqual({ description: '', logo_uri: '' });
  },
};
