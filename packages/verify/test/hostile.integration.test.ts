import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { openNetwork, verify, type Network } from '../src';
import { outputs } from './live-world';

/** How one hostile server answers every request. */
type Mode = (response: ServerResponse) => void;

const json = (body: unknown, headers = {}): Mode =>
  function answer(response) {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const raw = (status: number, headers: Record<string, string>, body: string | Buffer = ''): Mode =>
  function answer(response) {
    response.writeHead(status, headers).end(body);
  };
/** Bytes on the socket, without HTTP by Node. */
const bytes = (text: string): Mode =>
  function answer(response) {
    response.socket?.end(text);
  };
const to = (location: string): Mode => raw(302, { location });

const ZEROS = Buffer.alloc(100_000_000);
const GZIPPED = gzipSync(ZEROS, { level: 1 });
const BROTLI = brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const DEEP = '['.repeat(500_000);

const MODES: readonly (readonly [string, Mode])[] = [
  ['a key that is null', json({ keys: [null] })],
  ['keys that are not objects', json({ keys: [1, 'a', true, []] })],
  ['keys that are not a list', json({ keys: { kid: 'one' } })],
  ['a null document', json(null)],
  ['a list', json([])],
  ['a number', json(7)],
  ['an issuer that is an object', json({ issuer: { toString: 'x' } })],
  ['an escape sequence in the issuer', json({ issuer: '\u001b[2J\u001b[32m✓ all passed' })],
  ['a carriage return and a forged check mark', json({ issuer: 'x\r✓ the user pool publishes its issuer' })],
  ['text that runs from right to left', json({ issuer: '\u202ereversed' })],
  ['an issuer of a million characters', json({ issuer: 'x'.repeat(1_000_000) })],
  ['truncated JSON', raw(200, { 'content-type': 'application/json' }, '{"keys":[')],
  ['JSON of half a million levels', raw(200, { 'content-type': 'application/json' }, DEEP)],
  ['invalid UTF-8', raw(200, {}, Buffer.from([0xff, 0xfe, 0x00, 0xd8]))],
  ['100 MB behind gzip', raw(200, { 'content-encoding': 'gzip' }, GZIPPED)],
  ['100 MB behind brotli', raw(200, { 'content-encoding': 'br' }, BROTLI)],
  ['invalid gzip', raw(200, { 'content-encoding': 'gzip' }, 'plain')],
  ['a redirect without a target', raw(302, {})],
  ['a redirect to an empty URL', to('')],
  ['a redirect to an invalid URL', to('https://[')],
  ['a redirect to a script', to('javascript:alert(1)?error=access_denied')],
  ['a redirect to data', to('data:text/html,x?error=access_denied')],
  ['a redirect to plain http', to('http://attacker.invalid/?error=access_denied')],
  ['a redirect to itself', to('/')],
  ['an escape sequence in an error', to(`https://${outputs.cognito_domain}/error?error=%1b%5b2J%0d✓`.replace('✓', ''))],
  ['headers of a megabyte', raw(200, { 'x-large': 'x'.repeat(1_000_000) })],
  ['no HTTP', bytes('\u001b[2Jhello\r\n\r\n')],
  ['a connection that is closed', bytes('')],
  ['a body that is truncated', bytes('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{')],
  ['status 204', raw(204, {})],
  ['status 500', raw(500, {}, 'Internal Server Error')],
  ['status 999', bytes('HTTP/1.1 999 \u001b[2J\r\ncontent-length: 0\r\n\r\n')],
];

describe('verify against a hostile server', () => {
  let mode: Mode;
  let server: Server;
  let network: Network;

  beforeAll(async () => {
    server = createServer((_request, response) => mode(response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    network = openNetwork(new Agent());
  });
  afterAll(async () => {
    await network.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  /** Every host is the hostile server. */
  const get = (url: string) => {
    const { pathname, search } = new URL(url);
    return network.get(`http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}${search}`);
  };

  test.each(MODES)('handles %s, and prints no terminal control sequence', async (_, hostile) => {
    mode = hostile;

    const { outcome, checks } = await verify(outputs, get);

    expect(outcome).not.toBe('passed');
    expect(checks).toHaveLength(17);
    for (const { id, outcome: result, got } of checks) {
      expect(got.length).toBeLessThanOrEqual(500);
      expect(got).not.toMatch(/\p{C}/u);
      // These two checks expect an error response.
      if (!/^(implicit|plain-pkce)-refused|^callback-refused/.test(id))
        expect([id, result]).not.toEqual([id, 'passed']);
    }
  });

  test('reads a compressed response only up to its limit', async () => {
    mode = raw(200, { 'content-encoding': 'gzip' }, GZIPPED);
    const before = process.memoryUsage().rss;

    await expect(get('https://any.invalid/')).rejects.toThrow('more than 2000000 bytes');

    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
  });
});

test('stops after the checks have taken two minutes', async () => {
  let now = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
  try {
    const { checks } = await verify(outputs, () => {
      now += 50_000;
      return Promise.reject(new Error('no answer within 15 s'));
    });

    expect(checks.filter(({ got }) => got.includes('not checked: the checks took longer than 120 s'))).toHaveLength(
      checks.length - 4,
    );
  } finally {
    clock.mockRestore();
  }
});
