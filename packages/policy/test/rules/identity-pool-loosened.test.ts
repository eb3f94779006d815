import { identityPoolLoosened } from '../../src/rules/identity-pool-loosened';
import { describeRule } from '../describe-rule';

describeRule(identityPoolLoosened, {
  finds: [
    [
      'tokens without a server-side check',
      'resource.aws_cognito_identity_pool.main.cognito_identity_providers.0.server_side_token_check',
      false,
      'aws_cognito_identity_pool.main.cognito_identity_providers[0].server_side_token_check',
    ],
    [
      'the classic flow',
      'resource.aws_cognito_identity_pool.main.allow_classic_flow',
      true,
      'aws_cognito_identity_pool.main.allow_classic_flow',
    ],
  ],
});
