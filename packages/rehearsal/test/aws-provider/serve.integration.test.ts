import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, constants, type ClientHttp2Session } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCheckout } from '@auth0-cognito/checkout';
import { serveAwsProvider, type ServedAwsProvider } from '../../src/aws-provider/serve';
import { cleanEnvironment } from '../../src/processes/child-environment';
import { Runner } from '../../src/processes/run';

/**
 * A provider that crashes in each ApplyResourceChange, like a panic in Go, and in ReadResource after the start of its
 * response.
 */
const CRASHES = `#!${process.execPath}
const { createServer } = require('node:http2');
const { join } = require('node:path');
const socket = join(process.env.PLUGIN_UNIX_SOCKET_DIR, process.pid + '.sock');
const crash = () => process.kill(process.pid, 'SIGKILL');
createServer()
  .on('stream', (stream, { ':path': path }) => {
    stream.on('error', () => undefined);
    if (path.endsWith('/ApplyResourceChange')) return crash();
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    if (path.endsWith('/ReadResource')) return stream.write('part', () => setTimeout(crash, 20));
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end('answer');
  })
  .listen(socket, () => console.log('1|5|unix|' + socket + '|grpc'));
`;

let folder: string;
let runner: Runner;
let provider: ServedAwsProvider;
let terraform: ClientHttp2Session;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crashes-'));
  const binary = join(folder, 'provider.cjs');
  writeFileSync(binary, CRASHES, { mode: 0o755 });
  runner = new Runner(findCheckout(__dirname));
  const environment = cleanEnvironment(folder);
  provider = await serveAwsProvider({ binary, folder, runner, environment, logFile: join(folder, 'provider.log') });
  const [{ Addr: address }] = Object.values(JSON.parse(provider.reattach)) as [{ Addr: { String: string } }];
  terraform = connect('http://localhost', { createConnection: () => connectSocket(address.String) });
});
afterAll(async () => {
  terraform?.destroy();
  provider?.close();
  await runner?.settled();
  rmSync(folder, { recursive: true });
});

/** Calls the provider as Terraform does; returns the status code of the call and the response. */
function called(method: string): Promise<{ readonly code: number | undefined; readonly text: string }> {
  const call = terraform.request({
    ':method': 'POST',
    ':path': `/tfplugin5.Provider/${method}`,
    'content-type': 'application/grpc',
  });
  let text = '';
  call.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  call.end('question');
  return new Promise((resolve) => {
    call.on('error', () => undefined);
    call.on('close', () => resolve({ code: call.rstCode, text }));
  });
}

test.each(['ApplyResourceChange', 'ReadResource'])(
  'a crash of the provider in %s ends the call, and the next call uses another process',
  async (method) => {
    const crashed = await called(method);

    expect(crashed.code).toBe(constants.NGHTTP2_INTERNAL_ERROR);
    expect(await called('ValidateResourceTypeConfig')).toEqual({ code: constants.NGHTTP2_NO_ERROR, text: 'answer' });
  },
);
