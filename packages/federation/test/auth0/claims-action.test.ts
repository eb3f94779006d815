import { runInNewContext } from 'node:vm';

import { ClaimsAction, type ClaimsActionSettings } from '../../src';
import { codesOf } from '../faults';
import { tenantIn } from '../parts';
import { synthesize } from '../template';

const required = {
  name: 'acme claims',
  claims: { 'https://example.com/team': 'app_metadata.team', nick: 'nickname', none: 'user_metadata.a.b' },
} as const;

const action = (settings: Partial<ClaimsActionSettings> = {}) =>
  synthesize(
    (stack) =>
      new ClaimsAction(stack, 'Claims', { ...required, ...settings, tenant: tenantIn(stack), clientId: 'client-a' }),
  );

/** What the action's code puts into the ID token of a user. */
async function claimsOf(clientId: string): Promise<Record<string, unknown>> {
  const claims: Record<string, unknown> = {};
  const module = { exports: {} as Record<string, (event: object, api: object) => Promise<void>> };
  runInNewContext(String(action().only('auth0_action').code), { exports: module.exports });
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
  test('makes a deployed action and leaves the trigger alone', () => {
    const template = action();

    expect(template.counts()).toEqual({ auth0_action: 1, 'data.auth0_tenant': 1 });
    expect(template.only('auth0_action')).toMatchObject({
      name: 'acme claims',
      deploy: true,
      supported_triggers: { id: 'post-login', version: 'v3' },
      secrets: [{ name: 'CLIENT_ID', value: 'client-a' }],
    });
  });

  test('binds the action after others where it is told to', () => {
    const template = action({ bind: true, precedingActions: [{ id: 'a-1', displayName: 'first' }] });

    const [id] = Object.keys(template.all('auth0_action'));
    expect(template.only('auth0_trigger_actions')).toEqual({
      trigger: 'post-login',
      actions: [
        { id: 'a-1', display_name: 'first' },
        { id: `\${auth0_action.${id}.id}`, display_name: 'acme claims' },
      ],
    });
  });

  test('adds the claims that a user has to the tokens of its application', async () => {
    expect(await claimsOf('client-a')).toEqual({ 'https://example.com/team': ['red'], nick: 'ada' });
  });

  test('leaves the tokens of other applications alone', async () => {
    expect(await claimsOf('client-b')).toEqual({});
  });

  test.each<[string, Partial<ClaimsActionSettings>, string]>([
    ['no claims', { claims: {} }, 'ERR_LIST_EMPTY'],
    ['a registered claim', { claims: { sub: 'user_id' } }, 'ERR_CLAIM_NAME_INVALID'],
    ['code as a source', { claims: { a: 'x); process.exit(' } }, 'ERR_CLAIM_SOURCE_INVALID'],
    [
      'preceding actions without binding',
      { precedingActions: [{ id: 'a', displayName: 'a' }] },
      'ERR_PRECEDING_WITHOUT_BIND',
    ],
  ])('refuses %s', (_, settings, code) => {
    expect(codesOf(() => action(settings))).toEqual([code]);
  });
});
