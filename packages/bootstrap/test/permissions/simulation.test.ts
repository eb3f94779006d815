import { boundaryPolicy } from '../../src/permissions/boundary';
import { ALLOWED, iam, own, pool, REFUSED, tagged, type Call } from './attempts';
import { deployOf, PLACE, planOf, STATE } from './documents';
import { isAllowed, type Authorization } from './evaluator';

const asked = ([action, resource, context]: Call): Authorization => ({ action, resource, ...(context && { context }) });
const refused = Object.entries(REFUSED).flatMap(([what, calls]) =>
  calls.map((call): [string, ...Call] => [what, ...call]),
);

describe('a deploy, by the policy text', () => {
  test.each(ALLOWED)('may %s on %s %j', async (...call) => {
    expect(await isAllowed(deployOf('prod', 'every-construct'), asked(call))).toBe(true);
  });

  test.each(refused)('may not %s: %s on %s %j', async (_, ...call) => {
    expect(await isAllowed(deployOf('prod', 'every-construct'), asked(call))).toBe(false);
    expect(await isAllowed(deployOf('dev'), asked(call))).toBe(false);
  });

  test('is refused at least eighty calls', () => {
    expect(refused.length).toBeGreaterThan(80);
  });
});

describe('a plan, by the policy text', () => {
  const writes = ALLOWED.filter(([action]) => !/:(?:Get|List|Describe)/.test(action));

  test.each([...writes, ...refused.map(([, ...call]): Call => call)])('may not %s on %s %j', async (...call) => {
    expect(await isAllowed(planOf('prod', 'every-construct'), asked(call))).toBe(false);
  });

  test.each<Call>([
    ['iam:GetRole', own],
    ['cognito-idp:DescribeUserPoolClient', pool('AbCdEf123'), tagged('dev')],
    ['s3:GetObject', `${STATE.bucketArn}/dev/federation.tfstate`],
    ['s3:PutObject', `${STATE.bucketArn}/dev/federation.tfstate.tflock`],
  ])('may %s on %s %j', async (...call) => {
    expect(await isAllowed(planOf('prod', 'every-construct'), asked(call))).toBe(true);
  });
});

describe('the boundary', () => {
  const files = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme-files/*'] };
  const boundary = boundaryPolicy([files], STATE, PLACE);
  const logs = (group: string) => `arn:aws:logs:eu-central-1:111111111111:log-group:/aws/lambda/${group}`;

  test.each<Call>([
    ['sns:Publish', '*'],
    ['s3:GetObject', 'arn:aws:s3:::acme-files/readme'],
    ['logs:CreateLogGroup', logs('acme-dev-groups')],
    ['cognito-idp:ListUsers', pool('AbCdEf123'), tagged('dev')],
    ['cognito-idp:AdminLinkProviderForUser', pool('AbCdEf123'), tagged('dev')],
    ['logs:PutLogEvents', logs('acme-dev-groups:log-stream:1')],
  ])('lets roles %s on %s', async (...call) => {
    expect(await isAllowed(boundary, asked(call))).toBe(true);
  });

  test.each<Call>([
    ['s3:GetObject', `${STATE.bucketArn}/prod/federation.tfstate`],
    ['s3:PutObject', 'arn:aws:s3:::acme-files/readme'],
    ['iam:CreateRole', own],
    ['sts:AssumeRole', iam('role/admin')],
    ['cognito-idp:ListUsers', pool('AbCdEf123')],
    ['cognito-idp:AdminLinkProviderForUser', pool('AbCdEf123'), tagged('prod')],
    ['cognito-idp:AdminSetUserPassword', pool('AbCdEf123'), tagged('dev')],
    ['logs:PutLogEvents', logs('acme-dev-groups-2:log-stream:1')],
    ['logs:CreateLogStream', logs('payments:log-stream:1')],
    ['logs:GetLogEvents', logs('acme-dev-groups:log-stream:1')],
  ])('does not let roles %s on %s', async (...call) => {
    expect(await isAllowed(boundary, asked(call))).toBe(false);
  });

  test.each<Call>([
    ['s3:GetObject', `${STATE.bucketArn}/prod/federation.tfstate`],
    ['s3:PutObject', `${STATE.bucketArn}/bootstrap/account-111111111111.tfstate`],
    ['s3:PutBucketPolicy', STATE.bucketArn],
    ['kms:Decrypt', STATE.keyArn],
  ])('does not let roles %s on %s, even if their policy allows everything', async (...call) => {
    const everything = boundaryPolicy([{ actions: ['s3:*', 'kms:*'], resources: ['*'] }], STATE);

    expect(await isAllowed(everything, asked(call))).toBe(false);
  });

  test('lets the roles of an environment without functions write no logs', async () => {
    const call = asked(['logs:PutLogEvents', logs('acme-dev-groups:log-stream:1')]);

    expect(await isAllowed(boundaryPolicy([files], STATE), call)).toBe(false);
  });

  test('is short enough for a managed policy', () => {
    expect(JSON.stringify(boundary).length).toBeLessThan(6_144);
  });
});
