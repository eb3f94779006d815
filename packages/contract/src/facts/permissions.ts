/**
 * AWS managed policies with broad permissions: administrators, power users, full access to a service.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const BROAD_POLICY =
  /^arn:[\w-]+:iam::aws:policy\/(.*\/)?(\w*Administrator\w*|\w*PowerUser\w*|\w*FullAccess\w*|IAM(?!ReadOnly)\w+)$/;

/** Whether an AWS managed policy grants broad permissions. */
export const isBroadManagedPolicy = (arn: string): boolean => BROAD_POLICY.test(arn);

/**
 * Whether an action allows an identity to extend its own permissions, or is a wildcard for all actions of a service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
export const isBroadAction = (action: string): boolean =>
  /^(\*|[\w-]+:\*|iam:(?!Get|List)\w*\*?\w*|sts:AssumeRole)$/i.test(action);

/** Whether an expression reads `user_metadata` of an Auth0 profile, which users can change themselves. */
export const isSelfWritten = (text: string): boolean =>
  /\buser_metadata\b/.test(text) || /\[\s*["']user_metadata["']/.test(text);
