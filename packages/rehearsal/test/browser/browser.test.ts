import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserTrust, launchBrowser, requireDisplay, visibleArguments } from '../../src/browser';
import { findCheckout, readToolchain } from '../../src/checkout';
import { loadCertificateAuthority } from '../../src/gateway';
import type { CertificateAuthority } from '../../src/gateway';
import { Runner } from '../../src/processes/run';

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

/** What a browser says of https://localhost, whose server shows the certificate of a host. */
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
  test('trusts the authority of its checkout, and names are checked as ever', async () => {
    const trust = await trustIn('authority', certutil);

    expect(trust).toMatchObject({ kind: 'authority', args: [] });
    expect(await visit('localhost', trust)).toBe('reached');
    expect(await visit('other.example', trust)).toBe('ERR_CERT_COMMON_NAME_INVALID');
  });

  test('says so where it can check the key alone, for want of certutil', async () => {
    const trust = await trustIn('key', null);

    expect(trust.kind).toBe('key');
    expect(await visit('localhost', trust)).toBe('reached');
  });

  test('trusts nothing that it was not told to', async () => {
    expect(await visit('localhost', undefined)).toBe('ERR_CERT_AUTHORITY_INVALID');
  });

  test('tells what certutil said where it cannot make a store', async () => {
    await expect(trustIn('broken', process.execPath)).rejects.toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
  });

  test('with a window has a profile, proxy and trust of its own, by flags', async () => {
    const trust = { kind: 'key', args: ['--trusted'], environment: {} } as const;

    const flags = visibleArguments({ proxy: 'http://127.0.0.1:8080', trust }, '/home', 'http://localhost:3000');

    expect(flags).toEqual(
      expect.arrayContaining([
        '--proxy-server=http://127.0.0.1:8080',
        expect.stringContaining('<-loopback>'),
        '--user-data-dir=/home/profile',
        '--trusted',
      ]),
    );
    expect(flags.at(-1)).toBe('http://localhost:3000');
  });

  test('needs a screen for a window', () => {
    expect(() => requireDisplay({})).toThrow(expect.objectContaining({ code: 'ERR_NO_DISPLAY' }));
    expect(() => requireDisplay({ DISPLAY: ':1' })).not.toThrow();
  });
});
