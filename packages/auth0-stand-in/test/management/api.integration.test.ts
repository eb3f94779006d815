import { SignJWT, generateKeyPair } from 'jose';
import { ManagementClient, ManagementError } from 'auth0';
import type { Served } from '../harness';
import { DOMAIN, TERRAFORM, call, managementToken, serve } from '../harness';
import { sdk } from '../sdk';
import { ROUTES } from '../../src/management/api';

const AUDIENCE = `https://${DOMAIN}/api/v2/`;

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const grant = async (params: Record<string, string>, init: RequestInit = {}) => {
  const answer = await served.fetch(`https://${DOMAIN}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', audience: AUDIENCE, ...params }),
    ...init,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};

const credentials = { client_id: TERRAFORM.clientId, client_secret: TERRAFORM.clientSecret };

describe('token for the Management API', () => {
  it('is issued to the SDK for its ID and secret', async () => {
    const management = new ManagementClient({ domain: DOMAIN, fetch: served.fetch, maxRetries: 0, ...TERRAFORM });

    const settings = await management.tenants.settings.get();

    expect(settings.session_lifetime).toBe(168);
  });

  it('states its audience and scopes', async () => {
    const { status, body } = await grant(credentials);

    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 86_400,
      scope: TERRAFORM.scopes.join(' '),
    });
    const claims = JSON.parse(Buffer.from((body.access_token ?? '').split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({
      iss: `https://${DOMAIN}/`,
      aud: AUDIENCE,
      sub: 'terraform@clients',
      azp: 'terraform',
      gty: 'client-credentials',
    });
    expect(claims.exp - claims.iat).toBe(86_400);
  });

  it('is also issued for Basic authentication if the application sets no method', async () => {
    const authorization = `Basic ${Buffer.from('terraform:terraform-secret').toString('base64')}`;

    const { status } = await grant({}, { headers: { authorization } });

    expect(status).toBe(200);
  });

  it('contains only the requested scopes', async () => {
    const { body } = await grant({ ...credentials, scope: 'read:clients' });

    expect(body.scope).toBe('read:clients');
  });

  test.each([
    ['a wrong secret', { ...credentials, client_secret: 'no' }, 401, 'access_denied'],
    ['an unknown application', { ...credentials, client_id: 'nobody' }, 401, 'access_denied'],
    ['the name of an Object property', { ...credentials, client_id: 'constructor' }, 401, 'access_denied'],
    ['no secret', { client_id: 'terraform' }, 401, 'access_denied'],
    ['an unknown API', { ...credentials, audience: 'https://none.example' }, 403, 'access_denied'],
    ['no API', { ...credentials, audience: '' }, 400, 'invalid_request'],
    ['a scope without a grant', { ...credentials, scope: 'read:everything' }, 403, 'access_denied'],
    ['an unknown grant type', { ...credentials, grant_type: 'magic' }, 403, 'unsupported_grant_type'],
  ])('is refused for %s', async (_, params, status, error) => {
    const answer = await grant(params);

    expect(answer).toMatchObject({ status, body: { error } });
    expect(answer.body).not.toHaveProperty('access_token');
  });

  test.each([
    ['invalid JSON', '{', 'application/json'],
    ['JSON that is not an object', '[]', 'application/json'],
    ['a duplicate parameter', 'grant_type=a&grant_type=b', 'application/x-www-form-urlencoded'],
  ])('is refused for %s', async (_, body, type) => {
    const answer = await grant({}, { body, headers: { 'content-type': type } });

    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('is refused for a body that does not end', async () => {
    const answer = await grant({}, { body: 'a='.padEnd(200_000, 'x') });

    expect(answer.status).toBe(413);
  });
});

