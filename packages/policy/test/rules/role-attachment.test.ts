import { roleAttachment } from '../../src/rules/role-attachment';
import { describeRule } from '../describe-rule';

describeRule(roleAttachment, {
  finds: [
    [
      'a pool without roles',
      'resource.aws_cognito_identity_pool_roles_attachment',
      undefined,
      'aws_cognito_identity_pool.main',
    ],
    [
      'no role for authenticated users',
      'resource.aws_cognito_identity_pool_roles_attachment.main.roles',
      {},
      'aws_cognito_identity_pool_roles_attachment.main.roles.authenticated',
    ],
    [
      'the role of authenticated users for guests',
      'resource.aws_cognito_identity_pool_roles_attachment.main.roles.unauthenticated',
      '${aws_iam_role.authenticated.arn}',
      'aws_cognito_identity_pool_roles_attachment.main.roles.unauthenticated',
    ],
    [
      'guests without a role',
      'resource.aws_cognito_identity_pool.main.allow_unauthenticated_identities',
      true,
      'aws_cognito_identity_pool.main.allow_unauthenticated_identities',
    ],
  ],
});
