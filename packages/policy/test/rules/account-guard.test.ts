import { accountGuard } from '../../src/rules/account-guard';
import { describeRule } from '../describe-rule';

describeRule(accountGuard, {
  finds: [
    ['no allowed account', 'provider.aws.0.allowed_account_ids', undefined, 'provider.aws[0].allowed_account_ids'],
    [
      'two allowed accounts',
      'provider.aws.0.allowed_account_ids',
      ['111111111111', '222222222222'],
      'provider.aws[0].allowed_account_ids',
    ],
    ['no region', 'provider.aws.0.region', undefined, 'provider.aws[0].region'],
    ['another endpoint', 'provider.aws.0.endpoints', [{ iam: 'http://localhost:5000' }], 'provider.aws[0].endpoints'],
    ['no aws provider', 'provider.aws', undefined, 'provider.aws'],
  ],
});
