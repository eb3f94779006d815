import { decodeJwt } from 'jose';
import { CALLBACK, HOST, POOL } from '../support/configuration';
import { VERIFIER, World, address } from '../support/world';
import type { Changes } from '../support/world';

const NAME = 'Grace';
const PASSWORD = 'Correct-horse-1';

describe('native sign-in', () => {
  let world: World;
  beforeEach(async () => {
    world = await new World().start();
    const user = { UserPoolId: POOL, Username: NAME };
    await world.call('cognito-idp:AdminCreateUser', {
      ...user,
      UserAttributes: [{ Name: 'email', Value: 'grace@shop.example' }],
    });
    await world.call('cognito-idp:AdminSetUserPassword', { ...user, Password: PASSWORD, Permanent: true });
  });
  afterEach(() => world.stop());

  const post = async (username: string, password: string, changes: Changes = {}) => {
    const { body } = await world.browser.go(address('/login', changes));
    const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
    return world.browser.post(address('/login', changes), { _csrf: csrf, username, password });
  };

  test('signs in with the password, in any letter case of the name in a case-insensitive pool', async () => {
    const { location } = await post('GRACE', PASSWORD);

    const { json } = await world.token({
      grant_type: 'authorization_code',
      client_id: 'web',
      code: location?.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });
    const claims = decodeJwt(json.id_token ?? '');
    expect(claims).toMatchObject({ 'cognito:username': 'grace', email: 'grace@shop.example', token_use: 'id' });
    expect(claims).not.toHaveProperty('identities');
    expect(claims).not.toHaveProperty('cognito:groups');
  });

  test.each([
    ['a wrong password', NAME, 'Wrong-horse-1'],
    ['an unknown user', 'nobody', PASSWORD],
    ['an empty password', NAME, ''],
  ])('gives the same answer to %s', async (_what, username, password) => {
    const { status, body } = await post(username, password);

    expect(status).toBe(400);
    expect(body).toContain('Incorrect username or password.');
    expect(world.browser.cookies(HOST).has('cognito')).toBe(false);
  });

  test('does not sign a federated user in with a password', async () => {
    await world.signIn();
    world.browser = world.newBrowser();

    const { body } = await post('auth0_auth0|abc123', '');

    expect(body).toContain('Incorrect username or password.');
  });

  test.each([
    ['a verified e-mail address if the pool allows it as an alias', { AliasAttributes: ['email'] }, true, 302],
    ['an unverified e-mail address', { AliasAttributes: ['email'] }, false, 400],
    ['an e-mail address if the pool does not allow it', {}, true, 400],
    ['an e-mail address that is the username', { UsernameAttributes: ['email'] }, false, 302],
  ])('handles %s', async (_what, settings, verified, expected) => {
    world.configuration.settings = settings;
    const attributes = [{ Name: 'email_verified', Value: String(verified) }];
    await world.call('cognito-idp:AdminUpdateUserAttributes', {
      UserPoolId: POOL,
      Username: NAME,
      UserAttributes: attributes,
    });

    const { status } = await post('grace@shop.example', PASSWORD);

    expect(status).toBe(expected);
  });

  test('finds the native user by an alias that a federated user also has', async () => {
    world.configuration.settings = { AliasAttributes: ['name'] };
    const deleted = { UserPoolId: POOL, Username: NAME };
    await world.call('cognito-idp:AdminDeleteUser', deleted);
    await world.signIn();
    await world.call('cognito-idp:AdminCreateUser', { ...deleted, UserAttributes: [{ Name: 'name', Value: 'Ada' }] });
    await world.call('cognito-idp:AdminSetUserPassword', { ...deleted, Password: PASSWORD, Permanent: true });

    const { status } = await post('Ada', PASSWORD);

    expect(status).toBe(302);
  });

  test('refuses a disabled user', async () => {
    await world.call('cognito-idp:AdminDisableUser', { UserPoolId: POOL, Username: NAME });

    const { body } = await post(NAME, PASSWORD);

    expect(body).toContain('User is disabled.');
  });

  test('reports that the second factor of the pool is not rehearsed', async () => {
    world.configuration.settings = { MfaConfiguration: 'ON' };

    const { status, body } = await post(NAME, PASSWORD);

    expect(status).toBe(400);
    expect(body).toContain('not rehearsed: second factor (MFA) of a native user');
  });

  test('reports that changing a temporary password is not rehearsed', async () => {
    const temporary = { UserPoolId: POOL, Username: NAME, Password: 'Temporary-1!', Permanent: false };
    await world.call('cognito-idp:AdminSetUserPassword', temporary);

    const { body } = await post(NAME, 'Temporary-1!');

    expect(body).toContain('not rehearsed: new password of a native user');
  });

  test('refuses a client without native users', async () => {
    const { body: page } = await world.browser.go(address('/login', { client_id: 'auth0only' }));
    await world.browser.go(address('/login'));
    const csrf = world.browser.cookies(HOST).get('XSRF-TOKEN') ?? '';

    const form = { _csrf: csrf, username: NAME, password: PASSWORD };
    const { status, body } = await world.browser.post(address('/login', { client_id: 'auth0only' }), form);

    expect(page).not.toContain('type="password"');
    expect(status).toBe(400);
    expect(body).toContain('Login option is not available');
  });

  test.each([
    ['without a form token', ''],
    ['with a forged form token', 'forged'],
  ])('refuses a form %s', async (_how, csrf) => {
    await world.browser.go(address('/login'));

    const { status } = await world.browser.post(address('/login'), { _csrf: csrf, username: NAME, password: PASSWORD });

    expect(status).toBe(403);
  });

  test('refuses a form from a browser without the cookie', async () => {
    const { status } = await world.browser.post(address('/login'), { _csrf: '', username: NAME, password: PASSWORD });

    expect(status).toBe(403);
  });

  test('refuses a form that is too large', async () => {
    const { status } = await post(NAME, 'x'.repeat(70_000));

    expect(status).toBe(413);
  });
});
