import { createServer, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Injector } from '../../src/injection';
import type { InjectedFault } from '../../src/injection';
import { AUTH0_ROUTE, AWS_ROUTE } from '../../src/stand-ins';

let server: Server | undefined;
let injected: string[];
let done: string[];

beforeEach(() => ([injected, done] = [[], []]));
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

/** Serves a stand-in that returns the body of the request, with these faults in front of it. */
async function serve(faults: readonly Partial<InjectedFault>[], route = AWS_ROUTE, starts = true) {
  const injector = new Injector(
    faults.map((fault) => ({ direction: 'request', skip: 0, times: 1, ...fault }) as InjectedFault),
  );
  if (starts) injector.start();
  server = createServer((request, response) => {
    const { method = '', url: path = '' } = request;
    void injector.serve({
      listener: async (given, answer) => {
        const body = String(await buffer(given));
        done.push(body);
        answer.end(`the answer to ${body}`);
      },
      pending: { method, path, scheme: 'https', host: '', route },
      request,
      response,
      onInjected: (fault) => injected.push(fault),
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return injector;
}

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request; rejects if the connection ends early. */
function send(body: string, headers: Record<string, string>, method = 'POST', path = '/') {
  const { port } = server!.address() as AddressInfo;
  return new Promise<Received>((resolve, reject) => {
    const sent = httpRequest({
      port,
      method,
      path,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    sent.on('error', reject).on('response', (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: String(bytes) }),
        reject,
      );
    });
    sent.end(body);
  });
}

const createUserPool = () =>
  send('{"PoolName":"a"}', {
    host: 'cognito-idp.eu-central-1.amazonaws.com',
    'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool',
    'content-type': 'application/x-amz-json-1.1',
  });

const createRole = () =>
  send('Action=CreateRole&RoleName=a', {
    host: 'iam.amazonaws.com',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  });

const patchClient = () => send('{}', { host: 'acme.eu.auth0.com' }, 'PATCH', '/api/v2/clients/abc');

const POOL = { service: 'cognito-idp', operation: 'CreateUserPool' };
const ROLE = { service: 'iam', operation: 'CreateRole' };
const CLIENT = { service: 'auth0', operation: 'PATCH /api/v2/clients/*' };

test('a fault affects the calls after the skipped ones, as many times as specified', async () => {
  const injector = await serve([{ ...POOL, kind: 'internal-error', skip: 1, times: 2 }]);

  const statuses = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await createUserPool()).status);

  expect(statuses).toEqual([200, 500, 500, 200]);
  expect(injector.report()).toEqual([{ fault: 'internal-error (request) of cognito-idp CreateUserPool', injected: 2 }]);
});

test('other operations, and calls before the start, have no fault', async () => {
  await serve([{ ...POOL, kind: 'cut' }], AWS_ROUTE, false);
  await expect(createUserPool()).resolves.toMatchObject({ status: 200 });
  server?.close();

  await serve([{ ...POOL, kind: 'cut' }]);
  await expect(createRole()).resolves.toMatchObject({
    status: 200,
    body: 'the answer to Action=CreateRole&RoleName=a',
  });
});

test('the body of a query service is read for its action, and still reaches the stand-in', async () => {
  await serve([{ ...ROLE, kind: 'slow', seconds: 0 }]);
  await expect(createRole()).resolves.toMatchObject({ body: 'the answer to Action=CreateRole&RoleName=a' });
  expect(injected).toEqual(['slow (request) of iam CreateRole']);
});

test('a decision selects the fault of each call before the list does, and may read its body', async () => {
  const injector = await serve([{ ...POOL, kind: 'internal-error' }]);
  const passed: string[] = [];
  injector.decideBy(({ service, operation, body }) => {
    passed.push(`${service} ${operation} ${String(body)}`);
    return operation === 'CreateRole'
      ? { ...ROLE, kind: 'forbidden', direction: 'request', skip: 0, times: 1 }
      : undefined;
  });

  const statuses = [(await createRole()).status, (await createUserPool()).status, (await patchClient()).status];
  injector.decideBy(undefined);

  expect(statuses).toEqual([403, 500, 200]);
  expect(passed.slice(0, 2)).toEqual([
    'iam CreateRole Action=CreateRole&RoleName=a',
    'cognito-idp CreateUserPool {"PoolName":"a"}',
  ]);
  expect((await createRole()).status).toBe(200);
});

test.each([
  ['too-many-requests', POOL, createUserPool, 400, /TooManyRequestsException/],
  ['too-many-requests', ROLE, createRole, 400, /<Code>Throttling<\/Code>/],
  ['internal-error', POOL, createUserPool, 500, /InternalErrorException/],
  ['unavailable', ROLE, createRole, 503, /<Code>ServiceUnavailable<\/Code>/],
  ['bad-gateway', POOL, createUserPool, 502, /<html>/],
  ['forbidden', POOL, createUserPool, 400, /AccessDeniedException/],
  ['forbidden', ROLE, createRole, 403, /<Code>AccessDenied<\/Code>/],
  ['expired-token', POOL, createUserPool, 400, /ExpiredTokenException/],
  ['clock-skew', POOL, createUserPool, 400, /InvalidSignatureException/],
  ['wrong-content', POOL, createUserPool, 200, /^\{\}$/],
] as const)('%s is in the format of the service', async (kind, call, sending, status, body) => {
  await serve([{ ...call, kind }]);
  const received = await sending();
  expect(received).toMatchObject({ status, body: expect.stringMatching(body) });
  expect(done).toEqual([]);
});

test.each([
  ['too-many-requests', 429, 'too_many_requests'],
  ['internal-error', 500, 'Internal Server Error'],
  ['unavailable', 503, 'Service Unavailable'],
  ['forbidden', 403, 'insufficient_scope'],
  ['expired-token', 401, 'Expired token'],
] as const)('%s is in the format of Auth0', async (kind, status, text) => {
  await serve([{ ...CLIENT, kind }], AUTH0_ROUTE);
  const received = await patchClient();
  expect(received).toMatchObject({ status, body: expect.stringContaining(text) });
  expect(received.headers['retry-after']).toBeUndefined();
});

test('a limit with retryAfter gives its reset time as Auth0 does', async () => {
  await serve([{ ...CLIENT, kind: 'too-many-requests', retryAfter: 5 }], AUTH0_ROUTE);
  const { headers } = await patchClient();
  expect(headers).toMatchObject({ 'retry-after': '5', 'x-ratelimit-remaining': '0' });
  expect(Number(headers['x-ratelimit-reset']) - Date.now() / 1000).toBeGreaterThan(3);
});

test('a skewed clock appears in the date of the response', async () => {
  await serve([{ ...POOL, kind: 'clock-skew', seconds: 3600 }]);
  const { headers } = await createUserPool();
  expect(Date.parse(headers.date ?? '') - Date.now()).toBeGreaterThan(3_500_000);
});

test.each([
  ['request', []],
  ['response', ['{"PoolName":"a"}']],
  ['inside', ['{"PoolName":"a"}']],
] as const)(
  'a closed connection (%s) gives no response, whether the call took effect or not',
  async (direction, calls) => {
    await serve([{ ...POOL, kind: 'cut', direction }]);
    await expect(createUserPool()).rejects.toThrow();
    expect(done).toEqual(calls);
  },
);

test('an error with direction "response" is returned although the call takes effect', async () => {
  await serve([{ ...POOL, kind: 'internal-error', direction: 'response' }]);
  await expect(createUserPool()).resolves.toMatchObject({ status: 500 });
  expect(done).toEqual(['{"PoolName":"a"}']);
});

test('a slow response is complete', async () => {
  await serve([{ ...POOL, kind: 'slow', direction: 'response', seconds: 0 }]);
  await expect(createUserPool()).resolves.toMatchObject({ status: 200, body: 'the answer to {"PoolName":"a"}' });
});

test('a frozen call has no response and no effect', async () => {
  await serve([{ ...POOL, kind: 'freeze' }]);
  const answered = createUserPool().catch(() => 'ended');
  await expect(
    Promise.race([answered, new Promise((resolve) => setTimeout(() => resolve('waits'), 100))]),
  ).resolves.toBe('waits');
  expect(done).toEqual([]);
  server?.closeAllConnections();
  await expect(answered).resolves.toBe('ended');
});
