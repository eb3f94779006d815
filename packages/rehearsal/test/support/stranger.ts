import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Rehearsal } from '../../src';

/**
 * A proxy that connects one host to a server with the certificate of another host, and everything else to the
 * rehearsal.
 */
export async function misleadingProxy(rehearsal: Rehearsal, host: string) {
  const { authority, proxy: onwards } = rehearsal.reach;
  const { certificate: cert, key } = await authority.certificateFor('other.example');
  const stranger = createTlsServer({ cert, key }, (_request, response) => response.end('{}'));
  const proxy = createHttpServer();
  proxy.on('connect', (request, socket: Socket) => {
    const isMisled = request.url === `${host}:443`;
    const port = isMisled ? (stranger.address() as AddressInfo).port : Number(new URL(onwards).port);
    const onward = connect(port, '127.0.0.1', () => {
      if (isMisled) socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      else onward.write(`CONNECT ${request.url} HTTP/1.1\r\nhost: ${request.url}\r\n\r\n`);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const each of [socket, onward]) each.on('error', () => each.destroy());
  });
  const servers = [stranger, proxy];
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))),
  );
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
