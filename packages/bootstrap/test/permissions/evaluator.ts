import { runSimulation } from '@cloud-copilot/iam-simulate';

import type { PolicyDocument } from '../../src/permissions/policies';

/** The authorization request of a call. */
export interface Authorization {
  readonly action: string;
  /** ARN, or `*` if the action has no resource. */
  readonly resource: string;
  /** Values of the condition keys. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Account of the distributions that Cognito creates for custom domains, in which AWS authorizes the calls of Cognito.
 */
export const ELSEWHERE = '999999999999';

/** A KMS key delegates its use to IAM: the policy of a new key. */
const keyPolicy = (account: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
});

const OK = ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'];

/**
 * Whether a role's policy allows a call, by an IAM evaluator.
 *
 * @throws TypeError if the evaluator refuses the request: a resource or a context key that the action does not have.
 */
export async function isAllowed(
  policy: PolicyDocument,
  { action, resource, context = {} }: Authorization,
  account = '111111111111',
) {
  const [, , , , owner = ''] = resource.split(':');
  const answer = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/github-acme-dev-deploy`,
        action,
        resource: { resource, accountId: owner === '' || owner === ELSEWHERE ? account : owner },
        contextVariables: Object.fromEntries(
          Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
        ),
      },
      identityPolicies: [{ name: 'federation', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(action.startsWith('kms:') && { resourcePolicy: keyPolicy(account) }),
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
  account?: string,
): Promise<readonly Authorization[]> {
  const answers = await Promise.all(authorizations.map((each) => isAllowed(policy, each, account)));
  return authorizations.filter((_, at) => !answers[at]);
}
