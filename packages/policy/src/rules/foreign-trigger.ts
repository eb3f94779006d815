import { accountOfArn, LAMBDA_TRIGGER_BLOCKS, LAMBDA_TRIGGERS } from '@auth0-cognito/contract';
import { block, texts } from '../json';
import type { Rule } from '../rule';
import { ofType, type Subject } from '../subject';

/** The accounts of the AWS providers: `allowed_account_ids` of each. */
const accountsOf = ({ providers }: Subject) =>
  (providers.aws ?? []).flatMap(({ allowed_account_ids: ids }) => texts(ids));

/** Code that the account does not control determines who can sign in and what tokens contain. */
export const foreignTrigger: Rule = {
  id: 'foreign-trigger',
  severity: 'critical',
  reads: ['configuration'],
  title: 'code of another AWS account controls sign-in and the contents of tokens',
  help: 'use a function of the account of the user pool',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: (subject) => {
    const own = accountsOf(subject);
    return ofType(subject, 'aws_cognito_user_pool').flatMap(({ address, values }) => {
      const config = block(values.lambda_config);
      const functions = [
        ...LAMBDA_TRIGGERS.map((key) => [key, config[key]] as const),
        ...LAMBDA_TRIGGER_BLOCKS.map((key) => [key, block(config[key]).lambda_arn] as const),
      ];
      return functions.flatMap(([key, arn]) => {
        const account = typeof arn === 'string' ? accountOfArn(arn) : undefined;
        return account === undefined || own.length === 0 || own.includes(account)
          ? []
          : [{ address: `${address}.lambda_config.${key}`, received: `account ${account}`, allowed: own.join(', ') }];
      });
    });
  },
};
