import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fetch, MockAgent, ProxyAgent } from 'undici';
import { startRecorder } from '../../src/recording';
import type { RecordedExchange, Recorder } from '../../src/recording';

const SECRET = 'dGhpcyBpcyBhIHNlY3JldA';
const POOL = 'eu-central-1_aB3dEfGhI';

let folder: string;
let file: string;
let upstream: MockAgent;
let recorder: Recorder;
let client: ProxyAgent;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-'));
  file = join(folder, 'live/exchanges.jsonl');
  upstream = new MockAgent();
  upstream.disableNetConnect();
  const hidden = { 'live-0a1b2c3d': '<name>', 'acme.eu.auth0.com': '<tenant>' };
  recorder = await startRecorder({ checkout: folder, file, hidden, upstream });
  const { HTTPS_PROXY: uri = '', NODE_EXTRA_CA_CERTS: authority = '' } = recorder.variables;
  client = new ProxyAgent({ uri, requestTls: { ca: readFileSync(authority, 'utf8') } });
});
afterEach(async () => {
  await client.close();
  await recorder.close();
  rmSync(folder, { recursive: true, force: true });
});

const recorded = () => {
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/dGhpcyBpcyBh|aB3dEfGhI|0a1b2c3d|acme/);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RecordedExchange);
};

describe('the recorder', () => {
  test('forwards a call to AWS unchanged, and records its structure without values', async () => {
    const body = JSON.stringify({
      UserPoolClient: { UserPoolId: POOL, ClientSecret: SECRET, Scopes: ['a'], None: null },
    });
    const received: string[] = [];
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'content-encoding': 'gzip' };
    upstream
      .get('https://cognito-idp.eu-central-1.amazonaws.com')
      .intercept({ path: '/', method: 'POST' })
      .reply(({ body: sent }) => {
        received.push(String(sent));
        return { statusCode: 200, data: gzipSync(body), responseOptions: { headers } };
      });

    const answer = await fetch('https://cognito-idp.eu-central-1.amazonaws.com/', {
      dispatcher: client,
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPoolClient',
      },
      body: JSON.stringify({ UserPoolId: POOL }),
    });

    expect(await answer.text()).toBe(body);
    expect(received).toEqual([JSON.stringify({ UserPoolId: POOL })]);
    expect(recorded()).toEqual([
      {
        operation: 'cognito-idp:CreateUserPoolClient',
        request: { UserPoolId: 'string' },
        status: 200,
        response: {
          UserPoolClient: 'object',
          'UserPoolClient.ClientSecret': 'string',
          'UserPoolClient.None': 'null',
          'UserPoolClient.Scopes': 'array',
          'UserPoolClient.Scopes[]': 'string',
          'UserPoolClient.UserPoolId': 'string',
        },
      },
    ]);
  });

  test('records the code of an error in XML, and a path of Auth0 without its ID', async () => {
    upstream
      .get('https://iam.amazonaws.com')
      .intercept({ path: '/', method: 'POST' })
      .reply(
        404,
        '<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>live-0a1b2c3d</Message></Error></ErrorResponse>',
        {
          headers: { 'content-type': 'text/xml' },
        },
      );
    upstream
      .get('https://acme.eu.auth0.com')
      .intercept({ path: `/api/v2/clients/3n4b5urk1ft4fl3mg5e62d9ado?fields=client_secret`, method: 'GET' })
      .reply(200, { client_secret: SECRET }, { headers: { 'content-type': 'application/json' } });

    await fetch('https://iam.amazonaws.com/', {
      dispatcher: client,
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetRole', RoleName: 'live-0a1b2c3d' }),
    });
    await fetch('https://acme.eu.auth0.com/api/v2/clients/3n4b5urk1ft4fl3mg5e62d9ado?fields=client_secret', {
      dispatcher: client,
    });

    expect(recorded()).toMatchObject([
      { operation: 'iam:GetRole', status: 404, error: 'NoSuchEntity', request: { Action: 'string' } },
      {
        operation: 'GET <tenant>/api/v2/clients/{id}',
        request: { '?fields': 'string' },
        response: { client_secret: 'string' },
      },
    ]);
  });
});
