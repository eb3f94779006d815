import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { Authenticator } from '../support/authenticator';
import type { Deviation } from '../support/authenticator';
import type { Answer } from '../support/browser';
import { CALLBACK, HOST, POOL } from '../support/configuration';
import { VERIFIER, World, address } from '../support/world';

const NAME = 'grace';
const PASSWORD = 'Correct-horse-1';
const ADD = `https://${HOST}/passkeys/add?${new URLSearchParams({ client_id: 'web', redirect_uri: CALLBACK }).toString()}`;

/** A hidden field of a page's form. */
const field = ({ body }: Answer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

/** The options that a page passes to the browser. */
function optionsOf<T>({ body }: Answer): T {
  const text = /data-options="([^"]+)"/.exec(body)?.[1]?.replaceAll('&quot;', '"') ?? '';
  return JSON.parse(text) as T;
}

describe('passkeys in managed login', () => {
  let world: World;
  beforeEach(async () => {
    world = await new World().start();
    world.configuration.settings = {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    };
    world.configuration.mfa = { WebAuthnConfiguration: { RelyingPartyId: HOST, UserVerification: 'required' } };
    world.configuration.change('domains', 0, { managedLoginVersion: 2 });
    world.configuration.branded = ['web', 'auth0only'];
    world.configuration.changeClient('web', { authFlows: ['ALLOW_USER_AUTH'] });
    const user = { UserPoolId: POOL, Username: NAME };
    await world.call('cognito-idp:AdminCreateUser', user);
    await world.call('cognito-idp:AdminSetUserPassword', { ...user, Password: PASSWORD, Permanent: true });
  });
  afterEach(() => world.stop());

  const post = async (form: Record<string, string>) => {
    const page = await world.browser.go(address('/login'));
    return world.browser.post(address('/login'), { _csrf: field(page, '_csrf'), ...form });
  };
  const add = async (authenticator: Authenticator, deviation?: Deviation) => {
    const page = await world.browser.go(ADD);
    const credential = authenticator.create(optionsOf(page), deviation);
    return world.browser.post(ADD, { _csrf: field(page, '_csrf'), credential: JSON.stringify(credential) });
  };
  const use = (question: Answer, authenticator: Authenticator, deviation?: Deviation) =>
    world.browser.post(address('/login'), {
      _csrf: field(question, '_csrf'),
      session: field(question, 'session'),
      credential: JSON.stringify(authenticator.get(optionsOf(question), deviation)),
    });
  const withPasskey = async () => {
    const authenticator = new Authenticator();
    await post({ username: NAME, password: PASSWORD });
    const { location } = await add(authenticator);
    world.browser = world.newBrowser();
    return { authenticator, location };
  };

  test('a user who signed in adds a passkey and signs in with it in another browser', async () => {
    const { authenticator, location } = await withPasskey();
    const question = await post({ username: NAME.toUpperCase(), passkey: 'use' });
    const answer = await use(question, authenticator);
    const { json } = await world.token({
      grant_type: 'authorization_code',
      client_id: 'web',
      code: answer.location?.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });

    expect(location?.href).toBe(`${CALLBACK}?result=success`);
    expect(optionsOf(question)).toMatchObject({ rpId: HOST, userVerification: 'required' });
    expect(decodeJwt(json.id_token ?? '')).toMatchObject({ 'cognito:username': NAME });
    expect(world.browser.cookies(HOST).has('cognito')).toBe(true);
  });

  test('a refused passkey can be tried again, and a challenge is valid once', async () => {
    const { authenticator } = await withPasskey();
    const question = await post({ username: NAME, passkey: 'use' });

    const refused = await use(question, authenticator, { verifiesUser: false });
    const late = await use(question, authenticator);
    const accepted = await use(refused, authenticator);

    expect(refused.status).toBe(400);
    expect(refused.body).toContain('The passkey is not accepted.');
    expect(late.body).toContain('The sign-in with a passkey took too long. Try again.');
    expect(accepted.location?.searchParams.has('code')).toBe(true);
  });

  test.each([
    ['a username without a passkey', NAME, 'No passkey can be used for this username.'],
    ['an unknown username', 'unknown', 'No passkey can be used for this username.'],
    ['no username', '', 'Enter your username to sign in with a passkey.'],
  ])('explains why %s cannot sign in with a passkey', async (_what, username, reason) => {
    const { status, body } = await post({ username, passkey: 'use' });

    expect(status).toBe(400);
    expect(body).toContain(reason);
  });

  test.each([
    ['the pool does not allow passkeys', () => (world.configuration.settings = {})],
    ['the client lacks the flow', () => world.configuration.changeClient('web', { authFlows: [] })],
    ['the pages are the classic ones', () => world.configuration.change('domains', 0, { managedLoginVersion: 1 })],
  ])('offers no passkey if %s', async (_what, change) => {
    const before = await world.browser.go(address('/login'));
    change();
    const after = await world.browser.go(address('/login'));
    const posted = await post({ username: NAME, passkey: 'use' });

    expect(before.body).toContain('Sign in with a passkey');
    expect(after.body).not.toContain('Sign in with a passkey');
    expect(posted.body).toContain('Login option is not available');
  });

  test('returns to the application without a session, and for a federated user', async () => {
    const without = await world.browser.go(ADD);
    await world.signIn();
    const federated = await world.browser.go(ADD);

    for (const { location } of [without, federated]) expect(location?.href).toBe(`${CALLBACK}?result=invalid_session`);
  });

  test('refuses a passkey of another origin, and reports why', async () => {
    await post({ username: NAME, password: PASSWORD });

    const { status, body } = await add(new Authenticator(), { origin: 'https://evil.example' });

    expect(status).toBe(400);
    expect(body).toContain('The origin https://evil.example is not of the relying party');
  });

  test('refuses a URL that is not registered, a form of another site, and the classic pages', async () => {
    await post({ username: NAME, password: PASSWORD });
    const elsewhere = await world.browser.go(ADD.replace('callback', 'elsewhere'));
    const foreign = await world.browser.post(ADD, { credential: '{}' });
    world.configuration.change('domains', 0, { managedLoginVersion: 1 });
    const classic = await world.browser.go(ADD);

    expect(elsewhere.location?.pathname).toBe('/error');
    expect(foreign.status).toBe(403);
    expect(classic.status).toBe(404);
  });

  test('allows only the script of the page', async () => {
    await post({ username: NAME, password: PASSWORD });

    const { headers, body } = await world.browser.go(ADD);

    const script = /<script>([\s\S]*?)<\/script>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(headers['content-security-policy']).toContain(`script-src 'sha256-${hash}'`);
  });

  test('uses colors, corners and color scheme of the style, and nothing else', async () => {
    world.configuration.style = {
      categories: { global: { colorSchemeMode: 'LIGHT' } },
      componentClasses: { buttons: { borderRadius: 20 } },
      components: {
        primaryButton: { lightMode: { defaults: { backgroundColor: '7a1fa2ff', textColor: 'red; } body { x' } } },
        pageBackground: { lightMode: { color: 'f3e5f5ff' } },
      },
    };

    const { body } = await world.browser.go(address('/login'));

    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    for (const part of ['color-scheme: light }', '--accent: #7a1fa2ff;', '--back: #f3e5f5ff;', 'border-radius: 20px'])
      expect(style).toContain(part);
    expect(style).not.toContain('body { x');
  });
});
