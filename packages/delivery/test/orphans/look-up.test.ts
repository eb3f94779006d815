import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Session, Stack } from '../../src';
import { lookUp, planFile, reviewSavedPlan } from '../../src';

const POOL = 'aws_cognito_user_pool.Users';
const CREATES = {
  format_version: '1.2',
  terraform_version: '1.11.4',
  resource_changes: [
    {
      ...{ address: POOL, mode: 'managed', type: 'aws_cognito_user_pool', name: 'Users' },
      change: { actions: ['create'], before: null, after: { name: 'acme-dev' }, after_unknown: {} },
    },
  ],
};
const ANSWERS: Readonly<Record<string, object>> = { show: CREATES, state: { version: 4, resources: [] } };

let folder: string;
let session: Session;

const write = (file: string, value: unknown) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
};

async function* bytesOf(value: unknown) {
  yield await Promise.resolve(Buffer.from(JSON.stringify(value)));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'look-up-'));
  const stack: Stack = {
    ...{ environment: 'dev', checkout: folder, folder, stateStores: [], requiredProviders: [], undestroyable: [] },
    ...{ plans: join(folder, 'plans'), lockFile: join(folder, 'none.hcl') },
    stage: 'production',
    importsFile: join(folder, 'imports.tf.json'),
  };
  const terraform = {
    read: ([command = '']: readonly string[], use: (bytes: AsyncIterable<Uint8Array>) => unknown) =>
      Promise.resolve(use(bytesOf(ANSWERS[command]))),
  };
  session = { stack, terraform } as unknown as Session;
  write(join(folder, 'cdk.tf.json'), { resource: { aws_cognito_user_pool: { Users: { name: 'acme-dev' } } } });
  // The search uses it unchanged, without a call to AWS.
  write(stack.importsFile, { import: [{ to: POOL, id: 'pool-1' }] });
  write(planFile(stack), 'a plan');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const risks = async () =>
  (await reviewSavedPlan(session, {})).risks
    .filter(({ rule }) => /exist/.test(rule))
    .map(({ rule, severity, address, received }) => `${severity} ${rule}@${address}: ${received}`);

describe('lookUp', () => {
  test('an existing object that the plan creates is critical in its review', async () => {
    const refused = await lookUp(session, false);

    expect(refused?.faults.map(({ code, path }) => `${code} ${path}`)).toEqual([`ERR_ORPHAN ${POOL}`]);
    expect(await risks()).toEqual([
      `critical object-exists@${POOL}: an object of imports.tf.json, id pool-1, exists; the state has none`,
    ]);
  });

  test('a plan that imports existing objects is not refused', async () => {
    expect(await lookUp(session, true)).toBeUndefined();
    expect(await risks()).toEqual([]);
  });

  test('the review shows that no search covered its plan', async () => {
    const before = await risks();
    await lookUp(session, false);
    appendFileSync(planFile(session.stack), 'another plan');

    expect([...before, ...(await risks())]).toEqual([
      'high existing-unknown@plan: not looked up: the command that made the plan did not search',
      'high existing-unknown@plan: not looked up: the last search was for an earlier plan',
    ]);
  });
});
