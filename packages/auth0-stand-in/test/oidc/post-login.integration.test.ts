import { DOMAIN, call } from '../harness';
import type { Scene } from './scene';
import { askToken, authorizeUrl, claimsOf, codeOf, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
  await call(scene.served, 'PATCH', '/users/auth0%7Cabc123', { app_metadata: { team: 'blue' } });
});
afterAll(() => scene.close());

const deploy = async (code: string, asked: object = {}) => {
  const { body } = await call(scene.served, 'POST', '/actions/actions', {
    name: 'claims',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code,
    deploy: true,
    ...asked,
  });
  return body.id as string;
};
const bind = (ids: readonly string[]) =>
  call(scene.served, 'PATCH', '/actions/triggers/post-login/bindings', {
    bindings: ids.map((value) => ({ ref: { type: 'action_id', value } })),
  });
const action = (body: string) => `exports.onExecutePostLogin = async (event, api) => { ${body} };`;

const refusalOf = async () => {
  const location = await signIn(scene, scene.browser());
  return Object.fromEntries(location.searchParams);
};

describe('post-login actions', () => {
  it('add claims to the ID token and to userinfo', async () => {
    await bind([
      await deploy(
        action(
          `if (event.client.client_id === event.secrets.CLIENT_ID) api.idToken.setCustomClaim('https://acme.example/team', event.user.app_metadata.team);`,
        ),
        { secrets: [{ name: 'CLIENT_ID', value: scene.application.client_id }] },
      ),
    ]);

    const { body } = await askToken(scene, { code: await codeOf(scene) });
    const userinfo = await scene.served.fetch(`https://${DOMAIN}/userinfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });

    expect(claimsOf(body.id_token)['https://acme.example/team']).toBe('blue');
    expect(await userinfo.json()).toMatchObject({ sub: 'auth0|abc123', 'https://acme.example/team': 'blue' });
  });

  it('run in the order of their bindings, and only if bound', async () => {
    const set = (value: string) => deploy(action(`api.idToken.setCustomClaim('last', '${value}');`), { name: value });
    const [one, two] = [await set('one'), await set('two')];
    await set('three');
    await bind([two, one]);

    const { body } = await askToken(scene, { code: await codeOf(scene) });

    expect(claimsOf(body.id_token).last).toBe('one');
  });

  it('cannot change the protocol claims', async () => {
    await bind([
      await deploy(
        action(`for (const name of ['sub', 'iss', 'aud', 'nonce']) api.idToken.setCustomClaim(name, 'evil');`),
      ),
    ]);

    const { body } = await askToken(scene, { code: await codeOf(scene) });

    expect(JSON.stringify(claimsOf(body.id_token))).not.toContain('evil');
  });

  test.each([
    ['denies', `api.access.deny('not today');`, 'not today'],
    ['throws', `throw new Error('broken');`, 'action claims: broken'],
    ['never ends', `await new Promise(() => {});`, 'action claims: took longer than 2000 ms'],
    [
      'uses an API that is not rehearsed',
      `api.redirect.sendUserTo('https://x');`,
      'action claims: not rehearsed: api.redirect',
    ],
    ['needs a library', `require('axios');`, `action claims: not rehearsed: require('axios')`],
  ])('refuse the sign-in if one %s', async (_, body, reason) => {
    await bind([await deploy(action(body))]);

    const answer = await refusalOf();

    expect(answer).toMatchObject({ error: 'access_denied', error_description: reason, state: 'st' });
    expect(answer).not.toHaveProperty('code');
  });

  it('also refuse a browser that is already signed in', async () => {
    await bind([]);
    const browser = scene.browser();
    await signIn(scene, browser);
    await bind([await deploy(action(`api.access.deny('not today');`))]);

    const { location } = await browser.visit(authorizeUrl(scene));

    expect(location?.searchParams.get('error')).toBe('access_denied');
  });
});
