import { providerReplacement } from '../../src/rules/provider-replacement';
import { describeRule } from '../describe-rule';

describeRule(providerReplacement, {
  finds: [
    [
      'no create_before_destroy',
      'resource.aws_cognito_identity_provider.auth0.lifecycle',
      undefined,
      'aws_cognito_identity_provider.auth0.lifecycle.create_before_destroy',
    ],
  ],
});
