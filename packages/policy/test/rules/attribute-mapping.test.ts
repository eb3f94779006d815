import { attributeMapping } from '../../src/rules/attribute-mapping';
import { describeRule } from '../describe-rule';

describeRule(attributeMapping, {
  finds: [
    [
      'no mapping',
      'resource.aws_cognito_identity_provider.auth0.attribute_mapping',
      undefined,
      'aws_cognito_identity_provider.auth0.attribute_mapping',
    ],
    [
      'the email as identifier of users',
      'resource.aws_cognito_identity_provider.auth0.attribute_mapping.username',
      'email',
      'aws_cognito_identity_provider.auth0.attribute_mapping',
    ],
    [
      'an unmapped email',
      'resource.aws_cognito_identity_provider.auth0.attribute_mapping.email',
      undefined,
      'aws_cognito_identity_provider.auth0.attribute_mapping',
    ],
    [
      'an email from another claim',
      'resource.aws_cognito_identity_provider.auth0.attribute_mapping.email',
      'nickname',
      'aws_cognito_identity_provider.auth0.attribute_mapping',
    ],
    [
      'an unmapped email_verified',
      'resource.aws_cognito_identity_provider.auth0.attribute_mapping.email_verified',
      undefined,
      'aws_cognito_identity_provider.auth0.attribute_mapping',
    ],
    [
      'an upper-case attribute',
      'resource.aws_cognito_identity_provider.auth0.attribute_mapping.Given_name',
      'given_name',
      'aws_cognito_identity_provider.auth0.attribute_mapping',
    ],
  ],
  accepts: [
    ['another attribute', 'resource.aws_cognito_identity_provider.auth0.attribute_mapping.given_name', 'given_name'],
  ],
});
