import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadCertificateAuthority } from '../../src/gateway';

const DAY = 24 * 60 * 60 * 1000;
let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'authority-')), 'ca')));
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe(loadCertificateAuthority, () => {
  test('keeps its key readable by its owner only', async () => {
    await loadCertificateAuthority(folder);

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['authority.pem']);
    expect(statSync(join(folder, 'authority.pem')).mode & 0o777).toBe(0o600);
  });

  test('is the same on the next start', async () => {
    const first = await loadCertificateAuthority(folder);

    const second = await loadCertificateAuthority(folder);

    expect(second.certificate).toBe(first.certificate);
  });

  test('signs a certificate for exactly the requested host', async () => {
    const authority = await loadCertificateAuthority(folder);

    const { certificate } = await authority.certificateFor('idp.example.com');

    const parsed = new X509Certificate(certificate);
    expect(parsed.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    expect(parsed.ca).toBe(false);
    expect(parsed.checkHost('idp.example.com')).toBe('idp.example.com');
    expect(parsed.checkHost('other.example.com')).toBeUndefined();
    expect(await authority.certificateFor('idp.example.com')).toEqual({ certificate, key: expect.any(String) });
  });

  test('signs for a host name that is longer than the limit of a common name', async () => {
    const host = `${'a'.repeat(60)}.auth.eu-central-1.amazoncognito.com`;
    const authority = await loadCertificateAuthority(folder);

    const { certificate } = await authority.certificateFor(host);

    expect(new X509Certificate(certificate).checkHost(host)).toBe(host);
  });

  test('is one authority for concurrent callers', async () => {
    const authorities = await Promise.all(Array.from({ length: 8 }, () => loadCertificateAuthority(folder)));

    expect(new Set(authorities.map(({ certificate }) => certificate)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['authority.pem']);
  });

  test.each([
    ['renewed if less than 30 days are left', 336 * DAY, true],
    ['kept if more than 30 days are left', 330 * DAY, false],
  ])('is %s', async (_behaviour, later, renewed) => {
    const first = await loadCertificateAuthority(folder);

    const second = await loadCertificateAuthority(folder, new Date(Date.now() + later));

    expect(second.certificate !== first.certificate).toBe(renewed);
    expect(readFileSync(join(folder, 'authority.pem'), 'utf8')).toContain(second.certificate);
  });

  test('is replaced if its key was readable by others', async () => {
    const first = await loadCertificateAuthority(folder);
    chmodSync(join(folder, 'authority.pem'), 0o644);

    const second = await loadCertificateAuthority(folder);

    expect(second.certificate).not.toBe(first.certificate);
    expect(statSync(join(folder, 'authority.pem')).mode & 0o777).toBe(0o600);
  });

  test('reports which file it cannot read', async () => {
    await loadCertificateAuthority(folder);
    writeFileSync(join(folder, 'authority.pem'), 'not a key');

    await expect(loadCertificateAuthority(folder)).rejects.toMatchObject({
      code: 'ERR_CA_UNREADABLE',
      faults: [{ path: join(folder, 'authority.pem') }],
    });
  });

  test('is accepted by OpenSSL as the issuer', async () => {
    const authority = await loadCertificateAuthority(folder);
    const { certificate } = await authority.certificateFor('idp.example.com');
    writeFileSync(join(folder, 'issuer.pem'), authority.certificate);
    writeFileSync(join(folder, 'host.pem'), certificate);

    const { stdout } = await promisify(execFile)('openssl', [
      ...['verify', '-x509_strict', '-purpose', 'sslserver', '-verify_hostname', 'idp.example.com'],
      ...['-CAfile', join(folder, 'issuer.pem'), join(folder, 'host.pem')],
    ]);

    expect(stdout).toContain(': OK');
  });
});
