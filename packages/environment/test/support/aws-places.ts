import { type Case, SES, ses, lambda, gov, CERTIFICATE, FUNCTION } from './aws-cases';

const SOURCE = ['ERR_ARN_PLACE userPool.emailDelivery.sourceArn'];
const role = (arn: string) => ({ 'userPool.smsDelivery': { roleArn: arn } });
export const PLACES: readonly Case[] = [
  ['an identity of the region', ses({}), []],
  ['an identity of a legacy region', ses({ sourceArn: SES.sourceArn.replace('eu-central-1', 'eu-west-1') }), []],
  ['an identity of another region', ses({ sourceArn: SES.sourceArn.replace('eu-central-1', 'eu-west-3') }), SOURCE],
  ['an identity of another account', ses({ sourceArn: SES.sourceArn.replace('111111111111', '222222222222') }), SOURCE],
  [
    'an identity of another partition',
    ses({ sourceArn: SES.sourceArn.replace('arn:aws:', 'arn:aws-us-gov:') }),
    SOURCE,
  ],
  [
    'an address of another domain',
    ses({ fromEmailAddress: 'Acme <login@other.example>' }),
    ['ERR_EMAIL_NOT_COVERED userPool.emailDelivery.fromEmailAddress'],
  ],
  [
    'an address of a domain with the same ending',
    ses({ fromEmailAddress: 'login@notacme.example' }),
    ['ERR_EMAIL_NOT_COVERED userPool.emailDelivery.fromEmailAddress'],
  ],
  ['an address of a subdomain', ses({ fromEmailAddress: 'login@mail.acme.example' }), []],
  [
    'the address of the identity',
    ses({ sourceArn: `${SES.sourceArn.replace('acme.example', 'login@acme.example')}` }),
    [],
  ],
  [
    'another address than that of the identity',
    ses({ sourceArn: `${SES.sourceArn.replace('acme.example', 'help@acme.example')}` }),
    ['ERR_EMAIL_NOT_COVERED userPool.emailDelivery.fromEmailAddress'],
  ],
  ['SMS from a legacy region', { 'userPool.smsDelivery': { region: 'eu-west-1' } }, []],
  [
    'SMS from another region',
    { 'userPool.smsDelivery': { region: 'us-west-2' } },
    ['ERR_REGION_OF_MESSAGES userPool.smsDelivery.region'],
  ],
  [
    'SMS from Seoul',
    { region: 'ap-northeast-2', 'userPool.smsDelivery': { region: 'ap-northeast-2' } },
    ['ERR_REGION_OF_MESSAGES userPool.smsDelivery.region'],
  ],
  ['SMS of Seoul from Tokyo', { region: 'ap-northeast-2', 'userPool.smsDelivery': { region: 'ap-northeast-1' } }, []],
  ['a role for SMS', role('arn:aws:iam::111111111111:role/sms'), []],
  [
    'a role of another account',
    role('arn:aws:iam::222222222222:role/sms'),
    ['ERR_ARN_PLACE userPool.smsDelivery.roleArn'],
  ],
  ['a function', lambda(FUNCTION), []],
  ['a version of a function', lambda(`${FUNCTION}:7`), []],
  [
    'a function of another region',
    lambda(FUNCTION.replace('eu-central-1', 'eu-west-1')),
    ['ERR_ARN_PLACE userPool.lambdaTriggers.preSignUp'],
  ],
  [
    'a function of another account',
    lambda(FUNCTION.replace('111111111111', '222222222222')),
    ['ERR_ARN_PLACE userPool.lambdaTriggers.preSignUp'],
  ],
  [
    'a key of another region',
    {
      'userPool.lambdaTriggers': { customEmailSender: FUNCTION, kmsKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/1' },
    },
    ['ERR_ARN_PLACE userPool.lambdaTriggers.kmsKeyArn'],
  ],
  [
    'a certificate of another account',
    {
      domain: {
        customDomain: 'login.acme.example',
        certificateArn: CERTIFICATE.replace('111111111111', '222222222222'),
      },
    },
    ['ERR_ARN_PLACE domain.certificateArn'],
  ],
  [
    'a boundary of another account',
    { permissionsBoundary: 'arn:aws:iam::222222222222:policy/boundary' },
    ['ERR_ARN_PLACE permissionsBoundary'],
  ],
  [
    'a policy of another account',
    { identityPool: { authenticatedRole: { managedPolicies: { read: 'arn:aws:iam::222222222222:policy/read' } } } },
    ['ERR_ARN_PLACE identityPool.authenticatedRole.managedPolicies.read'],
  ],
  [
    'a policy of AWS',
    { identityPool: { authenticatedRole: { managedPolicies: { read: 'arn:aws:iam::aws:policy/Read' } } } },
    [],
  ],
  [
    'a key for the state in another region',
    { 'state.kmsKeyId': 'arn:aws:kms:eu-west-1:111111111111:key/1' },
    ['ERR_ENVIRONMENT_KMS_PLACE state.kmsKeyId'],
  ],
  ['a state key in another account', { 'state.kmsKeyId': 'arn:aws:kms:eu-central-1:222222222222:key/1' }, []],
  ['a region that does not exist', { region: 'eu-central-7' }, ['ERR_ENVIRONMENT_REGION region']],
  ['a region of GovCloud', gov('us-gov-west-1'), []],
  ['the other region of GovCloud', gov('us-gov-east-1'), []],
  [
    'a custom domain in GovCloud',
    { ...gov('us-gov-west-1'), domain: { customDomain: 'login.acme.example', hostedZoneId: 'Z0123456789ABC' } },
    ['ERR_CUSTOM_DOMAIN_UNSUPPORTED domain.customDomain'],
  ],
  ...['cn-north-1', 'eusc-de-east-1', 'us-iso-east-1'].map((region): Case => [
    `the region ${region}`,
    { region },
    ['ERR_REGION_UNSUPPORTED region'],
  ]),
];
