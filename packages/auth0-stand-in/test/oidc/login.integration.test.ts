import { createHash } from 'node:crypto';
import type { Scene } from './scene';
import { PERSON, authorizeUrl, setScene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.close());

describe('login page', () => {
  it('shows that it is a stand-in, and the application, and is accessible', async () => {
    const page = await scene.browser().follow(authorizeUrl(scene, { login_hint: 'jo@acme.example' }));

    expect(page.status).toBe(200);
    expect(page.text).toContain('local stand-in for Auth0');
    expect(page.text).toContain('<strong>Acme</strong>');
    expect(page.text).toContain('lang="en"');
    expect(page.text).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    for (const id of ['username', 'password']) {
      expect(page.text).toContain(`<label for="${id}">`);
      expect(page.text).toMatch(new RegExp(`<input\\s+id="${id}"\\s+name="${id}"`));
    }
    expect(page.text).toContain('value="jo@acme.example"');
    expect(page.text).toContain('autocomplete="current-password"');
  });

  it('may not run scripts, be framed, or be cached', async () => {
    const { headers, text } = await scene.browser().follow(authorizeUrl(scene));

    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toContain('<script');
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  test.each([
    ['a wrong password', PERSON.email, 'wrong'],
    ['an unknown user', 'nobody@acme.example', PERSON.password],
    ['nothing', '', ''],
  ])('refuses %s with the same message, and keeps the input', async (_, username, password) => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const refused = await browser.signIn(page, username, password);

    expect(refused.status).toBe(400);
    expect(refused.text).toContain('role="alert" id="problem">Wrong email or password<');
    expect(refused.text).toContain(`value="${username}"`);
    expect((await browser.signIn(page, PERSON.email, PERSON.password)).location?.searchParams.get('code')).toBeTruthy();
  });

  it('accepts the e-mail address in any case and with spaces around it', async () => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const done = await browser.signIn(page, ` ${PERSON.email.toUpperCase()} `, PERSON.password);

    expect(done.location?.searchParams.get('code')).toBeTruthy();
  });

  test.each([
    ['the address', (text: string) => ({ username: text }), undefined],
    ['the hint', undefined, (text: string) => ({ login_hint: text })],
  ])('shows a script in %s as text', async (_, typed, asked) => {
    const script = `"><script>alert(1)</script>`;
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene, asked?.(script) ?? {}));

    const shown = typed ? await browser.signIn(page, script, 'x') : page;

    expect(shown.text).not.toContain('<script');
    expect(shown.text).toContain('&lt;script&gt;');
  });

  it('is valid only in the browser that began the sign-in', async () => {
    const page = await scene.browser().follow(authorizeUrl(scene));

    const other = scene.browser();
    const [shown, submitted] = [await other.visit(page.url), await other.signIn(page, PERSON.email, PERSON.password)];

    expect([shown.status, submitted.status]).toEqual([400, 400]);
    expect(submitted.text).toContain('This sign-in has expired');
  });

  it('refuses requests from other sites', async () => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const submitted = await browser.signIn(page, PERSON.email, PERSON.password, { origin: 'https://evil.example' });

    expect(submitted.status).toBe(400);
  });

  it('works in two tabs at once', async () => {
    const browser = scene.browser();
    const one = await browser.follow(authorizeUrl(scene, { state: 'one' }));
    const two = await browser.follow(authorizeUrl(scene, { state: 'two' }));

    const first = await browser.signIn(one, PERSON.email, PERSON.password);

    expect(one.url.href).not.toBe(two.url.href);
    expect(first.location?.searchParams.get('state')).toBe('one');
  });

  it('is valid once', async () => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));
    await browser.signIn(page, PERSON.email, PERSON.password);

    const again = await browser.signIn(page, PERSON.email, PERSON.password);

    expect(again.status).toBe(400);
  });

  test.each([
    ['a form that does not end', 'username=a&password='.padEnd(200_000, 'x'), 413],
    ['a duplicate field', 'username=a&username=b&password=c', 400],
  ])('refuses %s', async (_, body, status) => {
    const browser = scene.browser();
    const page = await browser.follow(authorizeUrl(scene));

    const refused = await browser.visit(page.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(refused.status).toBe(status);
  });
});
