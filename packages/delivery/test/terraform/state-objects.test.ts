import { Readable } from 'node:stream';
import type { Session } from '../../src';
import { stateAddresses, stateObjects } from '../../src/terraform/state-objects';

/** A session whose `terraform state pull` prints this. */
const printing = (state: string) =>
  ({
    terraform: {
      read: <T>(args: readonly string[], read: (bytes: AsyncIterable<Uint8Array>) => Promise<T>) => {
        expect(args).toEqual(['state', 'pull']);
        return read(Readable.from([Buffer.from(state)]));
      },
    },
  }) as unknown as Session;

const STATE = JSON.stringify({
  version: 4,
  resources: [
    { mode: 'data', type: 'aws_route53_zone', name: 'Zone', instances: [{ attributes: { id: 'Z1' } }] },
    {
      mode: 'managed',
      type: 'aws_iam_role',
      name: 'Role',
      instances: [{ attributes: { id: 'r1' } }, { attributes: { id: 'r0' }, deposed: 'a1' }],
    },
    { mode: 'managed', module: 'module.site', type: 'aws_s3_bucket', name: 'Files', instances: [{ attributes: null }] },
  ],
});

test('lists every managed resource of a state, also in modules, and no data source', async () => {
  expect(await stateAddresses(printing(STATE))).toEqual([
    'aws_iam_role.Role',
    'aws_iam_role.Role',
    'module.site.aws_s3_bucket.Files',
  ]);
});

test('reads the objects of the environment, with their IDs', async () => {
  expect(await stateObjects(printing(STATE))).toEqual([
    { address: 'aws_iam_role.Role', id: 'r1', isTainted: false, isDeposed: false },
    { address: 'aws_iam_role.Role', id: 'r0', isTainted: false, isDeposed: true },
  ]);
});

test('accepts empty output for a state without resources', async () => {
  expect(await stateAddresses(printing('\n'))).toEqual([]);
});
