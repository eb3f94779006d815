import { compareRecordings } from '../../src/recording';
import type { RecordedExchange } from '../../src/recording';

const created: RecordedExchange = {
  operation: 'cognito-idp:CreateUserPool',
  request: { PoolName: 'string' },
  status: 200,
  response: { UserPool: 'object', 'UserPool.Id': 'string', 'UserPool.EstimatedNumberOfUsers': 'number' },
};

describe('two recordings', () => {
  test('of the same exchanges have no difference, in any order and number', () => {
    const read = { ...created, operation: 'cognito-idp:DescribeUserPool' };

    expect(compareRecordings([created, read, read], [read, created])).toEqual([]);
  });

  test('differ in a name that one response lacks, and in a type', () => {
    const other = { ...created, response: { UserPool: 'object', 'UserPool.Id': 'number' } };

    expect(compareRecordings([created], [other])).toEqual([
      {
        operation: created.operation,
        what: 'response 200 UserPool.EstimatedNumberOfUsers',
        first: 'number',
        second: '-',
      },
      { operation: created.operation, what: 'response 200 UserPool.Id', first: 'string', second: 'number' },
    ]);
  });

  test('differ in status and code of an error', () => {
    const { response: _none, ...request } = created;
    const refused = { ...request, status: 400, error: 'InvalidParameterException' };

    expect(compareRecordings([created], [refused])).toEqual([
      { operation: created.operation, what: 'status', first: '200', second: '400 InvalidParameterException' },
    ]);
  });

  test('differ in a request that is missing in one of them, and responses to other requests are not compared', () => {
    const other = { ...created, request: { PoolName: 'string', UserPoolTier: 'string' }, response: {} };

    expect(compareRecordings([created], [other])).toEqual([
      { operation: created.operation, what: 'request', first: '-', second: 'PoolName UserPoolTier' },
      { operation: created.operation, what: 'request', first: 'PoolName', second: '-' },
    ]);
    expect(compareRecordings([created], [])).toEqual([
      { operation: created.operation, what: 'requests', first: '1', second: '-' },
    ]);
  });
});
