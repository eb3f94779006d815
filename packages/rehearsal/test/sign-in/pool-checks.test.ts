import { assumedRoleArn } from '../../src/sign-in/pool-checks';

describe('the ARN of a session of a role', () => {
  it.each([
    ['arn:aws:iam::111111111111:role/signed-in', 'arn:aws:sts::111111111111:assumed-role/signed-in'],
    ['arn:aws:iam::111111111111:role/acme-dev/signed-in', 'arn:aws:sts::111111111111:assumed-role/signed-in'],
    ['arn:aws-cn:iam::111111111111:role/a/b/signed-in', 'arn:aws-cn:sts::111111111111:assumed-role/signed-in'],
  ])('leaves out the path of %s', (role, session) => {
    expect(assumedRoleArn(role)).toBe(session);
  });
});
