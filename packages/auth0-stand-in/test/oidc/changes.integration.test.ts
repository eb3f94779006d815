import { jwtVerify } from 'jose';
import { DOMAIN, call } from '../harness';
import type { Scene } from './scene';
import { PERSON, addApplication, askToken, authorizeUrl, claimsOf, codeOf, setScene, signIn } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

describe('users and applications that change', () => {
  it('replaces the session of a user by that of another user if requested', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedUser({ email: 'al@acme.example', password: 'x', id: 'al' });
    const browser = scene.browser();
    await signIn(scene, browser);

    const page = await browser.follow(authorizeUrl(scene, { prompt: 'login' }));
    const { location } = await browser.signIn(page, 'al@acme.example', 'x');
    const { body } = await askToken(scene, { code: location?.searchParams.get('code') ?? '' });

    expect(page.status).toBe(200);
    expect(claimsOf(body.id_token).sub).toBe('auth0|al');
  });

  it('keeps the subject and updates the profile', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedUser({ email: 'ed@acme.example', password: 'x', id: 'ed', name: 'Ed' });
    const claims = async () => {
      const browser = scene.browser();
      const page = await browser.follow(authorizeUrl(scene));
      const { location } = await browser.signIn(page, 'ed@acme.example', 'x');
      return claimsOf((await askToken(scene, { code: location?.searchParams.get('code') ?? '' })).body.id_token);
    };

    const before = await claims();
    await call(scene.served, 'PATCH', '/users/auth0%7Ced', { name: 'Edward' });
    const after = await claims();

    expect(after.sub).toBe(before.sub);
    expect([before.name, after.name]).toEqual(['Ed', 'Edward']);
  });

  it('reports a blocked user to the application, and ends the session of the user', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedUser({ email: 'bo@acme.example', password: 'x', id: 'bo' });
    const browser = scene.browser();
    const first = await browser.follow(authorizeUrl(scene));
    await browser.signIn(first, 'bo@acme.example', 'x');
    await call(scene.served, 'PATCH', '/users/auth0%7Cbo', { blocked: true });

    const page = await browser.follow(authorizeUrl(scene));
    const refused = await browser.signIn(page, 'bo@acme.example', 'x');

    expect(page.status).toBe(200);
    expect(Object.fromEntries(refused.location?.searchParams ?? [])).toMatchObject({
      error: 'unauthorized',
      error_description: 'user is blocked',
      state: 'st',
    });
  });

  it('allows sign-ins of an application only through its own connections', async () => {
    const control = scene.served.standIn.tenant(DOMAIN);
    control.seedConnection({ name: 'partners' });
    control.seedUser({ email: 'pat@partner.example', password: 'x', connection: 'partners', id: 'pat' });
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const before = await browser.signIn(page, 'pat@partner.example', 'x');
    control.enableConnection('partners', scene.application.client_id, true);
    const after = await browser.signIn(page, 'pat@partner.example', 'x');
    control.enableConnection('partners', scene.application.client_id, false);
    const later = await browser.follow(authorizeUrl(scene));

    expect(before.status).toBe(400);
    expect(after.location?.searchParams.get('code')).toBeTruthy();
    // The session exists, but no longer for this application.
    expect(later.status).toBe(200);
    expect(later.text).toContain('name="password"');
  });

  it('accepts the new secret after the rotation, and not the old one', async () => {
    const application = await addApplication(scene.served, { name: 'Rotating' });
    const own = { ...scene, application };
    const rotated = scene.served.standIn.tenant(DOMAIN).rotateSecret(application.client_id);

    const old = await askToken(own, { code: await codeOf(own) });
    const fresh = await askToken(own, { code: await codeOf(own), client_secret: rotated });

    expect(old).toMatchObject({ status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } });
    expect(fresh.status).toBe(200);
  });

  it('rejects a deleted application at any step', async () => {
    const application = await addApplication(scene.served, { name: 'Passing' });
    const own = { ...scene, application };
    const browser = scene.browser();
    const { body: tokens } = await askToken(own, { code: await codeOf(own, { scope: 'openid offline_access' }) });
    const code = await codeOf(own);
    const page = await browser.follow(authorizeUrl(own));
    await call(scene.served, 'DELETE', `/clients/${application.client_id}`);

    const submitted = await browser.signIn(page, PERSON.email, PERSON.password);
    const begun = await browser.visit(authorizeUrl(own));
    const exchanged = await askToken(own, { code });
    const refreshed = await askToken(own, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    const userinfo = await scene.served.fetch(`https://${DOMAIN}/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });

    expect(submitted.status).toBe(400);
    expect(begun).toMatchObject({ status: 400, text: expect.stringContaining('Unknown client') });
    expect([exchanged.status, refreshed.status, userinfo.status]).toEqual([401, 401, 401]);
  });

  it('signs with the secret if the application keeps the default algorithm', async () => {
    const application = await addApplication(scene.served, { name: 'Default', jwt_configuration: {} });
    const own = { ...scene, application };

    const { body } = await askToken(own, { code: await codeOf(own) });

    const { protectedHeader } = await jwtVerify(
      body.id_token ?? '',
      new TextEncoder().encode(application.client_secret),
    );
    expect(protectedHeader.alg).toBe('HS256');
  });

  it('rotates refresh tokens if the application enables it', async () => {
    const application = await addApplication(scene.served, {
      name: 'Rotation',
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', token_lifetime: 600 },
    });
    const own = { ...scene, application };
    const { body: first } = await askToken(own, { code: await codeOf(own, { scope: 'openid offline_access' }) });

    const second = await askToken(own, { grant_type: 'refresh_token', refresh_token: first.refresh_token });
    const reused = await askToken(own, { grant_type: 'refresh_token', refresh_token: first.refresh_token });

    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(reused).toMatchObject({
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    });
  });
});
