import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { checkAuth0 } from '../../src/doctor/auth0';

const VALUES = {
  environment: 'dev',
  isProduction: false,
  account: '111111111111',
  region: 'eu-central-1',
  bucket: 'acme-dev-tfstate',
  tenant: 'acme-dev.eu.auth0.example',
};
const CREDENTIALS = { AUTH0_CLIENT_ID: 'id', AUTH0_CLIENT_SECRET: 'SECRET-of-dev' };

describe('the check of an Auth0 application', () => {
  const sockets: Socket[] = [];
  const before = process.env.HTTPS_PROXY;
  let proxy: Server;

  beforeEach(async () => {
    proxy = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
    process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = before;
    for (const socket of sockets.splice(0)) socket.destroy();
    proxy.close();
  });

  test('is skipped after its time limit if the server does not answer', async () => {
    const [finding] = await checkAuth0(VALUES, 'deploy', CREDENTIALS, 300);

    expect(finding).toMatchObject({ outcome: 'unanswered', faults: [{ code: 'ERR_DOCTOR_AUTH0_UNREACHABLE' }] });
    expect(JSON.stringify(finding)).not.toContain('SECRET');
  });

  test('sends no request without credentials', async () => {
    const [finding] = await checkAuth0(VALUES, 'plan', { AUTH0_CLIENT_ID: 'id' });

    expect(finding).toMatchObject({ outcome: 'unanswered', faults: [{ code: 'ERR_DOCTOR_AUTH0_CREDENTIALS' }] });
    expect(sockets).toEqual([]);
  });
});
