import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { RequestListener } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkServerIdentity as checkIdentity, connect as tlsConnect } from 'node:tls';
import type { PeerCertificate } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { loadCertificateAuthority, startGateway } from '../../src/gateway';
import type { CertificateAuthority, Exchange, Gateway, Route } from '../../src/gateway';

const says =
  (text: string): RequestListener =>
  (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(`${text} ${request.method} ${request.url} ${Buffer.concat(chunks)}`));
  };

const ROUTES: Route[] = [
  { name: 'aws', origins: ['https://*.amazonaws.com'], listener: says('aws') },
  { name: 's3', origins: ['https://s3.eu-central-1.amazonaws.com'], listener: says('s3') },
  { name: 'app', origins: ['http://localhost:3000'], listener: says('app') },
  {
    name: 'broken',
    origins: ['https://broken.example.com'],
    listener: () => {
      throw new Error('no such thing');
    },
  },
];

let folder: string;
let authority: CertificateAuthority;
let gateway: Gateway;
let exchanges: Exchange[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  authority = await loadCertificateAuthority(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  exchanges = [];
  gateway = await startGateway({ authority, routes: ROUTES, onExchange: (exchange) => exchanges.push(exchange) });
});
afterEach(() => gateway.close());

interface Answer {
  status: number;
  text: string;
}

function https(url: string, options: RequestOptions & { body?: string } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const agent = new HttpsProxyAgent(gateway.url);
    const { body, ...rest } = options;
    const request = httpsRequest(url, { method: body ? 'POST' : 'GET', agent, ca: authority.certificate, ...rest });
    request.on('error', reject).on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.end(body);
  });
}

/** The response of the gateway to bytes, until the end of the connection. */
function raw(bytes: string) {
  return new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
    socket.setTimeout(2_000, () => socket.destroy());
  });
}

