import { FaultError, type Fault } from '@auth0-cognito/contract';
import { withCallErrors } from '../src/provider-call';

const FAULT: Fault = { code: 'ERR_X', path: '', received: '', allowed: '', fix: '' };
const failed = (why: string) => new FaultError('test', [{ ...FAULT, received: why }]);

describe(withCallErrors, () => {
  test('gives the reason of a failure in one line', async () => {
    const error = Object.assign(new Error('Forbidden\nStatus code: 403\nBody: {\n  "error": "no scope"\n}'), {
      name: 'ManagementError',
    });

    await expect(withCallErrors(() => Promise.reject(error), failed)).rejects.toMatchObject({
      faults: [{ received: 'ManagementError: Forbidden Status code: 403 Body: { "error": "no scope" }' }],
    });
  });

  test('rethrows a fault of the calls unchanged', async () => {
    const own = new FaultError('calls', [FAULT]);

    await expect(withCallErrors(() => Promise.reject(own), failed)).rejects.toBe(own);
  });
});
