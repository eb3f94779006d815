import { runInNewContext } from 'node:vm';

import { ClaimsAction, type ClaimsActionProps, type ClaimsActionSettings } from '../../src';
import { codesOf } from '../faults';
import { tenantIn } from '../parts';
import { synthesize } from '../template';

const required = {
  name: 'acme claims',
  claims: { 'https://example.com/team': 'app_metadata.team', nick: 'nickname', none: 'user_metadata.a.b' },
} as const;

const action = (settings: Partial<ClaimsActionProps> = {}) =>
  synthesize(
    (stack) =>
      new ClaimsAction(stack, 'Claims', { ...required, ...settings, tenant: tenantIn(stack), clientId: 'client-a' }),
  );

/** The claims that the action's code adds to the ID token of a user. */
async function claimsOf(clientId: string, claimsOfRoles?: readonly string[]): Promise<Record<string, unknown>> {
  const claims: Record<string, unknown> = {};
  const module = { exports: {} as Record<string, (event: object, api: object) => Promise<void>> };
  runInNewContext(String(action({ claimsOfRoles }).only('auth0_action').code), { exports: module.exports });
  await module.exports.onExecutePostLogin?.(
    {
      client: { client_id: clientId },
      secrets: { CLIENT_ID: 'client-a' },
      user: { nickname: 'ada', app_metadata: { team: ['red'] } },
    },
    { idToken: { setCustomClaim: (name: string, value: unknown) => (claims[name] = value) } },
  );
  return claims;
}

describe(ClaimsAction, () => {
  test('creates a deployed action and does not change the trigger', () => {
    const template = action();

    expect(template.counts()).toEqual({ auth0_action: 1, 'data.auth0_tenant': 1 });
    expect(template.only('auth0_action')).toMatchObject({
      name: 'acme claims',
      deploy: true,
      supported_triggers: { id: 'post-login', version: 'v3' },
      secrets: [{ name: 'CLIENT_ID', value: 'client-a' }],
    });
  });

  test('binds the action, and manages no other binding', () => {
    const template = action({ bind: true });

    const [id] = Object.keys(template.all('auth0_action'));
    expect(template.counts()).toEqual({ auth0_action: 1, auth0_trigger_action: 1, 'data.auth0_tenant': 1 });
    expect(template.only('auth0_trigger_action')).toEqual({
      trigger: 'post-login',
      action_id: `\${auth0_action.${id}.id}`,
      display_name: 'acme claims',
    });
  });

  test('binds several actions one after the other', () => {
    const template = synthesize((stack) => {
      const tenant = tenantIn(stack);
      for (const id of ['A', 'B', 'C'])
        new ClaimsAction(stack, id, { ...required, bind: true, tenant, clientId: 'client-a' });
    });

    const bindings = Object.entries(template.all('auth0_trigger_action'));
    const names = bindings.map(([name]) => `auth0_trigger_action.${name}`);
    expect(bindings.map(([, { depends_on: earlier = [] }]) => earlier)).toEqual([
      [],
      names.slice(0, 1),
      names.slice(0, 2),
    ]);
  });

  test.each([true, false])(
    'releases the list of the trigger if it managed the list before, bound or not: %s',
    (bind) => {
      const { removed } = action({ bind }).json;

      expect(removed).toEqual([
        { from: 'auth0_trigger_actions.Claims_Binding_6297044C', lifecycle: { destroy: false } },
      ]);
    },
  );

  test('adds the claims of a user to the tokens of its application', async () => {
    expect(await claimsOf('client-a')).toEqual({ 'https://example.com/team': ['red'], nick: 'ada' });
  });

  test('empties the claims of roles after a user lost the property, because Cognito keeps the former value of a missing claim', async () => {
    expect(await claimsOf('client-a', ['none', 'nick'])).toEqual({
      'https://example.com/team': ['red'],
      nick: 'ada',
      none: '',
    });
  });

  test('does not change the tokens of other applications', async () => {
    expect(await claimsOf('client-b')).toEqual({});
  });

  test.each<[string, Partial<ClaimsActionSettings>, string]>([
    ['no claims', { claims: {} }, 'ERR_LIST_EMPTY'],
    ['a registered claim', { claims: { sub: 'user_id' } }, 'ERR_CLAIM_NAME_INVALID'],
    ['code as a source', { claims: { a: 'x); process.exit(' } }, 'ERR_CLAIM_SOURCE_INVALID'],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => action(settings))).toEqual([code]);
  });
});
