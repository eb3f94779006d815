import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth0StandIn } from '../src';
import { openTenantStore } from '../src/store';
import { DOMAIN, TENANT, TERRAFORM, call, managementToken, serve } from './harness';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auth0-stand-in-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, `${DOMAIN}.json`);

describe('data folder', () => {
  it('brings back applications, keys and tokens in the next process', async () => {
    const first = await serve({ dataFolder: folder });
    const token = await managementToken(first);
    const { body: client } = await call(first, 'POST', '/clients', { name: 'acme' });
    await first.close();

    const second = await serve({ dataFolder: folder });
    const read = await call(second, 'GET', `/clients/${client.client_id}`, undefined, token);
    await second.close();

    expect(read.body).toEqual(client);
  });

  it('is readable by its owner only, and holds no leftovers', async () => {
    const served = await serve({ dataFolder: folder });
    await call(served, 'POST', '/clients', { name: 'acme' });

    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual([`${DOMAIN}.json`, 'lock']);
    await served.close();
    expect(readdirSync(folder)).toEqual([`${DOMAIN}.json`]);
  });

  it('has every change before it is answered', async () => {
    const served = await serve({ dataFolder: folder });

    const { body: client } = await call(served, 'POST', '/clients', { name: 'acme' });

    expect(Object.keys(JSON.parse(readFileSync(file(), 'utf8')).clients)).toContain(client.client_id);
    await served.close();
  });

  it('keeps a rotated secret, and takes the management applications from the caller', async () => {
    const first = await serve({ dataFolder: folder });
    const { body: client } = await call(first, 'POST', '/clients', { name: 'acme' });
    const secret = first.standIn.tenant(DOMAIN).rotateSecret(client.client_id);
    await first.close();

    const renewed = { ...TERRAFORM, clientSecret: 'another', scopes: ['read:clients'] };
    const second = await serve({ dataFolder: folder, tenants: [{ ...TENANT, managementClients: [renewed] }] });
    const applications = second.standIn.tenant(DOMAIN).applications();
    const refused = await call(second, 'POST', '/clients', { name: 'b' }, await managementToken(second, renewed));
    await second.close();

    expect(applications.find(({ client_id: id }) => id === client.client_id)?.client_secret).toBe(secret);
    expect(applications).toHaveLength(2);
    expect(refused.status).toBe(403);
  });

  it('is held by one stand-in at a time', () => {
    const first = createAuth0StandIn({ tenants: [TENANT], dataFolder: folder });

    expect(() => createAuth0StandIn({ tenants: [TENANT], dataFolder: folder })).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_DATA_FOLDER_IN_USE' }),
    );
    void first.close();
    void createAuth0StandIn({ tenants: [TENANT], dataFolder: folder }).close();
  });

  it('is taken over from a process that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(folder, 'lock'), String(pid));

    const standIn = createAuth0StandIn({ tenants: [TENANT], dataFolder: folder });

    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
    await standIn.close();
  });

  test.each([
    ['what is no JSON', '{'],
    ['another format', '{"format":99}'],
  ])('is refused with %s, and given back', (_, content) => {
    writeFileSync(file(), content);

    expect(() => createAuth0StandIn({ tenants: [TENANT], dataFolder: folder })).toThrow(
      expect.objectContaining({ code: 'ERR_AUTH0_STAND_IN_DATA_UNREADABLE' }),
    );
    expect(readdirSync(folder)).toEqual([`${DOMAIN}.json`]);
  });
});

describe('store', () => {
  it('leaves everything as it was when a change fails', () => {
    const store = openTenantStore(DOMAIN, folder);
    store.change((draft) => void (draft.branding = { logo_url: 'a' }));

    const failing = () =>
      store.change((draft) => {
        draft.branding = { logo_url: 'b' };
        throw new Error('no');
      });

    expect(failing).toThrow('no');
    expect(store.state.branding).toEqual({ logo_url: 'a' });
    expect(openTenantStore(DOMAIN, folder).state.branding).toEqual({ logo_url: 'a' });
  });

  it('leaves everything as it was when it cannot be written', () => {
    const store = openTenantStore(DOMAIN, folder);
    rmSync(folder, { recursive: true });

    expect(() => store.change((draft) => void (draft.branding = { logo_url: 'b' }))).toThrow(/ENOENT/);
    expect(store.state.branding).toEqual({});
  });
});
