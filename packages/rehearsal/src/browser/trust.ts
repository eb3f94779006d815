import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateAuthority } from '../gateway/certificate-authority';
import type { Runner } from '../processes/run';
import { stepFailed } from '../failures';

/** How a browser trusts the rehearsal. Nothing is installed in the system. */
export interface BrowserTrust {
  /**
   * `authority`: the authority of this checkout is trusted, and host names are checked. `key`: without `certutil`, every
   * certificate with the key of the rehearsal is accepted, even for another host name.
   */
  readonly kind: 'authority' | 'key';
  /** Chromium flags. */
  readonly args: readonly string[];
  /** Environment variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Options of the trust. */
export interface TrustOptions {
  /** A separate folder, which becomes the browser's home. */
  readonly home: string;
  /**
   * Authority to trust in addition to those of the browser.
   *
   * @default - nothing
   */
  readonly authority?: Pick<CertificateAuthority, 'certificate'> & Partial<CertificateAuthority>;
  /** Path of certutil; null if the machine has none. */
  readonly certutil: string | null;
  readonly runner: Runner;
}

const MAX_WAIT = 20_000;

type Trusting = Required<TrustOptions>;

/** A home whose certificate store contains only the authority: Chromium on Linux reads `~/.pki/nssdb`. */
async function trustAuthority({ home, authority, runner }: Trusting, certutil: string): Promise<BrowserTrust> {
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true, mode: 0o700 });
  const file = join(home, 'authority.pem');
  writeFileSync(file, authority.certificate);
  const database = `sql:${store}`;
  for (const args of [
    ['-N', '-d', database, '--empty-password'],
    // C: trusted to issue server certificates only.
    ['-A', '-d', database, '-n', 'rehearsal', '-t', 'C,,', '-i', file],
  ]) {
    const environment = { PATH: process.env.PATH ?? '', HOME: home };
    const { exitCode, stdout, stderr } = await runner.run(certutil, args, {
      cwd: home,
      environment,
      // certutil would wait forever if it prompts.
      signal: AbortSignal.timeout(MAX_WAIT),
    });
    if (exitCode !== 0)
      throw stepFailed({ step: 'trust this checkout in a browser', why: `${stdout}${stderr}`.trim() });
  }
  return { kind: 'authority', args: [], environment: { HOME: home } };
}

/** Public key of a certificate as Chromium's flag takes it: SHA-256 of its SubjectPublicKeyInfo, in base64. */
function keyDigest(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

async function trustKey({ home, authority }: Trusting): Promise<BrowserTrust> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  // All hosts of a rehearsal share one key, and the flag compares that of a certificate that a server sends.
  const { certificate } = (await authority.certificateFor?.('localhost')) ?? authority;
  return {
    kind: 'key',
    args: [`--ignore-certificate-errors-spki-list=${keyDigest(certificate)}`],
    environment: { HOME: home },
  };
}

/** Makes a browser trust the rehearsal, with host name checks if this machine has certutil. */
export async function browserTrust({ authority, ...options }: TrustOptions): Promise<BrowserTrust> {
  if (!authority) return { kind: 'authority', args: [], environment: { HOME: options.home } };
  const trusting = { ...options, authority };
  return options.certutil ? trustAuthority(trusting, options.certutil) : trustKey(trusting);
}
