import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { SigningKey } from '../store-state';

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

const YEARS_VALID = 10;

/** Creates the RSA key with which a tenant signs tokens, and its self-signed certificate. */
export async function makeSigningKey(domain: string): Promise<SigningKey> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const notBefore = new Date();
  const notAfter = new Date(notBefore);
  notAfter.setFullYear(notAfter.getFullYear() + YEARS_VALID);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: `CN=${domain}`, notBefore, notAfter, keys, signingAlgorithm: ALGORITHM },
    webcrypto as Parameters<typeof X509CertificateGenerator.createSelfSigned>[1],
  );
  const publicKey = await exportJWK(keys.publicKey);
  const kid = await calculateJwkThumbprint(publicKey);
  const named = { kid, use: 'sig', alg: 'RS256' };
  return {
    kid,
    privateJwk: { ...(await exportJWK(keys.privateKey)), ...named },
    publicJwk: { ...publicKey, ...named },
    certificate: certificate.toString('pem'),
    thumbprint: createHash('sha1').update(Buffer.from(certificate.rawData)).digest('base64url'),
  };
}
