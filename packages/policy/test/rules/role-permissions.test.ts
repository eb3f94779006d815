import { rolePermissions } from '../../src/rules/role-permissions';
import { describeRule } from '../describe-rule';

describeRule(rolePermissions, {
  finds: [
    [
      'all actions',
      'resource.aws_iam_role_policy.all',
      { policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' },
      'aws_iam_role_policy.all.policy',
    ],
    [
      'all actions of IAM',
      'resource.aws_iam_policy.all',
      { policy: '{"Statement":{"Effect":"Allow","Action":["s3:GetObject","iam:*"]}}' },
      'aws_iam_policy.all.policy',
    ],
    [
      'all actions in a document',
      'data.aws_iam_policy_document.all',
      { statement: [{ actions: ['*'] }] },
      'data.aws_iam_policy_document.all.statement',
    ],
    [
      'an administrator',
      'resource.aws_iam_role_policy_attachment.admin',
      { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      'aws_iam_role_policy_attachment.admin.policy_arn',
    ],
  ],
  accepts: [
    [
      'named actions',
      'resource.aws_iam_role_policy.some',
      { policy: '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}' },
    ],
    [
      'everything denied',
      'resource.aws_iam_role_policy.none',
      { policy: '{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}' },
    ],
  ],
});
