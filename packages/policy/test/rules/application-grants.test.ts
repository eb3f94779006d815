import { applicationGrants } from '../../src/rules/application-grants';
import { describeRule } from '../describe-rule';

describeRule(applicationGrants, {
  finds: [
    [
      'the password grant',
      'resource.auth0_client.app.grant_types',
      ['authorization_code', 'password'],
      'auth0_client.app.grant_types',
    ],
    ['no code grant', 'resource.auth0_client.app.grant_types', ['refresh_token'], 'auth0_client.app.grant_types'],
    ['no grants', 'resource.auth0_client.app.grant_types', undefined, 'auth0_client.app.grant_types'],
    ['an application without a secret', 'resource.auth0_client.app.app_type', 'spa', 'auth0_client.app.app_type'],
  ],
  accepts: [['the code grant alone', 'resource.auth0_client.app.grant_types', ['authorization_code']]],
});
