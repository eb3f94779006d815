import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../../src';
import { undeployedActions } from '../../src/recover/undeployed-actions';

const answer = jest.fn<unknown, []>();
jest.mock('../../src/auth0/management', () => ({
  managementOf: () => ({ actions: { list: () => Promise.resolve(answer()) } }),
}));

const ADDRESS = 'auth0_action.Claims';
const STATE = { address: ADDRESS, id: 'a1', isTainted: false, isDeposed: false };

let folder: string;
let stack: Stack;

/** Synthesizes an environment with one action. */
function synthesize(action: object): void {
  const json = {
    provider: { auth0: [{ domain: 'acme.eu.auth0.com' }] },
    resource: { auth0_action: { Claims: action } },
  };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json));
}

async function* actions(...found: readonly object[]) {
  yield* await Promise.resolve(found);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'actions-'));
  stack = { environment: 'dev', folder } as Stack;
  synthesize({ deploy: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  answer.mockReset();
});

test('an action with undeployed changes in Auth0 is reported with the command that deploys it', async () => {
  answer.mockReturnValue(
    actions({ id: 'other', all_changes_deployed: true }, { id: 'a1', all_changes_deployed: false }),
  );

  expect(await undeployedActions(stack, [STATE])).toEqual([
    expect.objectContaining({
      code: 'ERR_ACTION_NOT_DEPLOYED',
      path: ADDRESS,
      fix: 'deploy it: auth0 actions deploy a1',
    }),
  ]);
});

test('a deployed action is not reported', async () => {
  answer.mockReturnValue(actions({ id: 'a1', all_changes_deployed: true }));

  expect(await undeployedActions(stack, [STATE])).toEqual([]);
});

test.each([
  ['that the configuration does not deploy', { deploy: false }, [STATE]],
  ['that the state does not have', { deploy: true }, []],
])('an action %s needs no call', async (_what, action, objects) => {
  synthesize(action);

  expect(await undeployedActions(stack, objects)).toEqual([]);
  expect(answer).not.toHaveBeenCalled();
});

test('a missing response is an error of the search', async () => {
  answer.mockImplementation(() => {
    throw new Error('403');
  });

  await expect(undeployedActions(stack, [STATE])).rejects.toMatchObject({
    faults: [{ code: 'ERR_ORPHANS_UNREADABLE', path: ADDRESS }],
  });
});
