import type { AwsApi, Operations } from '../../src/aws/api';
import { withOperations } from '../../src/aws/layer';

const SCOPE = { accountId: '111122223333', region: 'eu-central-1' };

/** Returns the call that it got. */
const behind: AwsApi = async (service, action, input, { region }) => ({ service, action, input, region });

const call = (operations: Operations, action: string, input = {}) =>
  withOperations(behind, operations)('cognito-idp', action, input, SCOPE);

describe('operations in front of an API', () => {
  it('passes calls without an operation here to the API behind', async () => {
    const answer = await call({}, 'GetUser', { a: 1 });

    expect(answer).toEqual({ service: 'cognito-idp', action: 'GetUser', input: { a: 1 }, region: 'eu-central-1' });
  });

  it('uses only an operation of the same service', async () => {
    const answer = await call({ 'cognito-identity:TagResource': () => ({ taken: true }) }, 'TagResource');

    expect(answer).toMatchObject({ service: 'cognito-idp', action: 'TagResource' });
  });

  it('gives an operation the call behind it, with the same input or another', async () => {
    const operations: Operations = {
      'cognito-idp:GetUser': async (_input, { next }) => ({ same: await next(), other: await next({ b: 2 }) }),
    };

    const answer = await call(operations, 'GetUser', { a: 1 });

    expect(answer).toMatchObject({ same: { action: 'GetUser', input: { a: 1 } }, other: { input: { b: 2 } } });
  });

  it('gives an operation the whole API, for its service and region unless specified', async () => {
    const operations: Operations = {
      'cognito-idp:GetUser': async (_input, { api }) => ({
        front: await api('GetGroup', {}),
        behind: await api('GetPool', {}),
        elsewhere: await api('DescribeCertificate', {}, { service: 'acm', region: 'us-east-1' }),
      }),
      'cognito-idp:GetGroup': (_input, { action, region }) => ({ answeredBy: action, region }),
    };

    const answer = await call(operations, 'GetUser');

    expect(answer).toEqual({
      front: { answeredBy: 'GetGroup', region: 'eu-central-1' },
      behind: { service: 'cognito-idp', action: 'GetPool', input: {}, region: 'eu-central-1' },
      elsewhere: { service: 'acm', action: 'DescribeCertificate', input: {}, region: 'us-east-1' },
    });
  });
});
