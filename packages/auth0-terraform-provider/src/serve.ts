import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  Server,
  ServerCredentials,
  type ConnectionInjector,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { diagnosticOf } from './diagnostics';
import { PROTOCOL_5, type Request } from './protocol';
import { OPENTOFU_PROVIDER_ADDRESS, PROVIDER_ADDRESS } from './schema';
import { Session } from './session';

/** A running offline provider. */
export interface OfflineProvider {
  /** Value of TF_REATTACH_PROVIDERS, which makes Terraform use this provider instead of starting a binary. */
  readonly reattach: string;
  /** Aborts running calls, closes the connections and removes the socket. */
  close(): Promise<void>;
}

export interface OfflineProviderOptions {
  /**
   * Environment variables that the real provider would read from its process: AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET (or
   * AUTH0_API_TOKEN), HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE. The environment of this process is ignored.
   */
  readonly environment: NodeJS.ProcessEnv;
  /** Folder for the socket, created if it does not exist. The path of the folder and the file name together have at most 107 bytes. */
  readonly socketFolder: string;
  /** Called after each request with a line about it and its duration. @default - not called */
  readonly log?: (line: string) => void;
}

/** The method that returns errors in another field than `diagnostics`. */
const STOP = 'Stop';

const HANDLERS = {
  GetSchema: (session: Session) => session.getSchema(),
  PrepareProviderConfig: (session: Session, request: Request) => session.prepareProviderConfig(request),
  Configure: (session: Session, request: Request) => session.configure(request),
  [STOP]: (session: Session) => session.stop(),
  ValidateResourceTypeConfig: (session: Session, request: Request) => session.validateResource(request),
  ValidateDataSourceConfig: (session: Session) => session.validateDataSource(),
  UpgradeResourceState: (session: Session, request: Request) => session.upgradeState(request),
  ReadResource: (session: Session, request: Request) => session.readResource(request),
  PlanResourceChange: (session: Session, request: Request) => session.plan(request),
  ApplyResourceChange: (session: Session, request: Request) => session.apply(request),
  ImportResourceState: (session: Session, request: Request) => session.importState(request),
  ReadDataSource: (session: Session, request: Request) => session.readDataSource(request),
} as const;

/** The gRPC service, with field names as in the protocol. */
function loadService(): ServiceDefinition {
  const loaded = fromJSON(PROTOCOL_5 as Parameters<typeof fromJSON>[0], {
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
  });
  return loaded['tfplugin5.Provider'] as ServiceDefinition;
}

/** Value of TF_REATTACH_PROVIDERS for a provider that this process serves with protocol 5 on a unix socket. */
export function reattachAt(path: string, addresses: readonly string[]): string {
  const attached = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: path },
  };
  return JSON.stringify(Object.fromEntries(addresses.map((address) => [address, attached])));
}

/**
 * Serves the auth0 provider to Terraform over a unix socket. Terraform opens a separate connection for each provider block of a stack, also
 * for an alias, so each connection has its own configuration.
 */
export async function serveOfflineProvider(options: OfflineProviderOptions): Promise<OfflineProvider> {
  const { environment, socketFolder, log } = options;
  await mkdir(socketFolder, { recursive: true, mode: 0o700 });
  const path = join(socketFolder, `auth0-${randomBytes(4).toString('hex')}.sock`);
  const service = loadService();
  const open = new Map<Socket, { readonly server: Server; readonly session: Session }>();

  let isClosing = false;

  const listener = createServer((socket) => {
    // A connection can arrive after `close` was called. Nothing else would close it.
    if (isClosing) return void socket.destroy();
    const session = new Session(environment);
    const server = new Server({ 'grpc.max_receive_message_length': -1 });
    server.addService(service, implementation(session, log));
    const injector: ConnectionInjector = server.createConnectionInjector(ServerCredentials.createInsecure());
    open.set(socket, { server, session });
    socket.on('close', () => {
      open.delete(socket);
      server.forceShutdown();
      void session.close();
    });
    // A client that disconnects without a message, such as a killed Terraform, is not an error of the provider.
    socket.on('error', () => socket.destroy());
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(path, resolve);
  });

  return {
    reattach: reattachAt(path, [PROVIDER_ADDRESS, OPENTOFU_PROVIDER_ADDRESS]),
    async close() {
      isClosing = true;
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const [socket, { server, session }] of open) {
        server.forceShutdown();
        socket.destroy();
        await session.close();
      }
      await closed;
      await rm(path, { force: true });
    },
  };
}

type Handler = (session: Session, request: Request) => Promise<object>;

function implementation(session: Session, log: OfflineProviderOptions['log']) {
  const entries = Object.entries(HANDLERS).map(([method, handler]) => {
    const unary = (call: ServerUnaryCall<Request, object>, response: sendUnaryData<object>) => {
      const start = performance.now();
      (handler as Handler)(session, call.request)
        .catch((failure: unknown) => failed(method, failure))
        .then((message) => {
          response(null, message);
          log?.(`${method} ${call.request.type_name ?? ''} ${Math.round(performance.now() - start)} ms`);
        }, response);
    };
    return [method, unary] as const;
  });
  return Object.fromEntries(entries);
}

const failed = (method: string, failure: unknown): object =>
  method === STOP ? { Error: String(failure) } : { diagnostics: [diagnosticOf(failure)] };
