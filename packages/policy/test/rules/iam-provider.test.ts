import { iamProvider } from '../../src/rules/iam-provider';
import { describeRule } from '../describe-rule';

describeRule(iamProvider, {
  finds: [
    [
      'another tenant',
      'resource.aws_iam_openid_connect_provider.auth0.url',
      'https://other.eu.auth0.com/',
      'aws_iam_openid_connect_provider.auth0.url',
    ],
    [
      'plain http',
      'resource.aws_iam_openid_connect_provider.auth0.url',
      'http://acme.eu.auth0.com/',
      'aws_iam_openid_connect_provider.auth0.url',
    ],
    [
      'another application',
      'resource.aws_iam_openid_connect_provider.auth0.client_id_list',
      ['abc'],
      'aws_iam_openid_connect_provider.auth0.client_id_list',
    ],
    [
      'no application',
      'resource.aws_iam_openid_connect_provider.auth0.client_id_list',
      [],
      'aws_iam_openid_connect_provider.auth0.client_id_list',
    ],
  ],
  accepts: [
    [
      'the URL in the format of an identity pool',
      'resource.aws_iam_openid_connect_provider.auth0.url',
      'https://acme.eu.auth0.com',
    ],
  ],
});
