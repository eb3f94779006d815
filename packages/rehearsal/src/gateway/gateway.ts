import { createServer as createHttpServer, STATUS_CODES } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { CertificateAuthority } from './certificate-authority';
import { addressOf, findRoute } from './routes';
import type { Address, Route } from './routes';

/** A forwarded or refused request (`route` is then undefined), without body, query and headers. */
export interface Exchange {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** Path without its query; empty for a refused tunnel. */
  readonly path: string;
  /** Operation of an AWS JSON request (`AWSCognitoIdentityProviderService.CreateUserPool`). */
  readonly operation?: string;
  readonly route?: string;
  /** The fault that was injected. */
  readonly injected?: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** A request before its response. */
export type PendingExchange = Omit<Exchange, 'status' | 'milliseconds' | 'injected'>;

/** A request that is forwarded to a stand-in. */
export interface HandledRequest {
  readonly listener: RequestListener;
  readonly pending: PendingExchange;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Records the injected fault of the request, for the log. */
  readonly onInjected: (fault: string) => void;
}

/** Settings of {@link startGateway}. */
export interface GatewayOptions {
  readonly authority: CertificateAuthority;
  readonly routes: readonly Route[];
  /** Called after each exchange. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Called before a request is forwarded, which waits for it. A scenario can delay a request with it. */
  readonly beforeRequest?: (exchange: PendingExchange) => void | Promise<void>;
  /** @default - the stand-in handles the request */
  readonly serve?: (passage: HandledRequest) => unknown;
}

/** A running gateway. */
export interface Gateway {
  /** `http://127.0.0.1:{port}`, the value of HTTPS_PROXY and HTTP_PROXY. */
  readonly url: string;
  readonly port: number;
  /** Adds a route. */
  addRoute(route: Route): void;
  /** Closes all connections and the port. */
  close(): Promise<void>;
}

const refusal = (address: Address) =>
  `refused: ${address.scheme}://${address.host}:${address.port} is not part of this rehearsal, and no request leaves this machine`;

function respond(response: ServerResponse, status: number, text: string): void {
  const body = `${text}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Sends a response to a CONNECT or an upgrade, for which Node provides only a socket. */
function respondOnSocket(socket: Duplex, status: number, text: string): void {
  const body = `${text}\n`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Starts a forward proxy on loopback that routes real host names to local stand-ins: it accepts tunnels (CONNECT), terminates
 * their TLS with a certificate for the requested name, and routes requests by host. It also accepts plain http proxy requests
 * (`GET http://localhost:3000/`). It refuses a host without a route, and forwards nothing to the network.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const routes = [...options.routes];
  const sockets = new Set<Socket>();

  const finish = (pending: PendingExchange, started: number, status: number, injected?: string) =>
    options.onExchange?.({
      ...pending,
      ...(injected !== undefined && { injected }),
      status,
      milliseconds: Math.round(performance.now() - started),
    });

  const dispatch = async (address: Address, path: string, request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now();
    const route = findRoute(routes, address);
    const operation = request.headers['x-amz-target'];
    const pending: PendingExchange = {
      method: request.method ?? '',
      scheme: address.scheme,
      host: address.host,
      path: path.replace(/[?#].*$/s, ''),
      ...(typeof operation === 'string' && { operation }),
      ...(route && { route: route.name }),
    };
    let injected: string | undefined;
    response.once('close', () =>
      finish(pending, started, response.writableEnded ? response.statusCode : 499, injected),
    );
    if (!route) return respond(response, 502, refusal(address));
    await options.beforeRequest?.(pending);
    // The stand-in gets an ordinary request to its host.
    request.url = path;
    if (!options.serve) return route.listener(request, response);
    const onInjected = (text: string) => (injected = text);
    return options.serve({ listener: route.listener, pending, request, response, onInjected });
  };

  const guarded =
    (serve: (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown): RequestListener =>
    (request, response) => {
      Promise.resolve()
        .then(() => serve(request, response))
        .catch((error: unknown) => {
          const text = `the stand-in failed: ${error instanceof Error ? error.message : String(error)}`;
          if (response.headersSent) response.destroy();
          else respond(response, 500, text);
        });
    };

  const overTls = guarded((request, response) => {
    const { servername } = request.socket as TLSSocket;
    const address = addressOf('https', request.headers.host ?? '');
    if (!address || address.host !== addressOf('https', String(servername))?.host) {
      return respond(response, 421, `refused: asked for host ${request.headers.host}, over TLS for ${servername}`);
    }
    return dispatch(address, request.url ?? '/', request, response);
  });

  const overHttp = guarded((request, response) => {
    const [, authority, path] = /^http:\/\/([^/?#]+)(.*)$/is.exec(request.url ?? '') ?? [];
    const address = authority === undefined ? undefined : addressOf('http', authority);
    if (!address)
      return respond(response, 400, 'refused: this is a proxy; name a whole address, as in GET http://host/');
    request.headers.host = authority;
    return dispatch(address, path?.startsWith('/') ? path : `/${path ?? ''}`, request, response);
  });

  const tlsServer = createHttpsServer(
    {
      ALPNProtocols: ['http/1.1'],
      SNICallback: (servername, done) => {
        const address = addressOf('https', servername);
        if (!address || !findRoute(routes, address)) return done(new Error(`no route to ${servername}`));
        options.authority.certificateFor(address.host).then(
          ({ certificate, key }) => done(null, createSecureContext({ cert: certificate, key })),
          (error: Error) => done(error),
        );
      },
    },
    overTls,
  );

  const server = createHttpServer(overHttp);
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const started = performance.now();
    const address = addressOf('https', request.url ?? '');
    const refuse = (status: number, text: string) => {
      const pending = { method: 'CONNECT', scheme: 'https', host: address?.host ?? '', path: '' } as const;
      finish(pending, started, status);
      respondOnSocket(socket, status, text);
    };
    socket.on('error', () => socket.destroy());
    if (!address) return refuse(400, 'refused: name a host and a port, as in CONNECT host:443');
    if (!findRoute(routes, address)) return refuse(502, refusal(address));
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    // A client can start TLS before it has the response.
    if (head.length > 0) socket.unshift(head);
    tlsServer.emit('connection', socket);
  });

  for (const each of [server, tlsServer]) {
    each.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      socket.on('error', () => socket.destroy());
      respondOnSocket(socket, 501, `refused: ${request.headers.upgrade} connections are not rehearsed`);
    });
    // A client that disconnects or uses another protocol only ends its connection.
    each.on('clientError', (_error, socket) => socket.destroy());
  }
  tlsServer.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    addRoute: (route) => void routes.push(route),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
