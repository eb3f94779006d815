import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { factsOfBase } from '../../src';
import { GitCheckout } from '../support/git-checkout';

const VALUES = {
  'apps/prod/cdktf.json': '{}',
  'apps/prod/src/environment.ts': "export const environment = { stage: 'staging' };",
};
const LOCK = 'apps/prod/.terraform.lock.hcl';
const NAME = 'registry.terraform.io/hashicorp/aws';
const lock = (version: string) => `provider "${NAME}" {
  version     = "${version}"
  constraints = ">= 5.100.0"
  hashes = [
    "h1:a",
  ]
}
`;
const locked = (version: string) => [{ name: NAME, version, constraints: '>= 5.100.0', hashes: ['h1:a'] }];

let checkout: GitCheckout;
beforeEach(() => (checkout = new GitCheckout()));
afterEach(() => checkout.remove());

const judged = (base: string) => factsOfBase({ checkout: checkout.folder, environment: 'prod' }, base);

describe('the context of a change, in addition to its plan,', () => {
  test('is the stage, and the lock file before and after the change', async () => {
    const base = checkout.commit({ ...VALUES, [LOCK]: lock('6.2.0') });
    checkout.write({ [LOCK]: lock('5.100.0') });

    expect(await judged(base)).toEqual({
      stage: 'staging',
      locks: { before: locked('6.2.0'), after: locked('5.100.0') },
    });
  });

  test('has null for a lock file that is removed or missing in the base', async () => {
    const without = checkout.commit(VALUES);
    const base = checkout.commit({ [LOCK]: lock('6.2.0') });

    expect((await judged(without)).locks).toEqual({ before: null, after: locked('6.2.0') });

    rmSync(join(checkout.folder, LOCK));

    expect((await judged(base)).locks).toEqual({ before: locked('6.2.0'), after: null });
  });

  test('has the readable part of an invalid lock file of the base; an invalid lock file of the change is refused', async () => {
    const base = checkout.commit({ ...VALUES, [LOCK]: `${lock('6.2.0')}\nmerged {` });

    await expect(judged(base)).rejects.toMatchObject({ code: 'ERR_LOCK_UNREADABLE' });

    checkout.write({ [LOCK]: lock('6.2.0') });

    expect((await judged(base)).locks?.before).toEqual(locked('6.2.0'));
  });

  test('has no lock file if the clone does not have the commit', async () => {
    checkout.commit(VALUES);

    expect(await judged('2'.repeat(40))).toEqual({ stage: 'production' });
  });
});
