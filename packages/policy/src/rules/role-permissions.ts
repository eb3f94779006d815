import { isBroadManagedPolicy } from '@auth0-cognito/contract';
import { fromDocument, statementsOf, type Statement } from '../iam';
import { blocks } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

const allowsEverything = ({ allows, actions }: Statement) =>
  allows && actions.some((action) => /^\*$|^\*:\*$|^(iam|sts|cognito-idp):\*$/.test(action));

/** Every signed-in user gets these permissions. */
export const rolePermissions: Rule = {
  id: 'role-permissions',
  severity: 'critical',
  reads: ['configuration'],
  title: 'every user who signs in could perform any action in the account',
  help: 'list only the actions that the application needs',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  check: (subject) => [
    ...['aws_iam_role_policy', 'aws_iam_policy']
      .flatMap((type) => ofType(subject, type))
      .filter(({ values }) => statementsOf(subject, values.policy)?.some(allowsEverything))
      .map(({ address }) => ({
        address: `${address}.policy`,
        received: 'all actions',
        allowed: 'the actions that are needed',
      })),
    ...ofType(subject, 'aws_iam_policy_document')
      .filter(({ values }) => blocks(values.statement).map(fromDocument).some(allowsEverything))
      .map(({ address }) => ({
        address: `${address}.statement`,
        received: 'all actions',
        allowed: 'the actions that are needed',
      })),
    ...ofType(subject, 'aws_iam_role_policy_attachment')
      .filter(({ values }) => isBroadManagedPolicy(String(values.policy_arn)))
      .map(({ address, values }) => ({
        address: `${address}.policy_arn`,
        received: String(values.policy_arn),
        allowed: 'the actions that are needed',
      })),
  ],
};
