import { ACCOUNT_ID, shown } from '@auth0-cognito/contract';
import { texts } from '../json';
import type { Rule } from '../rule';

/** With `allowed_account_ids`, credentials of another account fail in the plan, not during the apply. */
export const accountGuard: Rule = {
  id: 'account-guard',
  severity: 'critical',
  reads: ['configuration'],
  title: 'an apply could change another account or region',
  help: 'set exactly one account in allowed_account_ids and the region in each aws provider block, without credentials or endpoints',
  source: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs#allowed_account_ids',
  check: ({ providers }) => {
    const aws = providers.aws ?? [];
    if (aws.length === 0) return [{ address: 'provider.aws', received: 'nothing', allowed: 'a provider block' }];
    return aws.flatMap((provider, index) => {
      const accounts = texts(provider.allowed_account_ids);
      const address = `provider.aws[${index}]`;
      return [
        ...(accounts.length === 1 && ACCOUNT_ID.test(accounts[0] ?? '')
          ? []
          : [
              {
                address: `${address}.allowed_account_ids`,
                received: shown(accounts),
                allowed: 'one account of 12 digits',
              },
            ]),
        ...(typeof provider.region === 'string'
          ? []
          : [{ address: `${address}.region`, received: shown(provider.region), allowed: 'a region' }]),
        ...(provider.endpoints === undefined
          ? []
          : [{ address: `${address}.endpoints`, received: 'endpoints other than those of AWS', allowed: 'none' }]),
      ];
    });
  },
};
