import { decodeJwt } from 'jose';
import type { InvocationResult } from '../../src/functions/invoke';
import { POOL, pool } from '../support/configuration';
import { World } from '../support/world';

interface Event {
  readonly version: string;
  readonly triggerSource: string;
  readonly callerContext: { readonly clientId: string };
  readonly response: Record<string, unknown>;
}
/** Fills the response of an event from a pool, or returns something else. */
type Handler = (event: Event) => unknown;

let world: World;
/** Events of all calls, in order. */
let events: Event[];
beforeEach(async () => {
  world = await new World().start();
  events = [];
});
afterEach(() => world.stop());

/** Sets the functions of the pool by trigger. */
function withFunctions(handlers: Readonly<Record<string, Handler>>, version = 'V2_0'): void {
  const lambdaTriggers = Object.fromEntries(
    Object.keys(handlers).map((trigger) => [
      trigger,
      { arn: trigger, version: trigger === 'PreTokenGeneration' ? version : 'V1_0' },
    ]),
  );
  world.configuration.pools = [pool(POOL, { lambdaTriggers })];
  world.invokeFunction = ({ functionArn, event }) => {
    events.push(structuredClone(event) as Event);
    try {
      return Promise.resolve({ payload: handlers[functionArn]!(event as Event) || event });
    } catch (error) {
      return Promise.resolve({ error: (error as Error).message });
    }
  };
}

const tokens = (handler: Handler, version = 'V2_0') => withFunctions({ PreTokenGeneration: handler }, version);

/** Makes every call of the pool's pre token generation function return a result. */
function withResult(result: InvocationResult): void {
  tokens(() => undefined);
  world.invokeFunction = () => Promise.resolve(result);
}

const refuse = (message: string) => () => {
  throw new Error(message);
};

