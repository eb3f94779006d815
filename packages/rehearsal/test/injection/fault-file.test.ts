import { FaultError } from '@auth0-cognito/contract';
import { parseFaults, readFaultFile } from '../../src/injection';

const CUT = { service: 'cognito-idp', operation: 'CreateUserPool', kind: 'cut' };

async function faultsOf(document: unknown) {
  const error = await parseFaults(document).catch((thrown: unknown) => thrown);
  if (!(error instanceof FaultError)) throw new Error('no FaultError was thrown');
  return error.faults.map(({ code, path }) => `${code} ${path}`);
}

test('a fault has defaults for direction, skip and times', async () => {
  await expect(parseFaults({ faults: [CUT] })).resolves.toEqual([{ ...CUT, direction: 'request', skip: 0, times: 1 }]);
});

test('every wrong value and unknown key is reported at once', async () => {
  const document = {
    fault: [],
    faults: [
      { ...CUT, service: 'cognito' },
      { ...CUT, operation: 'CreateUserpool' },
      { ...CUT, kind: 'broken', skip: -1, times: 0 },
      { ...CUT, kind: 'slow', direction: 'inside', seconds: 0.5, retryAfter: 1 },
      { ...CUT, service: 'auth0' },
      'cut',
    ],
  };

  await expect(faultsOf(document)).resolves.toEqual([
    'ERR_INJECTION_KEY fault',
    'ERR_INJECTION_VALUE faults[0].service',
    'ERR_INJECTION_VALUE faults[1].operation',
    'ERR_INJECTION_VALUE faults[2].skip',
    'ERR_INJECTION_VALUE faults[2].times',
    'ERR_INJECTION_VALUE faults[2].kind',
    'ERR_INJECTION_VALUE faults[3].direction',
    'ERR_INJECTION_VALUE faults[3].seconds',
    'ERR_INJECTION_KEY faults[3].retryAfter',
    'ERR_INJECTION_VALUE faults[4].operation',
    'ERR_INJECTION_VALUE faults[5]',
  ]);
});

test.each([[[]], [{ faults: [] }], [{ faults: {} }], [null]])('%j is not a document of faults', async (document) => {
  await expect(faultsOf(document)).resolves.toEqual(['ERR_INJECTION_VALUE faults']);
});

test('a missing file is an error of the file', async () => {
  await expect(readFaultFile('/nowhere/faults.json')).rejects.toMatchObject({ code: 'ERR_INJECTION_FILE' });
});
