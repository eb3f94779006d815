import type { JsonObject } from '@auth0-cognito/contract';
import { configurationSubject } from '../../src';
import { providerCredentials } from '../../src/rules/provider-credentials';
import { describeRule, edited } from '../describe-rule';

describe('provider-credentials of an application that another team manages', () => {
  const read = (secret: string) => {
    const text = JSON.stringify(edited('data.auth0_client', { theirs: { client_id: 'abc' } }))
      .replaceAll('${auth0_client_credentials.app.client_secret}', secret)
      .replaceAll('${auth0_client.app.client_id}', '${data.auth0_client.theirs.client_id}');
    return configurationSubject(JSON.parse(text) as JsonObject, 'production');
  };

  test('accepts the ID and the secret of one application', () => {
    const found = providerCredentials.check(read('${data.auth0_client.theirs.client_secret}'));

    expect(found).toEqual([]);
  });

  test('finds the secret of another application', () => {
    const found = providerCredentials.check(read('${data.auth0_client.other.client_secret}'));

    expect(found).not.toEqual([]);
  });
});

describeRule(providerCredentials, {
  finds: [
    [
      'a literal client id',
      'resource.aws_cognito_identity_provider.auth0.provider_details.client_id',
      'abc',
      'aws_cognito_identity_provider.auth0.provider_details.client_id',
    ],
    [
      'the ID of the Cognito client',
      'resource.aws_cognito_identity_provider.auth0.provider_details.client_id',
      '${aws_cognito_user_pool_client.web.id}',
      'aws_cognito_identity_provider.auth0.provider_details.client_id',
    ],
    [
      'the resource ID of the application instead of its client ID',
      'resource.aws_cognito_identity_provider.auth0.provider_details.client_id',
      '${auth0_client.app.id}',
      'aws_cognito_identity_provider.auth0.provider_details.client_id',
    ],
    [
      'id and secret swapped',
      'resource.aws_cognito_identity_provider.auth0.provider_details.client_secret',
      '${auth0_client.app.client_id}',
      'aws_cognito_identity_provider.auth0.provider_details.client_secret',
    ],
    [
      'credentials of another application',
      'resource.auth0_client_credentials.app.client_id',
      '${auth0_client.other.client_id}',
      'auth0_client_credentials.app.client_id',
    ],
    [
      'client_secret_basic',
      'resource.auth0_client_credentials.app.authentication_method',
      'client_secret_basic',
      'auth0_client_credentials.app.authentication_method',
    ],
  ],
});
