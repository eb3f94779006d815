import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outputs } from '@auth0-cognito/contract/testing';
import { appRoutes } from '../../src/app-host';
import { serveApp } from '../../src/app-host/app-host';

const files = new Map([
  ['/index.html', Buffer.from('<main id="view"></main>')],
  ['/assets/main.js', Buffer.from('start()')],
]);

async function ask(path: string, method = 'GET') {
  const server = createServer(serveApp(files, '{"a":1}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe(serveApp, () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<main'],
    ['/signed-in?code=abc', 'text/html; charset=utf-8', '<main'],
    ['/index.html', 'text/html; charset=utf-8', '<main'],
    ['/assets/main.js', 'text/javascript; charset=utf-8', 'start()'],
    ['/config.json?v=2', 'application/json; charset=utf-8', '{"a":1}'],
  ])('answers %s as a host of single-page applications does', async (path, type, body) => {
    const answer = await ask(path);

    expect(answer).toMatchObject({ status: 200, type, body: expect.stringContaining(body) });
  });

  test.each(['/assets/gone.js', '/assets/../../package.json', '/favicon.ico'])(
    'returns 404 for the missing file %s',
    async (path) => {
      const { status, body } = await ask(path);

      expect(status).toBe(404);
      expect(body).not.toContain('<main');
    },
  );

  test('refuses methods other than GET and HEAD', async () => {
    expect(await ask('/', 'POST')).toMatchObject({ status: 405 });
    expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});

describe(appRoutes, () => {
  test('answers once for each origin, with the web client first and without device clients', () => {
    const routes = appRoutes(outputs, files).map(({ name, origins }) => [name, ...origins]);

    expect(routes).toEqual([
      ['application web', 'https://app.invalid'],
      ['application web', 'http://localhost:3000'],
      ['application admin', 'https://admin.invalid'],
    ]);
  });
});
