/**
 * Managed policies of AWS that give a person more than one service's read access: administrators, power users, full access.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const BROAD_POLICY =
  /^arn:[\w-]+:iam::aws:policy\/(.*\/)?(\w*Administrator\w*|\w*PowerUser\w*|\w*FullAccess\w*|IAM(?!ReadOnly)\w+)$/;

/** Whether a managed policy of AWS gives broad rights. */
export const isBroadManagedPolicy = (arn: string): boolean => BROAD_POLICY.test(arn);

/**
 * Actions that let their holder give themselves any other right, or hold all rights of a service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
export const isBroadAction = (action: string): boolean =>
  /^(\*|[\w-]+:\*|iam:(?!Get|List)\w*\*?\w*|sts:AssumeRole)$/i.test(action);

/** Whether a value comes from the part of an Auth0 profile that people may write themselves. */
export const isSelfWritten = (text: string): boolean =>
  /\buser_metadata\b/.test(text) || /\[\s*["']user_metadata["']/.test(text);