describe('pre token generation', () => {
  test('of the second version receives both tokens and scopes, and changes them', async () => {
    tokens((event) => {
      event.response.claimsAndScopeOverrideDetails = {
        idTokenGeneration: {
          claimsToAddOrOverride: { plan: { name: 'gold', seats: 3 }, sub: 'x' },
          claimsToSuppress: ['email', 'aud'],
        },
        accessTokenGeneration: {
          claimsToAddOrOverride: { tenant: 'acme', iss: 'x', aud: event.callerContext.clientId },
          scopesToAdd: ['orders/write', 'aws.cognito.signin.user.admin'],
          scopesToSuppress: ['email'],
        },
      };
    });

    const { id_token, access_token } = await world.tokens();

    const [id, access] = [decodeJwt(id_token), decodeJwt(access_token)];
    expect(id).toMatchObject({ plan: { name: 'gold', seats: 3 }, aud: 'web' });
    expect(id.sub).toBe(access.sub);
    expect(id).not.toHaveProperty('email');
    expect(access).toMatchObject({ tenant: 'acme', aud: 'web', scope: 'openid orders/write' });
    expect(access.iss).toBe(id.iss);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      version: '2',
      triggerSource: 'TokenGeneration_HostedAuth',
      region: 'eu-central-1',
      userPoolId: POOL,
      userName: id['cognito:username'],
      callerContext: { clientId: 'web' },
      request: {
        userAttributes: { sub: id.sub, 'cognito:user_status': 'EXTERNAL_PROVIDER', identities: expect.any(String) },
        groupConfiguration: { groupsToOverride: [`${POOL}_Auth0`], iamRolesToOverride: [], preferredRole: null },
        scopes: ['openid', 'email'],
      },
      response: { claimsAndScopeOverrideDetails: null },
    });
  });

  test('of the first version changes the ID token only', async () => {
    tokens((event) => {
      event.response.claimsOverrideDetails = {
        claimsToAddOrOverride: { plan: 'gold' },
        groupOverrideDetails: { groupsToOverride: ['admins'], iamRolesToOverride: ['arn:r'], preferredRole: 'arn:r' },
      };
    }, 'V1_0');

    const { id_token, access_token } = await world.tokens();

    const groups = { 'cognito:groups': ['admins'] };
    expect(decodeJwt(id_token)).toMatchObject({ plan: 'gold', ...groups, 'cognito:preferred_role': 'arn:r' });
    expect(decodeJwt(access_token)).toMatchObject(groups);
    expect(decodeJwt(access_token)).not.toHaveProperty('plan');
  });

  test.each([{}, null])('suppresses all groups with %j', async (groupOverrideDetails) => {
    tokens((event) => void (event.response.claimsAndScopeOverrideDetails = { groupOverrideDetails }));

    expect(decodeJwt((await world.tokens()).id_token)).not.toHaveProperty('cognito:groups');
  });

  test('runs again at a refresh', async () => {
    tokens((event) => {
      event.response.claimsAndScopeOverrideDetails = {
        accessTokenGeneration: { claimsToAddOrOverride: { source: event.triggerSource } },
      };
    });
    const { refresh_token } = await world.tokens();

    const { json } = await world.token({ grant_type: 'refresh_token', client_id: 'web', refresh_token });

    expect(decodeJwt(json.access_token!).source).toBe('TokenGeneration_RefreshTokens');
  });

  test.each<[string, Handler, string, string]>([
    ['throws', refuse('not invited'), 'V2_0', 'PreTokenGeneration failed with error not invited.'],
    ['drops the event', () => ({}), 'V2_0', 'Unrecognizable lambda output'],
    [
      'returns a list in the first version',
      (event) => void (event.response.claimsOverrideDetails = { claimsToAddOrOverride: { roles: ['a'] } }),
      'V1_0',
      'Unrecognizable lambda output',
    ],
  ])('that %s results in an error for the application, and no code', async (_what, handler, version, error) => {
    tokens(handler, version);

    const { location } = await world.signIn();

    expect(Object.fromEntries(location!.searchParams)).toEqual({
      error: 'invalid_request',
      error_description: error,
      state: 'app-state',
    });
  });

  test.each<[string, InvocationResult, string]>([
    ['does not answer', { noAnswer: true }, 'Socket timeout while invoking Lambda function.'],
    ['the pool may not invoke', { denied: true }, 'AccessDeniedException.'],
  ])('that %s is an error of the sign-in', async (_what, result, reason) => {
    withResult(result);

    const { location } = await world.signIn();

    expect(location?.searchParams.get('error_description')).toBe(
      `PreTokenGeneration invocation failed due to error ${reason}`,
    );
  });

  test('that fails at a refresh results in invalid_grant', async () => {
    tokens((event) => event.triggerSource.endsWith('RefreshTokens') && refuse('left')());
    const { refresh_token } = await world.tokens();

    const { status, json } = await world.token({ grant_type: 'refresh_token', client_id: 'web', refresh_token });

    expect([status, json.error]).toEqual([400, 'invalid_grant']);
  });
});

test('a federated user triggers the functions of sign-up first, and those of sign-in later', async () => {
  const names = ['PreSignUp', 'PostConfirmation', 'PreAuthentication', 'PostAuthentication'];
  withFunctions(Object.fromEntries(names.map((name) => [name, () => undefined])));
  const sources = () => events.splice(0).map(({ triggerSource }) => triggerSource);

  await world.tokens();
  expect(sources()).toEqual(['PreSignUp_ExternalProvider', 'PostConfirmation_ConfirmSignUp']);

  await world.tokens();
  expect(sources()).toEqual(['PreAuthentication_Authentication', 'PostAuthentication_Authentication']);
});

test('a function that refuses a sign-up leaves no user', async () => {
  withFunctions({ PreSignUp: refuse('not invited') });

  const { location } = await world.signIn();

  expect(location?.searchParams.get('error_description')).toBe('PreSignUp failed with error not invited.');
  expect((await world.call('cognito-idp:ListUsers', { UserPoolId: POOL })).Users).toEqual([]);
});

test('the log lists each trigger function that is not run', async () => {
  const names = ['PreSignUp', 'PreTokenGeneration', 'PostAuthentication'];
  withFunctions(Object.fromEntries(names.map((name) => [name, () => undefined])));
  world.invokeFunction = () => Promise.resolve({ notRun: 'no code' });

  await world.tokens();
  const first = world.log.filter((line) => line.includes('not run'));
  await world.tokens();

  expect(first.map((line) => /trigger (\w+)/.exec(line)?.[1])).toEqual(['PreSignUp', 'PreTokenGeneration']);
  expect(world.log.filter((line) => line.includes('PostAuthentication'))).toHaveLength(1);
});
