import type { Served } from '../harness';
import { call, serve } from '../harness';
import { sdk } from '../sdk';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.close());

describe('actions', () => {
  const asked = {
    name: 'claims',
    supported_triggers: [{ id: 'post-login' as const, version: 'v3' }],
    code: 'exports.onExecutePostLogin = async () => {};',
    secrets: [{ name: 'KEY', value: 'hush' }],
  };

  it('can be created, deployed and bound, and never return their secrets', async () => {
    const management = sdk(served);
    const action = await management.actions.create(asked);
    const tooEarly = await call(served, 'PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_id', value: action.id }, display_name: 'claims' }],
    });

    await management.actions.get(action.id ?? '');
    const version = await management.actions.deploy(action.id ?? '');
    await management.actions.triggers.bindings.updateMany('post-login', {
      bindings: [{ ref: { type: 'action_id', value: action.id ?? '' }, display_name: 'claims' }],
    });
    const read = await call(served, 'GET', `/actions/actions/${action.id}`);
    const bindings = await call(served, 'GET', '/actions/triggers/post-login/bindings');

    expect(tooEarly.status).toBe(400);
    expect(version).toMatchObject({ number: 1, status: 'built', deployed: true });
    expect(read.body).toMatchObject({ all_changes_deployed: true, deployed_version: { id: version.id } });
    expect(JSON.stringify([action, version, read.body, bindings.body])).not.toContain('hush');
    expect(bindings.body).toMatchObject({
      total: 1,
      bindings: [{ display_name: 'claims', action: { id: action.id } }],
    });
  });

  it.each(['node18', 'node22'])('of %s are pending after a creation or a change, and then built', async (runtime) => {
    const made = await call(served, 'POST', '/actions/actions', { ...asked, runtime });
    const path = `/actions/actions/${made.body.id}`;
    const read = await call(served, 'GET', path);
    const changed = await call(served, 'PATCH', path, { code: '' });
    const tooEarly = await call(served, 'POST', `${path}/deploy`);

    expect([made, read, changed].map(({ body }) => body.status)).toEqual(['pending', 'built', 'pending']);
    expect(tooEarly).toMatchObject({ status: 400, body: { message: expect.stringContaining("in the 'built' state") } });
    expect((await call(served, 'GET', path)).body).toMatchObject({ status: 'built', runtime });
  });

  it('have versions, and an older version can be deployed again', async () => {
    const { body: action } = await call(served, 'POST', '/actions/actions', { ...asked, deploy: true });
    await call(served, 'PATCH', `/actions/actions/${action.id}`, { code: 'changed' });
    await call(served, 'GET', `/actions/actions/${action.id}`);
    await call(served, 'POST', `/actions/actions/${action.id}/deploy`);
    const { body: listed } = await call(served, 'GET', `/actions/actions/${action.id}/versions`);

    await call(served, 'POST', `/actions/actions/${action.id}/versions/${listed.versions[1].id}/deploy`);

    const read = await call(served, 'GET', `/actions/actions/${action.id}`);
    expect(listed).toMatchObject({
      total: 2,
      versions: [
        { number: 2, deployed: true },
        { number: 1, deployed: false },
      ],
    });
    expect(read.body).toMatchObject({ code: asked.code, deployed_version: { number: 3 } });
  });

  it('cannot be deleted while bound, unless forced', async () => {
    const { body: action } = await call(served, 'POST', '/actions/actions', { ...asked, deploy: true });
    await call(served, 'PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_name', value: 'claims' } }],
    });

    const refused = await call(served, 'DELETE', `/actions/actions/${action.id}`);
    const forced = await call(served, 'DELETE', `/actions/actions/${action.id}?force=true`);

    expect([refused.status, forced.status]).toEqual([400, 204]);
    expect((await call(served, 'GET', '/actions/triggers/post-login/bindings')).body.bindings).toEqual([]);
  });

  it('require an existing trigger', async () => {
    const action = await call(served, 'POST', '/actions/actions', {
      ...asked,
      supported_triggers: [{ id: 'on-lunch' }],
    });
    const trigger = await call(served, 'GET', '/actions/triggers/on-lunch/bindings');

    expect([action.status, trigger.status]).toEqual([400, 404]);
  });
});
