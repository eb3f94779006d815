import { actionName } from '../../src/http/action-names';

const named = (
  service: string,
  method: string,
  path: string,
  more: { body?: string; host?: string; action?: string } = {},
) =>
  actionName({
    service,
    method,
    host: more.host ?? `${service}.amazonaws.com`,
    url: new URL(path, 'http://aws'),
    contentType: more.body ? 'application/x-www-form-urlencoded; charset=utf-8' : '',
    body: Buffer.from(more.body ?? ''),
    ...(more.action ? { action: more.action } : {}),
  });

const CONTROL = '123456789012.s3-control.eu-central-1.amazonaws.com';

describe(actionName, () => {
  it.each([
    ['s3', 'GET', '/', undefined, 's3:ListAllMyBuckets'],
    ['s3', 'HEAD', '/state', undefined, 's3:ListBucket'],
    ['s3', 'GET', '/state?list-type=2', undefined, 's3:ListBucket'],
    ['s3', 'GET', '/state?encryption', undefined, 's3:GetEncryptionConfiguration'],
    ['s3', 'PUT', '/state?encryption', undefined, 's3:PutEncryptionConfiguration'],
    ['s3', 'DELETE', '/state?encryption', undefined, 's3:PutEncryptionConfiguration'],
    ['s3', 'DELETE', '/state?policy', undefined, 's3:DeleteBucketPolicy'],
    ['s3', 'PUT', '/state/dev/terraform.tfstate', undefined, 's3:PutObject'],
    ['s3', 'HEAD', '/state/dev/terraform.tfstate', undefined, 's3:GetObject'],
    ['s3', 'DELETE', '/dev/terraform.tfstate.tflock', 'state.s3.eu-central-1.amazonaws.com', 's3:DeleteObject'],
    ['s3', 'GET', '/?versioning', 'state.s3.eu-central-1.amazonaws.com', 's3:GetBucketVersioning'],
    ['s3', 'GET', '/v20180820/tags/arn%3Aaws%3As3%3A%3A%3Astate', CONTROL, 's3:ListTagsForResource'],
    ['s3', 'POST', '/v20180820/tags/arn:aws:s3:::state', CONTROL, 's3:TagResource'],
    ['s3', 'DELETE', '/v20180820/tags/arn%3Aaws%3As3%3A%3A%3Astate?tagKeys=team', CONTROL, 's3:UntagResource'],
    ['route53', 'POST', '/2013-04-01/hostedzone/Z1/rrset/', undefined, 'route53:ChangeResourceRecordSets'],
    ['route53', 'GET', '/2013-04-01/hostedzone/Z1', undefined, 'route53:GetHostedZone'],
    ['route53', 'GET', '/2013-04-01/tags/hostedzone/Z1', undefined, 'route53:ListTagsForResource'],
    ['apigateway', 'PATCH', '/v2/apis/a1', undefined, 'apigateway:PATCH'],
    ['lambda', 'POST', '/2015-03-31/functions/claims/policy', undefined, 'lambda:AddPermission'],
    ['lambda', 'DELETE', '/2015-03-31/functions/claims/policy/AllowCognito', undefined, 'lambda:RemovePermission'],
    ['lambda', 'PUT', '/2015-03-31/functions/claims/code', undefined, 'lambda:UpdateFunctionCode'],
    ['lambda', 'PUT', '/2015-03-31/functions/claims/configuration', undefined, 'lambda:UpdateFunctionConfiguration'],
    ['lambda', 'POST', '/2017-03-31/tags/arn%3Aaws%3Alambda', undefined, 'lambda:TagResource'],
    ['lambda', 'DELETE', '/2017-03-31/tags/arn%3Aaws%3Alambda', undefined, 'lambda:UntagResource'],
  ])('reads %s %s %s', (service, method, path, host, permission) => {
    expect(named(service, method, path, host ? { host } : {}).iamAction).toBe(permission);
  });

  it('reads the action of a query from its body', () => {
    expect(named('iam', 'POST', '/', { body: 'Action=GetRole&RoleName=x' })).toEqual({
      action: 'GetRole',
      iamAction: 'iam:GetRole',
    });
    expect(named('email', 'POST', '/', { body: 'Action=VerifyDomainIdentity' }).iamAction).toBe(
      'ses:VerifyDomainIdentity',
    );
  });

  it('requires no permission for public operations', () => {
    expect(named('sts', 'POST', '/', { body: 'Action=GetCallerIdentity' })).toEqual({ action: 'GetCallerIdentity' });
    expect(named('cognito-idp', 'POST', '/', { action: 'GetUser' })).toEqual({ action: 'GetUser' });
  });

  it('reports an unknown call by method and service', () => {
    expect(named('route53', 'GET', '/2013-04-01/unknown')).toEqual({ action: 'GET route53' });
  });
});
