import type { AwsExchange } from '../../src/http/exchange';
import { serviceModelFaults } from '../../src/testing';
import { toolchain } from '../support/aws';

const exchange = (action: string, request: object, response: object, more: Partial<AwsExchange> = {}): AwsExchange => ({
  service: 'cognito-idp',
  action,
  method: 'POST',
  url: '/',
  requestHeaders: { 'content-type': 'application/x-amz-json-1.1' },
  requestBody: Buffer.from(JSON.stringify(request)),
  status: 200,
  responseHeaders: { 'content-type': 'application/x-amz-json-1.1' },
  responseBody: Buffer.from(JSON.stringify(response)),
  ...more,
});
const POOL = 'eu-central-1_abc';

test('differences from the models of AWS are reported once each, and conforming exchanges are not', async () => {
  const wrong = exchange('DescribeUserPool', { UserPoolId: 'not a pool', Extra: 1 }, { UserPool: { Name: 7 } });
  const exchanges = [
    exchange('DescribeUserPool', { UserPoolId: POOL }, { UserPool: { Id: POOL, Name: 'dev', CreationDate: 1.5 } }),
    wrong,
    wrong,
    exchange('CreateGroup', { UserPoolId: POOL }, {}),
    exchange('ListUsers', { UserPoolId: POOL, Limit: 61 }, { Users: [{ UserStatus: 'ASLEEP' }] }),
    exchange('AdminGetUser', { UserPoolId: POOL, Username: 'Zoë☃' }, { Username: 'Zoë☃' }),
    exchange('AdminGetUser', { UserPoolId: POOL, Username: 'a b' }, { Username: 'a' }),
    exchange('DescribeUserPool', { UserPoolId: POOL }, { __type: 'NoSuchThing' }, { status: 400 }),
    exchange('Invented', {}, {}),
  ];

  const faults = await serviceModelFaults(toolchain().python, exchanges);

  expect(faults.map(({ operation, side, path, problem }) => `${operation} ${side} ${path}: ${problem}`)).toEqual([
    expect.stringMatching(/^cognito-idp:AdminGetUser request Username: a secret does not match/),
    'cognito-idp:CreateGroup request GroupName: is required',
    'cognito-idp:DescribeUserPool request Extra: is no member of the model',
    expect.stringMatching(/^cognito-idp:DescribeUserPool request UserPoolId: 'not a pool' does not match/),
    'cognito-idp:DescribeUserPool response : NoSuchThing is no error of the operation',
    'cognito-idp:DescribeUserPool response UserPool.Name: 7 is no string',
    'cognito-idp:Invented request : the service has no such operation',
    expect.stringMatching(/^cognito-idp:ListUsers request Limit: 61: at most 60/),
    expect.stringMatching(/^cognito-idp:ListUsers response Users\[\]\.UserStatus: 'ASLEEP' is none of/),
  ]);
});
