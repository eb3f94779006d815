import { FIRST_APPLY_ACTIONS } from '@auth0-cognito/contract';

import calls from '../../data/calls.json';
import { updateActions } from './updates';

/** IAM actions that Terraform needed, by what it was doing. */
export interface Permissions {
  readonly plan: readonly string[];
  readonly apply: readonly string[];
  readonly destroy: readonly string[];
}

/** What rehearsals have called: by environment, and with everything that the constructs of this repository can ask of AWS. */
export interface RecordedCalls {
  readonly environments: Readonly<Record<string, Permissions>>;
  readonly everyConstruct: Permissions;
}

/**
 * What a call needs besides its own permission: what AWS asks for too, and what the stand-in spares Terraform.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  // A role that a service is to take is passed to it.
  'cognito-identity:SetIdentityPoolRoles': ['iam:PassRole'],
  'cognito-idp:CreateGroup': ['iam:PassRole'],
  'cognito-idp:SetUserPoolMfaConfig': ['iam:PassRole'],
  // Cognito puts a custom domain on its own CloudFront distribution, as the caller.
  'cognito-idp:CreateUserPoolDomain': ['cloudfront:UpdateDistribution'],
  // A refresh of a role reads each inline policy, also those that something else added:
  // internal/service/iam/role.go of the provider, readRoleInlinePolicies.
  'iam:ListRolePolicies': ['iam:GetRolePolicy'],
  // Tags are a part of the answer for a caller who may list them: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
  'lambda:GetFunction': ['lambda:ListTags'],
  // A DNS record holds at once in a rehearsal; at AWS the provider asks until it does.
  'route53:ChangeResourceRecordSets': ['route53:GetChange'],
  // Objects are encrypted by the key of the bucket.
  's3:GetObject': ['kms:Decrypt'],
  's3:PutObject': ['kms:GenerateDataKey'],
};

const unique = (actions: readonly string[]) => [...new Set(actions)].sort();

/** Actions with everything that they imply, and with the updates of what they make: tags that come with a creation need those too. */
const whole = (actions: readonly string[]) =>
  unique([...actions, ...actions.flatMap((action) => IMPLIED[action] ?? []), ...updateActions(actions)]);

/** The calls of an environment: its own recorded calls, or those of all recorded environments. */
function recorded({ environments }: RecordedCalls, environment: string): readonly Permissions[] {
  const own = environments[environment];
  return own ? [own] : Object.values(environments);
}

/** IAM actions that an environment's two roles need. */
export function neededActions(
  environment: string,
  kind: 'recorded' | 'every-construct' = 'recorded',
  record: RecordedCalls = calls,
): { readonly plan: readonly string[]; readonly deploy: readonly string[] } {
  const permissions = [
    ...recorded(record, environment),
    ...(kind === 'every-construct' ? [record.everyConstruct] : []),
  ];
  return {
    plan: whole([...FIRST_APPLY_ACTIONS, ...permissions.flatMap(({ plan }) => plan)]),
    // A deploy plans again before it applies.
    deploy: whole([
      ...FIRST_APPLY_ACTIONS,
      ...permissions.flatMap(({ plan, apply, destroy }) => [...plan, ...apply, ...destroy]),
    ]),
  };
}
