import { decodeJwt } from 'jose';
import type { JsonObject } from '../../../src/aws/api';
import { attribute, POOL, pool } from '../../support/configuration';
import { World } from '../../support/world';

const SUBJECT = 'auth0|Abc123';

let world: World;
beforeEach(async () => {
  world = await new World().start();
  await create('grace');
});
afterEach(() => world.stop());

async function create(Username: string): Promise<void> {
  const UserAttributes = [
    { Name: 'email', Value: `${Username}@example.com` },
    { Name: 'email_verified', Value: 'true' },
  ];
  await world.call('cognito-idp:AdminCreateUser', {
    UserPoolId: POOL,
    Username,
    UserAttributes,
    MessageAction: 'SUPPRESS',
  });
  await world.call('cognito-idp:AdminSetUserPassword', {
    UserPoolId: POOL,
    Username,
    Password: 'Correct-horse-1',
    Permanent: true,
  });
}

const NATIVE = { ProviderName: 'Cognito', ProviderAttributeValue: 'grace' };
const AUTH0 = { ProviderName: 'Auth0', ProviderAttributeName: 'Cognito_Subject', ProviderAttributeValue: SUBJECT };

const link = (source: JsonObject = {}, destination: JsonObject = {}) =>
  world.call('cognito-idp:AdminLinkProviderForUser', {
    UserPoolId: POOL,
    DestinationUser: { ...NATIVE, ...destination },
    SourceUser: { ...AUTH0, ...source },
  });
const user = async (Username: string) => world.call('cognito-idp:AdminGetUser', { UserPoolId: POOL, Username });
const attributesOf = async (name: string) =>
  Object.fromEntries(
    ((await user(name)).UserAttributes as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]),
  );

test('a linked identity signs in as the user, with the same sub, and updates its attributes', async () => {
  const { sub } = await attributesOf('grace');
  await link();

  const claims = decodeJwt((await world.tokens()).id_token);

  expect(claims).toMatchObject({ sub, 'cognito:username': 'grace' });
  expect(claims.identities).toEqual([
    expect.objectContaining({ userId: SUBJECT, providerName: 'Auth0', providerType: 'OIDC', primary: 'false' }),
  ]);
  const attributes = await attributesOf('grace');
  expect(JSON.parse(attributes.identities ?? '')).toMatchObject([{ userId: SUBJECT, primary: false }]);
  expect(attributes.email).toBe('ada@shop.example');
  expect(((await world.call('cognito-idp:ListUsers', { UserPoolId: POOL })).Users as object[]).length).toBe(1);
});

test('a function that links the identity makes its first sign-in fail, and the next one work', async () => {
  world.configuration.pools = [pool(POOL, { lambdaTriggers: { PreSignUp: { arn: 'link', version: 'V1_0' } } })];
  world.invokeFunction = async ({ event }) => {
    await link();
    return { payload: event };
  };

  const { location } = await world.signIn();

  expect(location?.searchParams.get('error_description')).toBe(
    'Already found an entry for username auth0_auth0|abc123',
  );
  expect(decodeJwt((await world.tokens()).id_token)['cognito:username']).toBe('grace');
});

describe('a link is refused', () => {
  const code = (error: string, message?: string) =>
    expect.objectContaining({ code: error, ...(message && { message: expect.stringContaining(message) as string }) });

  test.each<[string, JsonObject, JsonObject, unknown]>([
    ['of a native user', { ProviderName: 'Cognito' }, {}, code('InvalidParameterException', 'Invalid SourceUser')],
    ['of an unknown provider', { ProviderName: 'other' }, {}, code('ResourceNotFoundException')],
    ['to an unknown user', {}, { ProviderAttributeValue: 'nobody' }, code('UserNotFoundException')],
    [
      'by another attribute',
      { ProviderAttributeName: 'email' },
      {},
      code('InvalidParameterException', 'not rehearsed'),
    ],
  ])('%s', async (_, source, destination, error) => {
    await expect(link(source, destination)).rejects.toEqual(error);
  });

  test('of an identity that signed in before', async () => {
    await world.tokens();

    await expect(link()).rejects.toEqual(code('InvalidParameterException', 'Merging is not currently supported'));
  });

  test('of an identity that is linked, and of a sixth one', async () => {
    await create('ann');
    await link();

    await expect(link()).rejects.toEqual(code('InvalidParameterException', 'already linked'));
    await expect(link({}, { ProviderAttributeValue: 'ann' })).rejects.toEqual(code('AliasExistsException'));
    for (const id of ['b', 'c', 'd', 'e']) await link({ ProviderAttributeValue: id });
    await expect(link({ ProviderAttributeValue: 'f' })).rejects.toEqual(code('LimitExceededException'));
  });

  test('to a user with an immutable attribute', async () => {
    const attributes = [...world.configuration.pools[0]!.attributes, attribute('custom:badge', { mutable: false })];
    world.configuration.pools = [pool(POOL, { attributes })];
    await world.call('cognito-idp:AdminCreateUser', {
      UserPoolId: POOL,
      Username: 'joan',
      UserAttributes: [{ Name: 'custom:badge', Value: '1' }],
      MessageAction: 'SUPPRESS',
    });

    await expect(link({}, { ProviderAttributeValue: 'joan' })).rejects.toEqual(code('InvalidParameterException'));
  });
});
