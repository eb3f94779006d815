import { FIRST_APPLY_ACTIONS } from '@auth0-cognito/contract';

import calls from '../../data/calls.json';
import { updateActions } from './updates';

/** IAM actions that Terraform needed for a plan, an apply and a destroy. */
export interface Permissions {
  readonly plan: readonly string[];
  readonly apply: readonly string[];
  readonly destroy: readonly string[];
}

/** Calls of rehearsals, by environment, and of a rehearsal with every feature of the constructs. */
export interface RecordedCalls {
  readonly environments: Readonly<Record<string, Permissions>>;
  readonly everyConstruct: Permissions;
}

/**
 * IAM actions that a call needs in addition to its own: AWS checks them too, or Terraform calls them at AWS but not at the stand-in.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  // These calls pass a role to a service.
  'cognito-identity:SetIdentityPoolRoles': ['iam:PassRole'],
  'cognito-idp:CreateGroup': ['iam:PassRole'],
  'cognito-idp:SetUserPoolMfaConfig': ['iam:PassRole'],
  // Cognito adds a custom domain to its own CloudFront distribution with the caller's permissions.
  'cognito-idp:CreateUserPoolDomain': ['cloudfront:UpdateDistribution'],
  // A refresh of a role reads each inline policy, also those that are not in the state:
  // internal/service/iam/role.go of the provider, readRoleInlinePolicies.
  'iam:ListRolePolicies': ['iam:GetRolePolicy'],
  // The answer contains tags only if the caller may list them: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
  'lambda:GetFunction': ['lambda:ListTags'],
  // In a rehearsal, a DNS record is valid immediately. At AWS, the provider polls until it is.
  'route53:ChangeResourceRecordSets': ['route53:GetChange'],
  // The key of the bucket encrypts its objects.
  's3:GetObject': ['kms:Decrypt'],
  's3:PutObject': ['kms:GenerateDataKey'],
};

const unique = (actions: readonly string[]) => [...new Set(actions)].sort();

/** The actions, those that they imply, and those that update the created resources. To create a resource with tags also needs the latter. */
const withImplied = (actions: readonly string[]) =>
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
    plan: withImplied([...FIRST_APPLY_ACTIONS, ...permissions.flatMap(({ plan }) => plan)]),
    // A deploy makes a new plan before it applies.
    deploy: withImplied([
      ...FIRST_APPLY_ACTIONS,
      ...permissions.flatMap(({ plan, apply, destroy }) => [...plan, ...apply, ...destroy]),
    ]),
  };
}