describe(startGateway, () => {
  test('forwards a host to its stand-in, which receives an ordinary request', async () => {
    const answer = await https('https://iam.amazonaws.com/path?query=1', { body: 'Action=Test' });

    expect(answer).toEqual({ status: 200, text: 'aws POST /path?query=1 Action=Test' });
  });

  test('prefers the exact host over a wildcard', async () => {
    const answer = await https('https://s3.eu-central-1.amazonaws.com/');

    expect(answer.text).toBe('s3 GET / ');
  });

  test('reaches hosts at any depth below a wildcard', async () => {
    const answer = await https('https://state.s3.eu-central-1.amazonaws.com/');

    expect(answer.text).toBe('aws GET / ');
  });

  test.each([
    'https://amazonaws.com/',
    'https://evilamazonaws.com/',
    'https://cdn.auth0.com/',
    'https://iam.amazonaws.com:8443/',
  ])('refuses %s at once, and reports the name', async (url) => {
    const started = performance.now();

    await expect(https(url)).resolves.toEqual({
      status: 502,
      text: expect.stringContaining(`refused: https://${new URL(url).hostname}:`),
    });

    expect(performance.now() - started).toBeLessThan(500);
    expect(exchanges).toMatchObject([{ method: 'CONNECT', host: new URL(url).hostname, status: 502 }]);
  });

  test('is refused by a client that requested another name', async () => {
    const checkServerIdentity = (_name: string, certificate: PeerCertificate) =>
      checkIdentity('iam.amazonaws.com', certificate);

    const answer = https('https://iam.amazonaws.com/', { servername: 'sts.amazonaws.com', checkServerIdentity });

    await expect(answer).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  test('is refused by a client that does not trust the authority', async () => {
    const agent = new HttpsProxyAgent(gateway.url);

    const request = new Promise((resolve, reject) =>
      httpsRequest('https://iam.amazonaws.com/', { agent }).on('response', resolve).on('error', reject).end(),
    );

    await expect(request).rejects.toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) });
  });

  test('refuses a request whose host differs from that of its connection', async () => {
    const answer = await https('https://cognito-idp.amazonaws.com/', { servername: 'iam.amazonaws.com' });

    expect(answer).toMatchObject({ status: 421, text: expect.stringContaining('cognito-idp.amazonaws.com') });
  });

  test('closes TLS connections without a name, or with a name without a route', async () => {
    const handshake = (servername: string | undefined) =>
      new Promise((resolve, reject) => {
        const socket = connect(gateway.port, '127.0.0.1', () => {
          socket.write('CONNECT iam.amazonaws.com:443 HTTP/1.1\r\n\r\n');
          socket.once('data', () => {
            const tls = tlsConnect({ socket, ...(servername && { servername }), rejectUnauthorized: false }, () =>
              resolve('up'),
            );
            tls.on('error', reject);
          });
        });
      });

    await expect(handshake(undefined)).rejects.toThrow();
    await expect(handshake('cdn.auth0.com')).rejects.toThrow();
  });

  test('forwards plain http as a proxy', async () => {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const options = { port: gateway.port, path: 'http://localhost:3000/auth/callback?code=secret' };
      httpRequest(options, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      })
        .on('error', reject)
        .end();
    });

    expect(answer).toEqual({ status: 200, text: 'app GET /auth/callback?code=secret ' });
    expect(exchanges).toMatchObject([{ scheme: 'http', host: 'localhost', path: '/auth/callback', route: 'app' }]);
  });

  test.each([
    ['another port', 'GET http://localhost:3001/ HTTP/1.1\r\nHost: localhost:3001\r\n', '502', 'http://localhost:3001'],
    [
      'https for a host with an http route only',
      'CONNECT localhost:3000 HTTP/1.1\r\nHost: localhost:3000\r\n',
      '502',
      'https://localhost:3000',
    ],
    ['no proxy request', 'GET / HTTP/1.1\r\nHost: localhost:3000\r\n', '400', 'this is a proxy'],
    ['a tunnel without a host', 'CONNECT /// HTTP/1.1\r\nHost: x\r\n', '400', 'name a host'],
    [
      'a websocket',
      'GET http://localhost:3000/ HTTP/1.1\r\nHost: localhost:3000\r\nUpgrade: websocket\r\n',
      '501',
      'websocket',
    ],
  ])('refuses %s', async (_what, head, status, text) => {
    const connection = head.includes('Upgrade') ? 'Upgrade' : 'close';

    const answer = await raw(`${head}Connection: ${connection}\r\n\r\n`);

    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain(text);
  });

  test('reports an error that a stand-in throws, and continues', async () => {
    const broken = await https('https://broken.example.com/');

    expect(broken).toEqual({ status: 500, text: 'the stand-in failed: no such thing\n' });
    await expect(https('https://iam.amazonaws.com/')).resolves.toMatchObject({ status: 200 });
  });

  test('closes only the connection on which it receives invalid bytes', async () => {
    await raw('\x16\x03\x01garbage\r\n\r\n');

    await expect(https('https://iam.amazonaws.com/')).resolves.toMatchObject({ status: 200 });
  });

  test('reports exchanges without query and body', async () => {
    await https('https://cognito-idp.eu-central-1.amazonaws.com/?secret=1', {
      body: '{"Secret":"2"}',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool' },
    });

    expect(exchanges).toEqual([
      {
        method: 'POST',
        scheme: 'https',
        host: 'cognito-idp.eu-central-1.amazonaws.com',
        path: '/',
        operation: 'AWSCognitoIdentityProviderService.CreateUserPool',
        route: 'aws',
        status: 200,
        milliseconds: expect.any(Number),
      },
    ]);
  });

  test('answers for an origin that is added later', async () => {
    gateway.addRoute({ name: 'login', origins: ['https://login.example.com'], listener: says('login') });

    await expect(https('https://login.example.com/')).resolves.toMatchObject({ text: 'login GET / ' });
  });

  test('runs next to another gateway without conflicts', async () => {
    const other = await startGateway({ authority, routes: [{ ...ROUTES[0]!, listener: says('other') }] });

    const mine = await https('https://iam.amazonaws.com/');
    await other.close();

    expect(other.port).not.toBe(gateway.port);
    expect(mine.text).toBe('aws GET / ');
  });

  test('delays a request as long as a scenario requires', async () => {
    await gateway.close();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    gateway = await startGateway({ authority, routes: ROUTES, beforeRequest: () => held });
    let answered = false;

    const answer = https('https://iam.amazonaws.com/').then((value) => ((answered = true), value));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const early = answered;
    release();

    expect(early).toBe(false);
    await expect(answer).resolves.toMatchObject({ status: 200 });
  });

  test('closes although clients keep their connections open', async () => {
    const agent = new HttpsProxyAgent(gateway.url, { keepAlive: true });
    await new Promise((resolve, reject) =>
      httpsRequest('https://iam.amazonaws.com/', { agent, ca: authority.certificate }, (response) =>
        response.resume().on('end', resolve),
      )
        .on('error', reject)
        .end(),
    );

    await gateway.close();

    await expect(raw('')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    agent.destroy();
  });
});
