import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR_MS = 3_600_000;

async function certificateFor(hosts: readonly string[]): Promise<{ readonly key: string; readonly cert: string }> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=auth0-provider-test',
      keys,
      signingAlgorithm: ALGORITHM,
      notBefore: new Date(Date.now() - HOUR_MS),
      notAfter: new Date(Date.now() + 24 * HOUR_MS),
      extensions: [new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns', value })))],
    },
    webcrypto,
  );
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: certificate.toString('pem') };
}

const listen = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** Tenants with their real host names: behind a proxy, with a certificate that only its own CA file verifies. */
export interface TenantHost {
  /** Variables for this proxy: HTTPS_PROXY and SSL_CERT_FILE. */
  readonly environment: NodeJS.ProcessEnv;
  /** Hosts in the requests to the proxy. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function hostTenants(hosts: readonly string[], listener: RequestListener): Promise<TenantHost> {
  const folder = await mkdtemp(join(tmpdir(), 'auth0-tenant-'));
  const { key, cert } = await certificateFor(hosts);
  await writeFile(join(folder, 'ca.pem'), cert);
  const tenants = createHttpsServer({ key, cert }, listener);
  const port = await listen(tenants);
  const asked: string[] = [];
  const proxy = createHttpServer();
  proxy.on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
  });
  const proxyPort = await listen(proxy);
  return {
    environment: { HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`, SSL_CERT_FILE: join(folder, 'ca.pem') },
    asked,
    async close() {
      for (const server of [proxy, tenants]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
