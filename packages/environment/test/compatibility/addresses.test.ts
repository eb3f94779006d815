import { CognitoUserGroup } from '@cdktf/provider-aws/lib/cognito-user-group';

import { synthesize } from '../../../federation/test/template';
import { addressesOf, lostAddresses, recordedAddresses, withAddressesOf, type TerraformBlocks } from './addresses';
import { stacks } from './stacks';

const FIX = {
  lost: 'give the resource that replaces it `moveFromId("<address>")`, or keep the construct ids: the object would be deleted',
  added: 'run npm run generate: it adds the new addresses',
};

describe('the addresses of resources', () => {
  const current = stacks();
  const recorded = recordedAddresses();

  it.each(Object.keys(recorded))('of an earlier version are all in the stack, moved, or removed: %s', (kind) => {
    const lost = lostAddresses(recorded[kind] ?? [], current[kind] ?? {});

    expect(lost.map((address) => ({ address, fix: FIX.lost }))).toEqual([]);
  });

  it('of this version are all in addresses.json', () => {
    expect({ addresses: recorded, fix: FIX.added }).toEqual({
      addresses: withAddressesOf(recorded, current),
      fix: FIX.added,
    });
  });

  it('are those of resources whose loss ends the sign-in', () => {
    expect(recorded.environment).toContain('aws_cognito_user_pool.Federation_UserPool_7680A461');
    expect(recorded.federation).toContain('aws_cognito_user_pool.Federation_UserPool_7680A461');
  });
});

describe('an address that is no longer in a stack', () => {
  const group = 'aws_cognito_user_group';
  const resources = (...ids: string[]): TerraformBlocks => ({
    resource: { [group]: Object.fromEntries(ids.map((id) => [id, {}])) },
  });
  const move = (from: string, to: string) => ({ from: `${group}.${from}`, to: `${group}.${to}` });

  it('is a loss', () => {
    expect(lostAddresses([`${group}.A`, `${group}.B`], resources('B'))).toEqual([`${group}.A`]);
  });

  it('is kept by a chain of moved blocks that ends at a resource', () => {
    const stack = { ...resources('C'), moved: [move('A', 'B'), move('B', 'C')] };

    expect(lostAddresses([`${group}.A`, `${group}.B`], stack)).toEqual([]);
  });

  it.each([
    ['ends nowhere', [move('A', 'B')]],
    ['is a circle', [move('A', 'B'), move('B', 'A')]],
  ])('is a loss if the chain %s', (_, moved) => {
    expect(lostAddresses([`${group}.A`], { ...resources('C'), moved })).toEqual([`${group}.A`]);
  });

  it('is kept by a removed block, which leaves the object', () => {
    const stack = { ...resources(), removed: [{ from: `${group}.A` }] };

    expect(lostAddresses([`${group}.A`], stack)).toEqual([]);
  });

  it('is kept by the fix that the test prints: moveFromId of cdktf, for two resources', () => {
    const { json } = synthesize((stack) => {
      for (const name of ['A', 'B'])
        new CognitoUserGroup(stack, name, { name, userPoolId: 'eu-central-1_AbCdEf123' }).moveFromId(
          `${group}.Old${name}`,
        );
    });
    const stack = json as TerraformBlocks;

    expect(lostAddresses([`${group}.OldA`, `${group}.OldB`], stack)).toEqual([]);
    expect(addressesOf(stack)).toEqual([`${group}.A`, `${group}.B`]);
  });

  it('remains in the record, with the addresses of new resources', () => {
    const recorded = { pool: [`${group}.A`] };

    expect(withAddressesOf(recorded, { pool: resources('B') })).toEqual({ pool: [`${group}.A`, `${group}.B`] });
  });
});
