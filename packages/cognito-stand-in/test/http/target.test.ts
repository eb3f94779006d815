import { targetOf } from '../../src/http/target';

describe(targetOf, () => {
  it.each([
    ['sts.amazonaws.com', 'sts', 'us-east-1'],
    ['cognito-idp.eu-central-1.amazonaws.com', 'cognito-idp', 'eu-central-1'],
    ['s3.eu-central-1.amazonaws.com', 's3', 'eu-central-1'],
    ['my.dotted.bucket.s3.eu-central-1.amazonaws.com', 's3', 'eu-central-1'],
    ['bucket.s3.amazonaws.com', 's3', 'us-east-1'],
    ['iam.amazonaws.com:443', 'iam', 'us-east-1'],
    ['kms.us-gov-west-1.amazonaws.com', 'kms', 'us-gov-west-1'],
    ['kms.cn-north-1.amazonaws.com.cn', 'kms', 'cn-north-1'],
  ])('reads %s', (host, service, region) => {
    expect(targetOf({ host })).toEqual({ service, region });
  });

  it('prefers the signature to the host', () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIA1/20260101/eu-west-1/iam/aws4_request, SignedHeaders=host, Signature=x';

    expect(targetOf({ host: '127.0.0.1:8080', authorization })).toEqual({
      accessKeyId: 'AKIA1',
      region: 'eu-west-1',
      service: 'iam',
    });
  });

  it('identifies services by their target header', () => {
    const headers = { host: '127.0.0.1', 'x-amz-target': 'AWSCognitoIdentityService.GetId' };

    expect(targetOf(headers)).toMatchObject({ service: 'cognito-identity', action: 'GetId' });
  });
});
