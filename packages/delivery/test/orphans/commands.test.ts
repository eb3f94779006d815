import { ACMClient } from '@aws-sdk/client-acm';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { FINDERS } from '../../src/orphans/finders';
import type { FinderInput } from '../../src/orphans/finders/finder';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111111111111:certificate/1a2b';

/** Responses of AWS by command; an object that is not listed does not exist. */
type Answers = Readonly<Record<string, object>>;

function answerWith(answers: Answers): void {
  for (const Client of [ACMClient, CognitoIdentityProviderClient, IAMClient, LambdaClient, Route53Client]) {
    jest.spyOn(Client.prototype as { send(command: object): Promise<object> }, 'send').mockImplementation((command) => {
      const answer = answers[command.constructor.name];
      const missing = Object.assign(new Error('not there'), { name: 'ResourceNotFoundException' });
      return answer ? Promise.resolve(answer) : Promise.reject(missing);
    });
  }
}
afterEach(() => jest.restoreAllMocks());

const seek = (
  type: string,
  values: Readonly<Record<string, string>>,
  { region = 'eu-central-1', known = undefined as string | undefined } = {},
) => {
  const declared = { address: `${type}.A`, type, block: values, provider: { region } };
  const input: FinderInput = { declared, known, text: (attribute) => values[attribute] };
  return FINDERS[type]!(input);
};
const named = async (...args: Parameters<typeof seek>) =>
  (await seek(...args)).filter(({ isNamed }) => isNamed).map(({ deletion }) => deletion);

describe('the command that deletes', () => {
  test('a certificate has its own region', async () => {
    answerWith({
      ListCertificatesCommand: { CertificateSummaryList: [{ DomainName: 'a.b', CertificateArn: CERTIFICATE }] },
      ListTagsForCertificateCommand: { Tags: [] },
    });

    expect(await named('aws_acm_certificate', { domain_name: 'a.b' }, { region: 'us-east-1' })).toEqual([
      `aws acm delete-certificate --certificate-arn ${CERTIFICATE} --region us-east-1`,
    ]);
  });

  test('an identity provider quotes the name if a shell would split it', async () => {
    answerWith({ ListIdentityProvidersCommand: { Providers: [{ ProviderName: "Acme's login" }] } });
    const values = { user_pool_id: 'eu-central-1_a1', provider_name: "Acme's login" };

    expect(await named('aws_cognito_identity_provider', values)).toEqual([
      String.raw`aws cognito-idp delete-identity-provider --user-pool-id eu-central-1_a1 --provider-name 'Acme'\''s login' --region eu-central-1`,
    ]);
  });

  test('a sign-in domain contains the pool of the domain', async () => {
    answerWith({ DescribeUserPoolDomainCommand: { DomainDescription: { UserPoolId: 'eu-central-1_b2' } } });

    expect(await named('aws_cognito_user_pool_domain', { domain: 'login.acme.example' })).toEqual([
      'aws cognito-idp delete-user-pool-domain --domain login.acme.example --user-pool-id eu-central-1_b2 --region eu-central-1',
    ]);
  });

  test('a role first removes its policies', async () => {
    answerWith({
      ListRolesCommand: { Roles: [{ RoleName: 'guests' }, { RoleName: 'other' }] },
      ListAttachedRolePoliciesCommand: { AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/P' }] },
      ListRolePoliciesCommand: { PolicyNames: ['terraform-1'] },
    });

    expect(await named('aws_iam_role', { name: 'guests' })).toEqual([
      'aws iam detach-role-policy --role-name guests --policy-arn arn:aws:iam::aws:policy/P && ' +
        'aws iam delete-role-policy --role-name guests --policy-name terraform-1 && ' +
        'aws iam delete-role --role-name guests',
    ]);
  });

  test('a DNS record contains the whole record', async () => {
    const set = { Name: 'a.b.', Type: 'CNAME', TTL: 60, ResourceRecords: [{ Value: 'c.d' }] };
    answerWith({ ListResourceRecordSetsCommand: { ResourceRecordSets: [set] } });

    const [deletion = ''] = await named('aws_route53_record', { zone_id: 'Z1', name: 'a.b', type: 'CNAME' });

    expect(deletion).toMatch(/^aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '\{.*\}'$/);
    expect(JSON.parse(/'(.*)'/.exec(deletion)?.[1] ?? '')).toEqual({
      Changes: [{ Action: 'DELETE', ResourceRecordSet: set }],
    });
  });

  test('a permission removes only the statement with its principal and source', async () => {
    const statement = (Sid: string, source: string, Service = 'cognito-idp.amazonaws.com') => ({
      ...{ Sid, Principal: { Service } },
      Condition: { ArnLike: { 'AWS:SourceArn': `arn:aws:cognito-idp:eu-central-1:1:userpool/${source}` } },
    });
    const Policy = JSON.stringify({
      Statement: [
        statement('terraform-1', 'eu-central-1_a1'),
        statement('terraform-2', 'eu-central-1_b2'),
        statement('terraform-3', 'eu-central-1_a1', 's3.amazonaws.com'),
        statement('by-hand', 'eu-central-1_a1'),
        { Sid: 'terraform-4', Principal: '*' },
      ],
    });
    answerWith({ GetPolicyCommand: { Policy } });
    const values = { function_name: 'welcome', principal: 'cognito-idp.amazonaws.com', source_arn: 'eu-central-1_a1' };

    expect(await named('aws_lambda_permission', values)).toEqual([
      'aws lambda remove-permission --function-name welcome --statement-id terraform-1 --region eu-central-1',
    ]);
  });
});

describe('the object of the state', () => {
  test.each([
    ['aws_cognito_user_pool_domain', { domain: 'new.acme.example' }, 'old.acme.example'],
    ['aws_lambda_function', { function_name: 'new' }, 'old'],
    ['aws_route53_record', { zone_id: 'Z1', name: 'new', type: 'A' }, 'Z1__old_A'],
    ['aws_iam_role_policy', { role: 'new', name: 'p' }, 'old:p'],
  ])('of %s is listed in addition to the declared one', async (type, values, known) => {
    answerWith({
      DescribeUserPoolDomainCommand: { DomainDescription: { UserPoolId: 'eu-central-1_b2' } },
      GetFunctionCommand: {},
      ListResourceRecordSetsCommand: {
        ResourceRecordSets: [
          { Name: 'new.', Type: 'A' },
          { Name: '_old.', Type: 'A' },
        ],
      },
      ListRolePoliciesCommand: { PolicyNames: ['p'] },
    });

    const found = await seek(type, values, { known });

    expect(found.map(({ isNamed }) => isNamed)).toEqual([true, false]);
    expect(found[1]?.id).toBe(known);
  });

  test('is not listed if it does not exist in AWS', async () => {
    answerWith({});

    expect(await seek('aws_cognito_user_pool_domain', { domain: 'new.acme.example' }, { known: 'old' })).toEqual([]);
  });
});
