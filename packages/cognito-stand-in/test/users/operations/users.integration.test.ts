import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { notRehearsedOperations } from '../../../src/aws/not-rehearsed-operations';
import { POOL, attribute, pool } from '../../support/configuration';
import { AwsFront } from '../../support/aws-front';
import { modelledExchanges } from '../../support/modelled';
import { World } from '../../support/world';

const FEDERATED = 'auth0_auth0|abc123';

describe('users, as returned by the AWS SDK', () => {
  const record = modelledExchanges();
  let world: World;
  let front: AwsFront;
  let sdk: CognitoIdentityProviderClient;
  beforeEach(async () => {
    world = await new World().start();
    front = new AwsFront(world, record);
    const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
    sdk = new CognitoIdentityProviderClient({ region: 'eu-central-1', endpoint: await front.start(), credentials });
  });
  afterEach(async () => {
    sdk.destroy();
    await front.stop();
    await world.stop();
  });

  const of = (Username: string) => ({ UserPoolId: POOL, Username });

  test('shows a federated user in the pool', async () => {
    await world.signIn();

    const user = await sdk.send(new AdminGetUserCommand(of(FEDERATED)));
    const { Users } = await sdk.send(new ListUsersCommand({ UserPoolId: POOL, Filter: 'email = "ada@shop.example"' }));

    expect(user).toMatchObject({ Username: FEDERATED, UserStatus: 'EXTERNAL_PROVIDER', Enabled: true });
    expect(user.UserCreateDate?.getTime()).toBe(world.now);
    const attributes = Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
    expect(attributes).toMatchObject({ email: 'ada@shop.example', email_verified: 'false', name: 'Ada' });
    expect(JSON.parse(attributes.identities ?? '')).toEqual([
      {
        userId: 'auth0|Abc123',
        providerName: 'Auth0',
        providerType: 'OIDC',
        issuer: null,
        primary: true,
        dateCreated: world.now,
      },
    ]);
    expect(Users?.map(({ Username }) => Username)).toEqual([FEDERATED]);
  });

  test('creates, changes and deletes a native user', async () => {
    const { User } = await sdk.send(
      new AdminCreateUserCommand({ ...of('Grace'), UserAttributes: [{ Name: 'email', Value: 'g@shop.example' }] }),
    );
    await sdk.send(new AdminSetUserPasswordCommand({ ...of('grace'), Password: 'Correct-horse-1', Permanent: true }));
    await sdk.send(
      new AdminUpdateUserAttributesCommand({ ...of('grace'), UserAttributes: [{ Name: 'name', Value: 'G' }] }),
    );
    const changed = await sdk.send(new AdminGetUserCommand(of('grace')));
    await sdk.send(new AdminDeleteUserCommand(of('grace')));

    expect(User).toMatchObject({ Username: 'grace', UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
    expect(changed.UserStatus).toBe('CONFIRMED');
    expect(changed.UserAttributes).toContainEqual({ Name: 'name', Value: 'G' });
    await expect(sdk.send(new AdminGetUserCommand(of('grace')))).rejects.toThrow('User does not exist.');
    expect(world.log).toContain(`${POOL}: invitation to grace not sent`);
  });

  test('uses the sub as the username if users sign in with an e-mail address', async () => {
    world.configuration.settings = { UsernameAttributes: ['email'] };

    const { User } = await sdk.send(new AdminCreateUserCommand(of('g@shop.example')));

    expect(User?.Username).toMatch(/^[0-9a-f-]{36}$/);
    expect(User?.Attributes).toContainEqual({ Name: 'email', Value: 'g@shop.example' });
    await expect(sdk.send(new AdminCreateUserCommand(of('G@shop.example')))).rejects.toMatchObject({
      name: 'UsernameExistsException',
    });
    await expect(sdk.send(new AdminCreateUserCommand(of('grace')))).rejects.toThrow('Username should be email.');
  });

  test.each([
    ['a name that is taken', () => new AdminCreateUserCommand(of('GRACE')), 'UsernameExistsException'],
    [
      'an unknown attribute',
      () => new AdminCreateUserCommand({ ...of('x'), UserAttributes: [{ Name: 'shoe', Value: '1' }] }),
      'InvalidParameterException',
    ],
    [
      'a given sub',
      () => new AdminCreateUserCommand({ ...of('x'), UserAttributes: [{ Name: 'sub', Value: '1' }] }),
      'InvalidParameterException',
    ],
    [
      'a weak password',
      () => new AdminSetUserPasswordCommand({ ...of('grace'), Password: 'weak' }),
      'InvalidPasswordException',
    ],
    [
      'a password without symbols',
      () => new AdminSetUserPasswordCommand({ ...of('grace'), Password: 'Abcdefgh1' }),
      'InvalidPasswordException',
    ],
    ['an unknown user', () => new AdminDisableUserCommand(of('nobody')), 'UserNotFoundException'],
    ['an unknown pool', () => new ListUsersCommand({ UserPoolId: 'eu-central-1_Nobody' }), 'ResourceNotFoundException'],
    [
      'an immutable attribute',
      () => new AdminUpdateUserAttributesCommand({ ...of('grace'), UserAttributes: [{ Name: 'name', Value: 'x' }] }),
      'InvalidParameterException',
    ],
    [
      'an invalid filter',
      () => new ListUsersCommand({ UserPoolId: POOL, Filter: 'email is x' }),
      'InvalidParameterException',
    ],
    [
      'a filter on another attribute',
      () => new ListUsersCommand({ UserPoolId: POOL, Filter: 'nickname = "x"' }),
      'InvalidParameterException',
    ],
    [
      'a page that is too large',
      () => new ListUsersCommand({ UserPoolId: POOL, Limit: 61 }),
      'InvalidParameterException',
    ],
    ['a username that is too long', () => new AdminGetUserCommand(of('x'.repeat(129))), 'InvalidParameterException'],
    [
      'an unknown group',
      () => new AdminAddUserToGroupCommand({ ...of('grace'), GroupName: 'nobody' }),
      'ResourceNotFoundException',
    ],
    [
      'sign-up, which is not rehearsed',
      () => new SignUpCommand({ ClientId: 'web', Username: 'x', Password: 'y' }),
      'InvalidParameterException',
    ],
  ])('refuses %s', async (_what, command, name) => {
    const attributes = pool(POOL).attributes.map((entry) =>
      entry.name === 'name' ? attribute('name', { mutable: false }) : entry,
    );
    world.configuration.pools = [pool(POOL, { attributes })];
    await sdk.send(new AdminCreateUserCommand(of('grace')));

    await expect(sdk.send(command() as ListUsersCommand)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('refuses every operation that is not rehearsed, with its name', () => {
    const names = Object.keys(notRehearsedOperations());

    expect(names.length).toBeGreaterThan(35);
    for (const name of names) {
      const operation = world.standIn.operations[name as 'cognito-idp:SignUp'] as () => never;
      expect(operation).toThrow(`not rehearsed: ${name}`);
    }
  });

  test('lists users page by page', async () => {
    for (const name of ['a', 'b', 'c']) await sdk.send(new AdminCreateUserCommand(of(name)));

    const first = await sdk.send(new ListUsersCommand({ UserPoolId: POOL, Limit: 2, AttributesToGet: ['email'] }));
    const second = await sdk.send(new ListUsersCommand({ UserPoolId: POOL, PaginationToken: first.PaginationToken }));

    expect([first, second].map(({ Users }) => Users?.map(({ Username }) => Username))).toEqual([['a', 'b'], ['c']]);
    expect(first.Users?.[0]?.Attributes).toEqual([]);
    expect(second.PaginationToken).toBeUndefined();
  });

  test.each([
    ['username ^= "AUTH0_"', []],
    ['username ^= "auth0_"', [FEDERATED]],
    ['cognito:user_status = "EXTERNAL_PROVIDER"', [FEDERATED]],
    ['status = "Disabled"', []],
    ['"name" = "Ada"', [FEDERATED]],
  ])('filters users by %s', async (Filter, expected) => {
    await world.signIn();

    const { Users } = await sdk.send(new ListUsersCommand({ UserPoolId: POOL, Filter }));

    expect(Users?.map(({ Username }) => Username)).toEqual(expected);
  });

  test('shows groups and their roles in the next tokens', async () => {
    world.configuration.groups = [
      { GroupName: 'staff', RoleArn: 'arn:aws:iam::111122223333:role/staff', Precedence: 5 },
      { GroupName: 'admins', RoleArn: 'arn:aws:iam::111122223333:role/admins', Precedence: 1 },
    ];
    await world.signIn();
    for (const GroupName of ['staff', 'admins'])
      await sdk.send(new AdminAddUserToGroupCommand({ ...of(FEDERATED), GroupName }));

    const { Groups } = await sdk.send(new AdminListGroupsForUserCommand(of(FEDERATED)));
    const { Users } = await sdk.send(new ListUsersInGroupCommand({ UserPoolId: POOL, GroupName: 'staff' }));
    const claims = decodeJwt((await world.tokens()).id_token);
    await sdk.send(new AdminRemoveUserFromGroupCommand({ ...of(FEDERATED), GroupName: 'admins' }));
    const after = decodeJwt((await world.tokens()).id_token);

    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual([`${POOL}_Auth0`, 'staff', 'admins']);
    expect(Users?.map(({ Username }) => Username)).toEqual([FEDERATED]);
    expect(claims).toMatchObject({
      'cognito:groups': [`${POOL}_Auth0`, 'staff', 'admins'],
      'cognito:roles': ['arn:aws:iam::111122223333:role/staff', 'arn:aws:iam::111122223333:role/admins'],
      'cognito:preferred_role': 'arn:aws:iam::111122223333:role/admins',
    });
    expect(after['cognito:preferred_role']).toBe('arn:aws:iam::111122223333:role/staff');
  });
});
