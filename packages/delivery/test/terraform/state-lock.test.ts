import { lockIdInError } from '../../src/terraform/state-lock';

const HELD = `
│ Error: Error acquiring the state lock
│
│ Error message: operation error S3: PutObject, https response error StatusCode: 412,
│ RequestID: rqf1IVU36L, HostID: 9Gjjt1m, api error PreconditionFailed
│ Lock Info:
│   ID:        09e1eb33-5400-2a52-7226-4981e8de4889
│   Path:      acme-dev-tfstate/dev/federation.tfstate
`;

describe('lockIdInError', () => {
  test('is the ID of the lock, and no other ID in the output of Terraform', () => {
    expect(lockIdInError(HELD)).toBe('09e1eb33-5400-2a52-7226-4981e8de4889');
  });

  test.each(['', 'Error: no credentials', 'Error: Error acquiring the state lock: AccessDenied, RequestID: 1'])(
    'is undefined if no lock was met: %s',
    (told) => {
      expect(lockIdInError(told)).toBeUndefined();
    },
  );
});
