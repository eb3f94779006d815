import { roleTrust } from '../../src/rules/role-trust';
import { describeRule } from '../describe-rule';

describeRule(roleTrust, {
  finds: [
    [
      'no audience',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
    [
      'any audience',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "*"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
    [
      'no method',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "${aws_cognito_identity_pool.main.id}"}}}]}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
    [
      'any method',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "${aws_cognito_identity_pool.main.id}"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "*"}}}]}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
    [
      'anybody',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "*"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "${aws_cognito_identity_pool.main.id}"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
    [
      'a policy that cannot be read',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '${jsonencode({})}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
    [
      'an audience that is not an identity pool',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "app"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}',
      'aws_iam_role.authenticated.assume_role_policy',
    ],
  ],
  accepts: [
    [
      'a service’s role',
      'resource.aws_iam_role.authenticated.assume_role_policy',
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cognito-idp.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {}}]}',
    ],
  ],
});
