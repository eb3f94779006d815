import type { Rehearsal } from '../../src';
import { startRehearsal } from '../../src';
import { HoldUp, updatesApplication } from '../support/hold-up';
import { processesWith } from '../support/processes';
import { variant } from '../support/variant';
import type { Draft } from '../support/variant';

jest.setTimeout(240_000);

const PARTNERS = 'partners.eu.auth0.com';
const hold = new HoldUp();
let rehearsal: Rehearsal;

afterEach(() => hold.next(() => false).release());

/** Edits so far, one upon another, as an environment has them over time. */
let edits: ((values: Draft) => unknown)[] = [];

/** The environment with one more edit. */
function edited(environment: string, edit: (values: Draft) => unknown) {
  edits.push(edit);
  return variant(environment, (values) => edits.forEach((each) => each(values)));
}

/** Applies one more edit once, and expects no change left and both sides in agreement; tells what was planned. */
async function change(environment: string, edit: (values: Draft) => unknown) {
  await rehearsal.use(edited(environment, edit));
  const { changes } = await rehearsal.plan();
  await rehearsal.apply();
  await expectSettled();
  return Object.fromEntries(changes.map(({ address, actions }) => [address.split('.')[0], actions.join(' ')]));
}

async function expectSettled() {
  expect(await rehearsal.plan()).toEqual({ clean: true, changes: [], outputs: [] });
  expect((await rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
}

describe.each(['dev', 'staging', 'prod'])('changes over time in %s', (environment) => {
  beforeAll(async () => {
    edits = [];
    rehearsal = await startRehearsal({ environment, beforeRequest: hold.beforeRequest, furtherTenants: [PARTNERS] });
    await rehearsal.apply(variant(environment, () => undefined));
  });
  afterAll(() => rehearsal?.close());

  test('a renamed identity provider replaces the old one and stays listed', async () => {
    const planned = await change(environment, (values) => (values.federations.auth0.identityProvider.name = 'Login'));

    expect(planned.aws_cognito_identity_provider).toBe('create delete');
    expect((await rehearsal.outputs()).clients.web?.identity_providers).toContain('Login');
  });

  test('a secret rotated out of band reaches the identity provider, and nothing else changes', async () => {
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const { federations } = await rehearsal.outputs();
    rehearsal.parts.standIns.auth0.tenant(domain).rotateSecret(federations.auth0?.auth0_client_id ?? '');

    const { changes } = await rehearsal.plan();
    await rehearsal.apply();

    expect(changes).toEqual([
      { address: expect.stringMatching(/^aws_cognito_identity_provider\./), actions: ['update'] },
    ]);
    await expectSettled();
  });

  if (environment !== 'dev') return;

  const client = (name: string) => ({ type: 'public', name, callbackUrls: ['http://localhost:3001'] });

  test('a client is added, renamed in place, and removed', async () => {
    await change(environment, (values) => (values.clients = { tool: client('acme-dev-tool') }));
    const added = (await rehearsal.outputs()).clients.tool?.client_id;

    const renamed = await change(environment, (values) => (values.clients = { tool: client('acme-dev-tool-2') }));
    const kept = (await rehearsal.outputs()).clients.tool?.client_id;
    const removed = await change(environment, (values) => delete values.clients);

    expect(added).toEqual(expect.any(String));
    expect(renamed.aws_cognito_user_pool_client).toBe('update');
    expect(kept).toBe(added);
    expect(removed.aws_cognito_user_pool_client).toBe('delete');
  });

  test('a second federation is added beside the first', async () => {
    await change(environment, (values) => {
      values.federations.partners = { tenant: { domain: PARTNERS }, identityProvider: { name: 'Partners' } };
      values.primaryFederation = 'auth0';
    });

    const { federations } = await rehearsal.outputs();
    expect(Object.keys(federations).sort()).toEqual(['auth0', 'partners']);
  });

  test('a connection is enabled for the application', async () => {
    const name = 'Username-Password-Authentication';

    await change(environment, (values) => (values.federations.auth0.connections = { database: { name } }));

    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const { federations } = await rehearsal.outputs();
    const connection = rehearsal.parts.standIns.auth0
      .tenant(domain)
      .connections()
      .find((each) => each.name === name);
    expect(connection?.enabled_clients).toContain(federations.auth0?.auth0_client_id);
  });

  test('a domain prefix becomes a custom domain', async () => {
    await change(environment, (values) => {
      values.domain = { customDomain: 'login.acme.example', hostedZoneId: 'Z0123456789ABCDEFGHIJ' };
    });

    expect((await rehearsal.outputs()).cognito_domain).toBe('login.acme.example');
  });

  test('Terraform killed in an update leaves its lock; unlocked and run again, it finishes', async () => {
    const held = hold.next(updatesApplication);
    const apply = rehearsal.apply(edited(environment, (values) => (values.app = { url: 'http://localhost:4000' })));
    await Promise.race([held.reached, apply]);

    for (const { pid, command } of processesWith(rehearsal.parts.folder.path)) {
      if (/terraform apply /.test(command) && !command.includes('guard.mjs')) process.kill(pid, 'SIGKILL');
    }
    held.release();

    await expect(apply).rejects.toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
    const refused = (await rehearsal.apply().catch((error: Error) => error)) as Error;
    const [, lock = ''] = /ID:\s+([0-9a-f-]{36})/.exec(refused.message) ?? [];
    expect(refused.message).toContain('Error acquiring the state lock');
    expect((await rehearsal.terraform.run(['force-unlock', '-force', lock])).exitCode).toBe(0);
    await rehearsal.apply();
    await expectSettled();
  });

  test('a pool is replaced when its protection is lifted, with everything that hangs on it', async () => {
    const before = await rehearsal.outputs();
    await rehearsal.apply(rehearsal.withoutProtection());

    await change(environment, (values) => {
      values.userPool = { name: 'acme-dev-2', deletionProtection: false };
    });

    const after = await rehearsal.outputs();
    expect(after.user_pool_id).not.toBe(before.user_pool_id);
    expect(after.clients.web?.client_id).not.toBe(before.clients.web?.client_id);
    expect(after.federations.auth0?.auth0_client_id).toBe(before.federations.auth0?.auth0_client_id);
  });
});
