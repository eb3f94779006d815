import { isStorePolicy, STORE_POLICY_TYPES, type Json } from '@auth0-cognito/contract';
import { blocks } from '../../json';
import type { Rule } from '../../rule';
import { policyStatements } from '../../statements';
import type { Resource, Subject } from '../../subject';
import { remaining, touchedTypes } from '../changes';
import { isKnown, isSame } from '../values';

const POLICY = /^aws_iam_(policy|(role|user|group)_policy)$/;

/** The texts of a resource that are policies, by setting. */
function policiesOf({
  type,
  values,
}: Pick<Resource, 'type' | 'values'>): readonly (readonly [string, Json | undefined])[] {
  if (type === 'aws_iam_role') {
    const inline = blocks(values.inline_policy).map(({ policy }) => ['inline_policy', policy] as const);
    return [['assume_role_policy', values.assume_role_policy], ...inline];
  }
  return POLICY.test(type) || isStorePolicy(type) ? [['policy', values.policy]] : [];
}

const isPolicyType = (type: string) => type === 'aws_iam_role' || POLICY.test(type) || isStorePolicy(type);

/** Finds texts that are not JSON, such as a template that was not evaluated. AWS can refuse them or interpret them differently. */
export const policyUnreadable: Rule = {
  id: 'policy-unreadable',
  severity: 'high',
  reads: ['plan'],
  title: 'a policy is not valid JSON, so its permissions cannot be reviewed',
  help: 'write the policy as JSON, for example with jsonencode or a policy document',
  judges: {
    '^aws_iam_(policy|(role|user|group)_policy)$': ['policy'],
    aws_iam_role: ['assume_role_policy', 'inline_policy'],
    [STORE_POLICY_TYPES.source]: ['policy'],
  },
  check: (subject: Subject) =>
    remaining(subject, ...touchedTypes(subject).filter(isPolicyType)).flatMap((resource) =>
      policiesOf(resource)
        .filter(
          ([setting, policy]) =>
            isKnown(policy) &&
            policy !== '' &&
            policyStatements(policy) === undefined &&
            !isSame(resource.before?.[setting], resource.values[setting]),
        )
        .map(([setting]) => ({
          address: resource.address,
          received: `${setting} cannot be read`,
          allowed: 'a policy as JSON',
        })),
    ),
};
