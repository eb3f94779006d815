import { FaultError } from '@auth0-cognito/contract';
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { fault } from '../faults';

const DAY = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 365;
/** An authority that expires within this time is replaced, so that it does not expire during a rehearsal. */
const RENEW_BEFORE_DAYS = 30;
const HOST_DAYS = 30;
/** Clocks of containers and their hosts differ. */
const CLOCK_SKEW = 60 * 60 * 1000;

// Elliptic curves: a certificate per host is signed in about a millisecond.
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

cryptoProvider.set(webcrypto);

/** A certificate with its private key, both PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** Signs certificates for host names. Only processes of a rehearsal trust it. */
export interface CertificateAuthority {
  /** The certificate of the authority, PEM, which clients must trust. */
  readonly certificate: string;
  /** A certificate for exactly this host name. The same one on each call. */
  certificateFor(host: string): Promise<KeyedCertificate>;
}

const serialNumber = () => `01${randomBytes(15).toString('hex')}`;

async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function createAuthority(now: Date): Promise<KeyedCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: 'CN=Rehearsals of this checkout, O=auth0-cognito',
      notBefore: new Date(now.getTime() - CLOCK_SKEW),
      notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { certificate: certificate.toString('pem'), key: await privateKeyPem(keys.privateKey) };
}

/** Certificate and key of the stored authority, or undefined if it does not exist or is no longer usable. */
function readAuthority(path: string, now: Date): KeyedCertificate | undefined {
  let text: string;
  try {
    // A key that other users can read is not used again.
    if ((statSync(path).mode & 0o077) !== 0) return undefined;
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [key, certificate] = text.match(/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g) ?? [];
  if (!key || !certificate) throw new FaultError('certificate authority', [fault.ERR_CA_UNREADABLE({ path })]);
  const { notAfter } = new X509Certificate(certificate);
  return notAfter.getTime() - now.getTime() > RENEW_BEFORE_DAYS * DAY ? { key, certificate } : undefined;
}

/** The authority in `folder`. It is created if it is missing, exposed or near its expiry. Safe for concurrent processes. */
async function storedAuthority(folder: string, now: Date): Promise<KeyedCertificate> {
  const path = join(folder, 'authority.pem');
  const stored = readAuthority(path, now);
  if (stored) return stored;

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = await createAuthority(now);
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  // Key and certificate in one file: it is complete or absent.
  writeFileSync(temporary, `${made.key}\n${made.certificate}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(temporary, 0o600);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Another process has created it, or an old authority has to be replaced.
    if (!readAuthority(path, now)) renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  return readAuthority(path, now) ?? made;
}

/**
 * The certificate authority of this checkout: read from `folder`, or created there (key readable by its owner only).
 *
 * @throws FaultError ERR_CA_UNREADABLE if the stored file is invalid.
 */
export async function loadCertificateAuthority(folder: string, now = new Date()): Promise<CertificateAuthority> {
  const { certificate, key } = await storedAuthority(folder, now);
  const issuer = new X509Certificate(certificate);
  const signingKey = await webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(key), ALGORITHM, false, [
    'sign',
  ]);
  const issuerKeyId = await AuthorityKeyIdentifierExtension.create(
    await issuer.publicKey.export(webcrypto),
    false,
    webcrypto,
  );
  // One key for all hosts of a process: it never leaves memory.
  const hostKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const hostKey = await privateKeyPem(hostKeys.privateKey);

  const sign = async (host: string): Promise<KeyedCertificate> => {
    const signed = await X509CertificateGenerator.create(
      {
        serialNumber: serialNumber(),
        subject: `CN=${host.length <= 64 ? host : 'rehearsal'}`,
        issuer: issuer.subject,
        notBefore: new Date(now.getTime() - CLOCK_SKEW),
        notAfter: new Date(now.getTime() + HOST_DAYS * DAY),
        signingAlgorithm: ALGORITHM,
        publicKey: hostKeys.publicKey,
        signingKey,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
          new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
          issuerKeyId,
        ],
      },
      webcrypto,
    );
    return { certificate: signed.toString('pem'), key: hostKey };
  };

  const signedHosts = new Map<string, Promise<KeyedCertificate>>();
  return {
    certificate,
    certificateFor(host) {
      const known = signedHosts.get(host) ?? sign(host);
      signedHosts.set(host, known);
      return known;
    },
  };
}
