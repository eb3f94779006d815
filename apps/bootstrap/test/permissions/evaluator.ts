import { runSimulation } from '@cloud-copilot/iam-simulate';

import type { PolicyDocument } from '../../src/permissions/policies';

/** What AWS asks of a caller's policies for a call. */
export interface Authorization {
  readonly action: string;
  /** ARN, or `*` where the action has no resource. */
  readonly resource: string;
  /** What conditions compare. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

const OK = ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'];

/**
 * Whether a role's policy allows a call, by an IAM evaluator.
 *
 * @throws TypeError where the evaluator refuses the question: a resource or a context key that the action does not have.
 */
export async function isAllowed(policy: PolicyDocument, { action, resource, context = {} }: Authorization) {
  const [, , , , account = ''] = resource.split(':');
  const own = 'arn:aws:iam::111111111111:role/github-acme-dev-deploy';
  const answer = await runSimulation(
    {
      request: {
        principal: own,
        action,
        resource: { resource, accountId: account === '' ? '111111111111' : account },
        contextVariables: Object.fromEntries(
          Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
        ),
      },
      identityPolicies: [{ name: 'federation', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType === 'error' || !OK.includes(answer.overallResult))
    throw new TypeError(`${action} on ${resource}: ${JSON.stringify(answer)}`);
  return answer.overallResult === 'Allowed';
}

/** The calls that a policy does not allow. */
export async function refusedOf(
  policy: PolicyDocument,
  authorizations: readonly Authorization[],
): Promise<readonly Authorization[]> {
  const answers = await Promise.all(authorizations.map((each) => isAllowed(policy, each)));
  return authorizations.filter((_, at) => !answers[at]);
}
