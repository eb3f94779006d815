import { ACCOUNT_ID, arnForm, BUCKET_NAME, HOST_NAME, NAME_PART, POLICY_ARN, STATE_KEY } from '../../src';

const LAMBDA = arnForm('lambda', 'function:.+');
const ROLE = arnForm('iam', 'role/.+');

describe('formats of names, IDs and ARNs', () => {
  test.each([
    ['account', ACCOUNT_ID, '111111111111'],
    ['bucket', BUCKET_NAME, 'acme-state.eu'],
    ['state key', STATE_KEY, 'dev/federation.tfstate'],
    ['name part', NAME_PART, 'acme-2'],
    ['host', HOST_NAME, 'acme.eu.auth0.com'],
    ['host below an internationalized top-level domain', HOST_NAME, 'acme.xn--p1ai'],
    ['function', LAMBDA, 'arn:aws-us-gov:lambda:us-gov-west-1:111111111111:function:a'],
    ['role', ROLE, 'arn:aws:iam::111111111111:role/path/name'],
    ['policy of the account', POLICY_ARN, 'arn:aws:iam::111111111111:policy/a'],
    ['policy of AWS', POLICY_ARN, 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ])('%s: %s accepts %s', (_, form, value) => {
    expect(form.test(value)).toBe(true);
  });

  test.each([
    ['account of 11 digits', ACCOUNT_ID, '11111111111'],
    ['bucket in capitals', BUCKET_NAME, 'Acme'],
    ['bucket that is an IP address', BUCKET_NAME, '10.0.0.1'],
    ['state key with an empty folder', STATE_KEY, 'dev//federation.tfstate'],
    ['name part with two hyphens', NAME_PART, 'acme--2'],
    ['host with a scheme', HOST_NAME, 'https://acme.eu.auth0.com'],
    ['host with one label', HOST_NAME, 'localhost'],
    ['function without a region', LAMBDA, 'arn:aws:lambda::111111111111:function:a'],
    ['role with a region', ROLE, 'arn:aws:iam:eu-central-1:111111111111:role/a'],
    ['policy without an account', POLICY_ARN, 'arn:aws:iam:::policy/a'],
  ])('%s: %s refuses %s', (_, form, value) => {
    expect(form.test(value)).toBe(false);
  });
});
