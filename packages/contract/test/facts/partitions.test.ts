import {
  identityPoolPrincipal,
  parseUserPoolProviderName,
  partitionOfRegion,
  prefixDomainHost,
  userPoolIssuer,
  userPoolProviderName,
} from '../../src';

describe('partitionOfRegion', () => {
  test.each([
    ['eu-central-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('of %s is %s', (region, partition) => {
    expect(partitionOfRegion(region).name).toBe(partition);
  });

  test('is the standard one if the region is a reference', () => {
    expect(partitionOfRegion('${var.region}').name).toBe('aws');
  });
});

describe('hosts and principals', () => {
  test.each([
    ['eu-central-1', 'a.auth.eu-central-1.amazoncognito.com', 'https://cognito-idp.eu-central-1.amazonaws.com/p'],
    [
      'us-gov-west-1',
      'a.auth-fips.us-gov-west-1.amazoncognito.com',
      'https://cognito-idp.us-gov-west-1.amazonaws.com/p',
    ],
    ['cn-north-1', 'a.auth.cn-north-1.amazoncognito.com.cn', 'https://cognito-idp.cn-north-1.amazonaws.com.cn/p'],
  ])('of %s follow its partition', (region, host, issuer) => {
    expect(prefixDomainHost('a', region)).toBe(host);
    expect(userPoolIssuer(region, 'p')).toBe(issuer);
  });

  test.each([
    ['eu-central-1', 'cognito-identity.amazonaws.com'],
    ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
    ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ])('the principal of identity pools in %s is %s', (region, principal) => {
    expect(identityPoolPrincipal(region)).toBe(principal);
  });
});

describe('parseUserPoolProviderName', () => {
  test.each(['eu-central-1', 'us-gov-west-1', 'cn-north-1'])(
    'reads the region and the pool from a name in %s',
    (region) => {
      const userPoolId = `${region}_Abc123`;

      expect(parseUserPoolProviderName(userPoolProviderName(region, userPoolId))).toEqual({ region, userPoolId });
    },
  );

  test.each([
    'accounts.google.com',
    'cognito-idp.eu-central-1.amazonaws.com',
    'cognito-idp.eu-central-1.amazonaws.com/no-pool',
    'cognito-idp.cn-north-1.amazonaws.com/cn-north-1_Abc123',
    'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Abc123',
  ])('returns undefined for %s', (name) => {
    expect(parseUserPoolProviderName(name)).toBeUndefined();
  });
});
