import { connect, type ClientHttp2Session } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import type { ChildEnvironment } from '../processes/child-environment';
import type { Runner } from '../processes/run';

/** The only version of Terraform's plugin protocol that is forwarded; the AWS provider has no other. */
export const PROTOCOL = 5;

/**
 * The magic cookie that Terraform sets when it starts a provider. The value is in Terraform's plugin protocol
 * (`internal/plugin/serve.go` of hashicorp/terraform).
 */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: String(PROTOCOL),
};

/** First line of a started plugin: version of go-plugin's handshake, of the protocol, network, address, and RPC type. */
const STARTED = /^1\|(\d+)\|unix\|([^|\n]+)\|grpc(?:\|[^\n]*)?\n/m;

/** Options to start a provider. */
export interface PluginOptions {
  /** The provider's binary. */
  readonly binary: string;
  /** Working folder of Terraform. Paths in a configuration, such as the code of a function, are relative to it. */
  readonly folder: string;
  readonly runner: Runner;
  readonly environment: ChildEnvironment;
  /** Folder for its socket. The path of a socket in it is limited to 107 bytes. */
  readonly socketFolder: string;
  readonly logFile: string;
}

/** A provider of Terraform in a separate process. */
export interface Plugin {
  /** The connection to it. */
  readonly session: ClientHttp2Session;
  /** Ends the process. Can be called more than once. */
  end(): void;
}

/** Starts a provider as Terraform does. Rejects if it ends or uses another protocol. */
export function startPlugin({
  binary,
  folder,
  runner,
  environment,
  socketFolder,
  logFile,
}: PluginOptions): Promise<Plugin> {
  const ending = new AbortController();
  // The AWS provider keeps its HTTP client and refuses AWS_CA_BUNDLE at a second configuration. Go reads SSL_CERT_FILE.
  const { AWS_CA_BUNDLE: _, ...trusting } = environment;
  let printed = '';
  let isStarted = false;
  return new Promise((resolve, reject) => {
    const run = runner.run(binary, [], {
      cwd: folder,
      // Otherwise the provider logs each call.
      environment: { ...trusting, ...HANDSHAKE, PLUGIN_UNIX_SOCKET_DIR: socketFolder, TF_LOG: 'ERROR' },
      signal: ending.signal,
      logFile,
      onOutput: (text) => {
        if (isStarted) return;
        printed += text;
        const [, version, address = ''] = STARTED.exec(printed) ?? [];
        if (version === undefined) return;
        isStarted = true;
        const session = connect('http://localhost', { createConnection: () => connectSocket(address) });
        // Each failed call reports it.
        session.on('error', () => undefined);
        const end = () => {
          session.destroy();
          ending.abort();
        };
        if (Number(version) === PROTOCOL) resolve({ session, end });
        else end();
      },
    });
    run.then(({ stderr }) => reject(new Error(`${binary} did not start: ${stderr.slice(-600)}`)), reject);
  });
}
