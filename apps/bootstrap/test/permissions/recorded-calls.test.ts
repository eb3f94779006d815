import calls from '../../data/calls.json';
import { neededActions } from '../../src/permissions/calls';
import { isRead, type PolicyDocument } from '../../src/permissions/policies';
import { example } from '../example';
import { resourcesOf } from '../synthesized';
import { ELSEWHERE, isAllowed, refusedOf, type Authorization } from './evaluator';

const STATE = 'arn:aws:s3:::state';
const KEY = 'arn:aws:kms:eu-central-1:111111111111:key/1';

/** What AWS asks of the policy for a call of an environment's own stack: its resource, and what conditions compare. */
function asked(
  action: string,
  { account, environment, host }: { account: string; environment: string; host: string },
): Authorization {
  const [service = '', name = ''] = action.split(':');
  const tagged = { 'aws:ResourceTag/environment': environment };
  const boundary = { 'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/acme-${environment}-boundary` };
  const at = (resource: string, context?: Authorization['context']) => ({
    action,
    resource,
    ...(context && { context }),
  });
  const iam = (resource: string) => `arn:aws:iam::${account}:${resource}`;
  const everywhere =
    /^(?:acm:(?:List|Request)Certificates?|cognito-identity:(?:Create|ListI|SetI).*|cognito-idp:(?:CreateUserPool|DescribeUserPoolDomain|ListUserPools)|iam:List(?:Roles|OpenIDConnectProviders)|sts:.*)$/;
  if (action === 'acm:RequestCertificate') return at('*', { 'acm:DomainNames': ['login.acme.example'] });
  if (everywhere.test(action)) return at('*');
  switch (service) {
    case 'acm':
      return at(`arn:aws:acm:us-east-1:${account}:certificate/11111111-2222-3333-4444-555555555555`, tagged);
    case 'cloudfront':
      return at(`arn:aws:cloudfront::${ELSEWHERE}:distribution/E1ABCDEFGHIJKL`);
    case 'cognito-idp':
      return at(`arn:aws:cognito-idp:eu-central-1:${account}:userpool/eu-central-1_AbCdEf123`, tagged);
    case 'cognito-identity':
      return at(
        `arn:aws:cognito-identity:eu-central-1:${account}:identitypool/eu-central-1:11111111-2222-3333-4444-555555555555`,
        tagged,
      );
    case 'route53':
      if (name === 'GetChange') return at('arn:aws:route53:::change/C0123456789ABC');
      return at(
        'arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ',
        name === 'ChangeResourceRecordSets'
          ? { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['login.acme.example'] }
          : undefined,
      );
    case 's3':
      if (name === 'ListBucket') return at(STATE);
      return at(`${STATE}/${environment}/federation.tfstate${name === 'DeleteObject' ? '.tflock' : ''}`);
    case 'kms':
      return at(KEY);
  }
  if (action === 'iam:PassRole') {
    return at(iam(`role/acme-${environment}/user`), { 'iam:PassedToService': 'cognito-identity.amazonaws.com' });
  }
  if (action === 'iam:CreateServiceLinkedRole') {
    return at(iam('role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmail'), {
      'iam:AWSServiceName': 'email.cognito-idp.amazonaws.com',
    });
  }
  if (name.includes('OpenIDConnectProvider')) return at(iam(`oidc-provider/${host}`));
  const hasBoundary = !isRead(action) && !/Tag|Untag/.test(name);
  return at(iam(`role/acme-${environment}/user`), hasBoundary ? boundary : undefined);
}

/** Never allowed, whoever calls it. */
const NEVER = 'iam:DeleteRolePermissionsBoundary';
/** Where an environment has no custom domain, nothing of it is reached. */
const ofDomains = /^(?:acm|cloudfront|route53):(?!ListCertificates)/;

const environments = example.accounts.flatMap(({ account, environments: own }) =>
  Object.entries(own).map(([environment, { tenant }]) => ({ account, environment, host: tenant })),
);

describe.each(environments)('the recorded calls of $environment', (place) => {
  const { account, environment } = place;
  const policies = resourcesOf(`account-${account}`).aws_iam_role_policy ?? {};
  const policyOf = (role: string) => {
    const [, { policy = '{}' } = {}] =
      Object.entries(policies).find(([id]) => id.startsWith(`${role}-${environment}`)) ?? [];
    const text = String(policy)
      .replace(/\$\{aws_s3_bucket[^}]+\}/g, STATE)
      .replace(/\$\{aws_kms_key[^}]+\}/g, KEY);
    return JSON.parse(text) as PolicyDocument;
  };
  const hasDomain = environment === 'prod';
  const needed = neededActions(environment);
  const called = (actions: readonly string[]) =>
    actions
      .filter((action) => action !== NEVER && (hasDomain || !ofDomains.test(action)))
      .map((action) => asked(action, place));

  test('and all that they imply are allowed to its deploy role, by the policy text', async () => {
    expect(await refusedOf(policyOf('Deploy'), called(needed.deploy), account)).toEqual([]);
    expect(needed.deploy).toEqual(expect.arrayContaining(calls.environments[environment as 'dev'].apply));
  });

  test('in plans are allowed to its plan role, by the policy text, and no change is', async () => {
    const reads = called(needed.plan).map((each) =>
      each.action === 's3:PutObject' ? { ...each, resource: `${each.resource}.tflock` } : each,
    );
    const changes = called(needed.deploy).filter(({ action }) => !isRead(action) && !/^(?:kms|s3|sts):/.test(action));

    expect(await refusedOf(policyOf('Plan'), reads, account)).toEqual([]);
    expect(await refusedOf(policyOf('Plan'), changes, account)).toEqual(changes);
  });

  test('of another environment are refused', async () => {
    const other = { account, environment: 'other', host: 'other.eu.auth0.com' };
    const theirs = needed.deploy
      .filter((action) => !isRead(action) && action !== NEVER && !ofDomains.test(action))
      .map((action) => asked(action, other))
      .filter(({ resource, action }) => resource !== '*' && !/^(?:kms|sts):|ServiceLinkedRole/.test(action));

    for (const each of theirs)
      expect([each, await isAllowed(policyOf('Deploy'), each, account)]).toEqual([each, false]);
    expect(theirs.length).toBeGreaterThan(30);
  });
});
