import { DOMAIN } from '../harness';
import type { Scene } from './scene';
import { CALLBACK, addApplication, askToken, codeOf, setScene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

describe('origins', () => {
  const preflight = (origin: string) =>
    scene.served.fetch(`https://${DOMAIN}/oauth/token`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
  const allowed = (answer: { headers: Headers }) => answer.headers.get('access-control-allow-origin');

  test.each([
    ['https://app.acme.example', 'https://app.acme.example'],
    [new URL(CALLBACK).origin, new URL(CALLBACK).origin],
    ['https://evil.example', null],
    ['https://app.acme.example.evil.example', null],
    ['http://app.acme.example', null],
    ['null', null],
  ])('a call from %s is allowed for %p', async (origin, expected) => {
    const asked = await preflight(origin);
    const answered = await askToken(scene, { code: await codeOf(scene) }, { headers: { origin } });
    const userinfo = await scene.served.fetch(`https://${DOMAIN}/userinfo`, {
      headers: { origin, authorization: `Bearer ${answered.body.access_token}` },
    });

    expect(asked.status).toBe(204);
    expect([allowed(asked), allowed(answered), allowed(userinfo)]).toEqual([expected, expected, expected]);
  });

  it('of one application are not those of another', async () => {
    const application = await addApplication(scene.served, {
      name: 'Strict',
      callbacks: [CALLBACK],
      web_origins: [],
      allowed_origins: [],
    });
    const own = { ...scene, application };

    const answer = await askToken(
      own,
      { code: await codeOf(own) },
      { headers: { origin: 'https://app.acme.example' } },
    );

    expect(allowed(answer)).toBeNull();
  });
});

describe('other URLs', () => {
  test.each([
    '/',
    '/nothing',
    '/stand-in/end-session',
    '/u/login',
    '/request',
    '/reg',
    '//evil.example/authorize',
    '/authorize/../oauth',
  ])('%s is not found', async (path) => {
    const answer = await scene.served.fetch(`https://${DOMAIN}${path}`);

    expect(answer.status).toBe(404);
  });

  test.each([
    ['POST', '/authorize'],
    ['GET', '/oauth/token'],
    ['PUT', '/userinfo'],
    ['DELETE', '/v2/logout'],
  ])('%s %s is not found', async (method, path) => {
    const answer = await scene.served.fetch(`https://${DOMAIN}${path}`, { method });

    expect(answer.status).toBe(404);
  });

  it('a sign-in that was never started is refused', async () => {
    const answer = await scene.served.fetch(`https://${DOMAIN}/authorize/abcdefghijklmnopqrstu`, {
      headers: { accept: 'text/html' },
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });
});
