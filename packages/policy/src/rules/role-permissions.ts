import { at, block, blocks, list, texts, type Json } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Statements of a policy written as JSON text. What Terraform evaluates is not read. */
function statements(policy: Json | undefined): readonly Json[] {
  try {
    return typeof policy === 'string' ? list(at(JSON.parse(policy) as Json, 'Statement')) : [];
  } catch {
    return [];
  }
}

const isEverything = (action: string) =>
  action === '*' || action === '*:*' || /^(iam|sts|cognito-idp):\*$/.test(action);

/** Everybody who signs in gets these rights. */
export const rolePermissions: Rule = {
  id: 'role-permissions',
  severity: 'critical',
  reads: ['configuration', 'plan'],
  title: 'everybody who signs in could do anything in the account',
  help: 'name the actions that the application needs',
  check: (subject) => [
    ...['aws_iam_role_policy', 'aws_iam_policy']
      .flatMap((type) => ofType(subject, type))
      .filter(({ values }) =>
        statements(values.policy).some(
          (statement) => block(statement).Effect === 'Allow' && texts(block(statement).Action).some(isEverything),
        ),
      )
      .map(({ address }) => ({
        address: `${address}.policy`,
        received: 'all actions',
        allowed: 'the actions that are needed',
      })),
    ...ofType(subject, 'aws_iam_policy_document')
      .filter(({ values }) =>
        blocks(values.statement).some(({ effect, actions }) => effect !== 'Deny' && texts(actions).some(isEverything)),
      )
      .map(({ address }) => ({
        address: `${address}.statement`,
        received: 'all actions',
        allowed: 'the actions that are needed',
      })),
    ...ofType(subject, 'aws_iam_role_policy_attachment')
      .filter(({ values }) =>
        /:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/.test(String(values.policy_arn)),
      )
      .map(({ address, values }) => ({
        address: `${address}.policy_arn`,
        received: String(values.policy_arn),
        allowed: 'the actions that are needed',
      })),
  ],
};
