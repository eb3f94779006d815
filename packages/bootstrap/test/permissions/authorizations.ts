import { isRead } from '../../src/permissions/policies';
import { ELSEWHERE, type Authorization } from './evaluator';

export const STATE = 'arn:aws:s3:::state';
export const KEY = 'arn:aws:kms:eu-central-1:111111111111:key/1';
const ZONE = 'arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ';

/** The environment that makes a call. */
export interface Caller {
  readonly account: string;
  readonly environment: string;
  /** Host of its Auth0 tenant. */
  readonly host: string;
}

const EVERYWHERE =
  /^(?:acm:ListCertificates|cognito-identity:(?:Create|ListI|SetI).*|cognito-idp:(?:CreateUserPool|DescribeUserPoolDomain|ListUserPools)|iam:List(?:Roles|OpenIDConnectProviders)|ssm:DescribeParameters|sts:.*)$/;

const one = (resource: string, context?: Authorization['context']) => [{ resource, ...(context && { context }) }];

/** DNS records that an environment with a custom domain creates: the addresses, and the validation record for ACM. */
const DNS_RECORDS = [
  ['login.acme.example', 'A'],
  ['login.acme.example', 'AAAA'],
  ['_0a1b.login.acme.example', 'CNAME'],
].map(([name = '', type = '']) => ({
  resource: ZONE,
  context: {
    'route53:ChangeResourceRecordSetsNormalizedRecordNames': [name],
    'route53:ChangeResourceRecordSetsRecordTypes': [type],
  },
}));

function iamResources(action: string, { account, environment, host }: Caller) {
  const iam = (resource: string) => `arn:aws:iam::${account}:${resource}`;
  if (action === 'iam:PassRole')
    return ['cognito-identity.amazonaws.com', 'cognito-idp.amazonaws.com'].flatMap((service) =>
      one(iam(`role/acme-${environment}/user`), { 'iam:PassedToService': service }),
    );
  if (action === 'iam:CreateServiceLinkedRole')
    return one(
      iam('role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService'),
      { 'iam:AWSServiceName': 'email.cognito-idp.amazonaws.com' },
    );
  // An identity pool requires the URL without the trailing slash, STS the URL with it.
  if (action.includes('OpenIDConnectProvider'))
    return [host, `${host}/`].flatMap((url) => one(iam(`oidc-provider/${url}`)));
  const hasBoundary = !isRead(action) && !/:(?:Tag|Untag)/.test(action);
  const boundary = { 'iam:PermissionsBoundary': iam(`policy/acme-${environment}-boundary`) };
  return one(iam(`role/acme-${environment}/user`), hasBoundary ? boundary : undefined);
}

function resources(action: string, caller: Caller) {
  const { account, environment } = caller;
  const [service = '', name = ''] = action.split(':');
  const tagged = { 'aws:ResourceTag/environment': environment };
  if (EVERYWHERE.test(action)) return one('*');
  switch (service) {
    case 'acm':
      if (name === 'RequestCertificate') return one('*', { 'acm:DomainNames': ['login.acme.example'] });
      return one(`arn:aws:acm:us-east-1:${account}:certificate/11111111-2222-3333-4444-555555555555`, tagged);
    case 'cloudfront':
      return one(`arn:aws:cloudfront::${ELSEWHERE}:distribution/E1ABCDEFGHIJKL`);
    case 'cognito-idp':
      return one(`arn:aws:cognito-idp:eu-central-1:${account}:userpool/eu-central-1_AbCdEf123`, tagged);
    case 'cognito-identity':
      return one(
        `arn:aws:cognito-identity:eu-central-1:${account}:identitypool/eu-central-1:11111111-2222-3333-4444-555555555555`,
        tagged,
      );
    case 'lambda':
      return (/^(?:AddPermission|GetPolicy|RemovePermission)$/.test(name) ? ['hook', 'hook:live'] : [])
        .concat(`acme-${environment}-groups`)
        .flatMap((each) =>
          one(
            `arn:aws:lambda:eu-central-1:${account}:function:${each}`,
            name === 'AddPermission' ? { 'lambda:Principal': 'cognito-idp.amazonaws.com' } : undefined,
          ),
        );
    case 'route53':
      if (name === 'GetChange') return one('arn:aws:route53:::change/C0123456789ABC');
      return name === 'ChangeResourceRecordSets' ? DNS_RECORDS : one(ZONE);
    case 'ssm':
      return one(`arn:aws:ssm:eu-central-1:${account}:parameter/acme/${environment}/sign-in/issuer`);
    case 's3':
      if (name === 'ListBucket') return one(STATE);
      return one(`${STATE}/${environment}/federation.tfstate${name === 'DeleteObject' ? '.tflock' : ''}`);
    case 'kms':
      return one(KEY);
  }
  return iamResources(action, caller);
}

/** The resources and condition keys that AWS authorizes for a call of an environment's own stack. */
export const authorizationsOf = (action: string, caller: Caller): readonly Authorization[] =>
  resources(action, caller).map((each) => ({ action, ...each }));