describe('Management API', () => {
  it('refuses a token that is unsigned, from another issuer, or invalid', async () => {
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const claims = Buffer.from(JSON.stringify({ aud: AUDIENCE, scope: 'read:clients', exp: 9e9 })).toString(
      'base64url',
    );
    const { privateKey } = await generateKeyPair('ES256');
    const foreign = await new SignJWT({ scope: 'read:clients' }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);

    const answers = await Promise.all(
      [`${header}.${claims}.`, foreign, 'x'].map((token) => call(served, 'GET', '/clients', undefined, token)),
    );

    for (const answer of answers) expect(answer).toMatchObject({ status: 401, body: { message: 'Invalid token' } });
  });

  it('requires a token', async () => {
    const answer = await served.fetch(`${AUDIENCE}clients`);

    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Missing authentication',
      attributes: { error: 'Missing authentication' },
    });
  });

  test.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s requires its scope',
    async (_, route) => {
      const bare = { ...TERRAFORM, clientId: 'bare', scopes: [] };
      const own = await bareServer();
      const token = await managementToken(own, bare);

      const answer = await call(
        own,
        route.method,
        route.path.replaceAll(/:\w+/g, 'x'),
        route.method === 'GET' ? undefined : {},
        token,
      );

      expect(answer).toMatchObject({
        status: 403,
        body: {
          statusCode: 403,
          error: 'Forbidden',
          errorCode: 'insufficient_scope',
          message: `Insufficient scope, expected any of: ${route.scopes.join(',')}`,
        },
      });
    },
  );

  let bare: Served | undefined;
  const bareServer = async () =>
    (bare ??= await serve({
      tenants: [{ domain: DOMAIN, managementClients: [{ ...TERRAFORM, clientId: 'bare', scopes: [] }] }],
    }));
  afterAll(() => bare?.close());

  test.each(['/nothing', '/clients/x/y/z', '/', '', '/Clients', '/clients/', '/%E0%A4%A'])(
    'returns 404 for the operation %p',
    async (path) => {
      const answer = await call(served, 'GET', path);

      expect(answer).toMatchObject({ status: 404, body: { statusCode: 404, error: 'Not Found' } });
    },
  );

  it('returns 404 for any other method', async () => {
    const answer = await call(served, 'PUT', '/clients', {});

    expect(answer.status).toBe(404);
  });

  test.each([
    ['an unknown parameter', '/clients?colour=red', `'Additional properties not allowed: colour'`],
    [
      'a page size above the limit',
      '/clients?per_page=101',
      `'Value 101 is greater than maximum 100' on property per_page`,
    ],
    [
      'a page that is not a number',
      '/clients?page=x',
      `'Expected type integer but found type string' on property page`,
    ],
    [
      'a flag that is not a boolean',
      '/clients?include_totals=maybe',
      `'Expected type boolean but found type string' on property include_totals`,
    ],
  ])('refuses %s', async (_, path, detail) => {
    const answer = await call(served, 'GET', path);

    expect(answer).toMatchObject({
      status: 400,
      body: { errorCode: 'invalid_query_string', message: `Query validation error: ${detail}.` },
    });
  });

  test.each([
    ['invalid JSON', '{"name":', 400, 'Invalid request payload JSON format'],
    [
      'a body that does not end',
      `{"name":"${'x'.repeat(1_100_000)}"}`,
      413,
      'Payload content length greater than maximum allowed',
    ],
  ])('refuses %s', async (_, body, status, message) => {
    const answer = await call(served, 'POST', '/clients', body);

    expect(answer).toMatchObject({ status, body: { statusCode: status, message } });
  });

  it('refuses a body that is not JSON', async () => {
    const authorization = `Bearer ${await managementToken(served)}`;

    const answer = await served.fetch(`${AUDIENCE}clients`, {
      method: 'POST',
      headers: { authorization },
      body: 'name=a',
    });

    expect(answer.status).toBe(415);
  });

  it('sends the rate limit with every response', async () => {
    const answers = [
      await call(served, 'GET', '/clients'),
      await call(served, 'GET', '/nothing'),
      await call(served, 'GET', '/clients', undefined, 'x'),
    ];

    for (const { headers } of answers) {
      expect(headers.get('x-ratelimit-limit')).toBe('1000');
      expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(1000);
      expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000 - 1);
    }
  });

  it('returns 429 if a test requires it, and then no longer', async () => {
    const token = await managementToken(served);
    served.standIn.tenant(DOMAIN).throttle(2, 3);

    const answers = [];
    for (let count = 0; count < 3; count++) answers.push(await call(served, 'GET', '/clients', undefined, token));

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.body).toEqual({
      statusCode: 429,
      error: 'Too Many Requests',
      message: 'Global limit has been reached',
      errorCode: 'too_many_requests',
    });
    expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(answers[0]?.headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(
      Math.floor(Date.now() / 1000) + 2,
    );
  });

  it('returns errors that the SDK can parse', async () => {
    const read = sdk(served).clients.get('nobody');

    await expect(read).rejects.toBeInstanceOf(ManagementError);
    await expect(read).rejects.toMatchObject({
      statusCode: 404,
      body: { errorCode: 'inexistent_client', message: 'The client does not exist' },
    });
  });
});
