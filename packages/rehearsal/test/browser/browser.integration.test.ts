import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserTrust, launchBrowser, openBrowser, requireDisplay } from '../../src/browser';
import { browserUnusable } from '../../src/browser/launch';
import { findCheckout, readToolchain } from '@auth0-cognito/checkout';
import { loadCertificateAuthority } from '../../src/gateway';
import type { CertificateAuthority } from '../../src/gateway';
import { Runner } from '../../src/processes/run';
import { processesWith } from '../support/processes';

const checkout = findCheckout(__dirname);
const { chromium, certutil } = readToolchain(checkout);

let folder: string;
let authority: CertificateAuthority;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
  authority = await loadCertificateAuthority(join(folder, 'ca'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const trustIn = (name: string, tool: string | null) =>
  browserTrust({ home: join(folder, name), authority, certutil: tool, runner: new Runner(checkout) });

/** The result in a browser of https://localhost with a server that has the certificate of this host. */
async function visit(host: string, trust: Awaited<ReturnType<typeof trustIn>> | undefined): Promise<string> {
  const { certificate: cert, key } = await authority.certificateFor(host);
  const server = createServer({ cert, key }, (_request, response) => response.end('reached'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser({ chromium: chromium ?? '', ...(trust && { trust }) });
  try {
    const page = await browser.newPage();
    await page.goto(`https://localhost:${(server.address() as AddressInfo).port}/`);
    return await page.locator('body').innerText();
  } catch (error) {
    return (/ERR_[A-Z_]+/.exec(String(error)) ?? [String(error)])[0];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

describe('a browser of a rehearsal', () => {
  test('trusts the certificate authority of its checkout, and still verifies host names', async () => {
    const trust = await trustIn('authority', certutil);

    expect(trust).toMatchObject({ kind: 'authority', args: [] });
    expect(await visit('localhost', trust)).toBe('reached');
    expect(await visit('other.example', trust)).toBe('ERR_CERT_COMMON_NAME_INVALID');
  });

  test('reports that it can check only the key if certutil is missing', async () => {
    const trust = await trustIn('key', null);

    expect(trust.kind).toBe('key');
    expect(await visit('localhost', trust)).toBe('reached');
  });

  test('trusts no other authority', async () => {
    expect(await visit('localhost', undefined)).toBe('ERR_CERT_AUTHORITY_INVALID');
  });

  test('writes a trace to its home folder, so that an interrupted sign-in leaves none elsewhere', async () => {
    const tracesElsewhere = () => readdirSync(tmpdir()).filter((name) => name.startsWith('playwright-tracing-'));
    const before = tracesElsewhere();
    const browser = await launchBrowser({ chromium: chromium ?? '', trust: await trustIn('traced', null) });
    const context = await browser.newContext();
    await context.tracing.start({ snapshots: true });
    await browser.close();

    expect(existsSync(join(folder, 'traced/traces'))).toBe(true);
    expect(tracesElsewhere()).toEqual(before);
  });

  test('reports the output of certutil if it cannot create a store', async () => {
    await expect(trustIn('broken', process.execPath)).rejects.toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
  });

  test('reports the failure of a browser that does not start', async () => {
    const launching = launchBrowser({ chromium: process.execPath });

    await expect(launching).rejects.toMatchObject({ code: 'ERR_BROWSER_UNUSABLE' });
  });
});

describe('a browser for a user', () => {
  /** Serves a page under the name of a host that is reachable only through a proxy. */
  const open = async (name: string) => {
    const proxy = createHttpServer((_request, response) => response.end('<title>reached</title>'));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const home = join(folder, name);
    const browser = await openBrowser({
      chromium: chromium ?? '',
      proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      trust: await browserTrust({ home, authority, certutil, runner: new Runner(checkout) }),
      home,
      url: 'http://app.example/',
      hasWindow: false,
    });
    const end = async () => {
      await browser.close();
      proxy.closeAllConnections();
      proxy.close();
    };
    return { browser, home, end };
  };

  test('has a separate profile in its home folder, trusts the same authority, and saves no passwords', async () => {
    const { home, end } = await open('visible');
    const [started] = processesWith(home);

    const profile = join(home, 'profile');
    const preferences = JSON.parse(readFileSync(join(profile, 'Default/Preferences'), 'utf8')) as object;
    await end();

    expect(started?.command).toContain(`--user-data-dir=${profile}`);
    expect(started?.command).toContain('<-loopback>');
    expect(started?.command).not.toContain('--enable-automation');
    expect(started?.command).not.toContain('--ignore-certificate-errors');
    expect(preferences).toMatchObject({ credentials_enable_service: false });
  });

  test('reports when it closes, and leaves no process', async () => {
    const { browser, home, end } = await open('ending');
    let isClosed = false;
    const closed = browser.closed.then(() => (isClosed = true));

    expect(isClosed).toBe(false);
    await end();
    await closed;

    expect(processesWith(home)).toEqual([]);
    await expect(browser.close()).resolves.toBeUndefined();
  });

  test('reports the failure if it does not start', async () => {
    const trust = { kind: 'authority', args: [], environment: {} } as const;
    const options = { proxy: 'http://127.0.0.1:1', trust, home: join(folder, 'none'), url: 'http://app.example/' };

    const opening = openBrowser({ ...options, chromium: process.execPath, hasWindow: false });

    await expect(opening).rejects.toMatchObject({ code: 'ERR_BROWSER_UNUSABLE' });
  });

  test.each([
    [
      'Error: launch: closed\n[2m - [pid=1][err] [1:1:08.3:ERROR:dbus/bus.cc:405] No bus\n- [err] [1:1:08.3:ERROR:ui/x11.cc:257] Missing X server',
      'Missing X server',
    ],
    ['Error: launch: spawn ENOENT\nCall log: none', 'Error: launch: spawn ENOENT'],
  ])('prints the cause in one line: %j', (said, told) => {
    const { faults } = browserUnusable('/chromium', new Error(said.replace('Error: ', '')));

    expect(faults[0].received).toBe(told);
  });

  test('requires a display for a window', () => {
    expect(() => requireDisplay({})).toThrow(expect.objectContaining({ code: 'ERR_NO_DISPLAY' }));
    expect(() => requireDisplay({ DISPLAY: ':1' })).not.toThrow();
  });
});
