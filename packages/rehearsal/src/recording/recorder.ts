import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { loadCertificateAuthority, startGateway } from '../gateway';
import { trustVariables, type ChildEnvironment } from '../processes/child-environment';
import { forward } from './forward';
import { recordedExchange } from './recorded-exchange';

/** Settings of {@link startRecorder}. */
export interface RecorderOptions {
  /** Root of the checkout, whose certificate authority the children of a recording trust. */
  readonly checkout: string;
  /** File with a line of JSON for each exchange. Its folder is created. */
  readonly file: string;
  /** Replacements for texts that differ between two runs or are secret: the host of a tenant to `<tenant>`. */
  readonly hidden: Readonly<Record<string, string>>;
  /** @default - through HTTPS_PROXY if it is set, with the CA certificates of NODE_EXTRA_CA_CERTS */
  readonly upstream?: Dispatcher;
}

/** A running recorder. */
export interface Recorder {
  /** Variables by which a process reaches the network through the recorder. */
  readonly variables: ChildEnvironment;
  close(): Promise<void>;
}

/** Replaces the longest texts first, because a text can be part of another. */
function replacementsOf(hidden: Readonly<Record<string, string>>) {
  const all = Object.entries(hidden).sort(([a], [b]) => b.length - a.length);
  return (text: string) => all.reduce((rest, [value, label]) => rest.replaceAll(value, label), text);
}

/**
 * Starts a proxy on loopback that forwards every request over TLS to its host, and records the shape of each exchange:
 * operation, status, error code, names and types. Writes no values.
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const { checkout, file, hidden, upstream = new EnvHttpProxyAgent() } = options;
  const folder = join(file, '..');
  const authorityFile = join(folder, 'authority.pem');
  const bundleFile = join(folder, 'authorities.pem');
  const hide = replacementsOf(hidden);
  const authority = await loadCertificateAuthority(join(checkout, '.local/ca'));
  mkdirSync(folder, { recursive: true });
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  const further = extra === undefined ? '' : readFileSync(extra, 'utf8');
  writeFileSync(authorityFile, `${authority.certificate}\n${further}`);
  // Go and Python read one file instead of the system's authorities.
  writeFileSync(bundleFile, [authority.certificate, further, ...rootCertificates].join('\n'));
  writeFileSync(file, '');
  const listener = forward(upstream, (raw) => appendFileSync(file, `${JSON.stringify(recordedExchange(raw, hide))}\n`));
  const gateway = await startGateway({ authority, routes: [{ name: 'recorder', origins: ['https://*'], listener }] });
  const { SSL_CERT_DIR: _folder, ...variables } = trustVariables(gateway.url, bundleFile);
  return {
    variables: { ...variables, NODE_EXTRA_CA_CERTS: authorityFile },
    close: async () => {
      await gateway.close();
      await upstream.close();
      for (const each of [authorityFile, bundleFile]) rmSync(each, { force: true });
    },
  };
}
