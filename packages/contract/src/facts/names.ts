/**
 * Names that are derived from the prefix of an environment, `{organization}-{environment}`. The constructs, the search for orphans and
 * the checks across environments use them.
 */

/** First part of every name of an environment. */
export const environmentPrefix = (organization: string, environment: string): string =>
  `${organization}-${environment}`;

/** Name of the primary web client. */
export const webClientName = (prefix: string): string => `${prefix}-web`;

/** Name of another app client. */
export const clientName = (prefix: string, key: string): string => `${prefix}-${key}`;

/** Name of the Auth0 application. */
export const applicationName = (prefix: string): string => `${prefix}-cognito`;

/** Keys of the tags that every resource of an environment has. */
export const DEFAULT_TAGS = ['environment', 'stage', 'managed-by'] as const;

/** Key of an environment's state in its bucket. */
export const defaultStateKey = (environment: string): string => `${environment}/federation.tfstate`;

/** Keys of the Lambda functions that the constructs create for a user pool. */
export const POOL_FUNCTIONS = ['groups', 'links'] as const;

/** One of {@link POOL_FUNCTIONS}. */
export type PoolFunctionKey = (typeof POOL_FUNCTIONS)[number];

/** Name of a Lambda function that the constructs create. */
export const functionName = (prefix: string, key: PoolFunctionKey): string => `${prefix}-${key}`;

/** Name of the role of such a function. */
export const functionRoleName = (prefix: string, key: PoolFunctionKey): string =>
  `${functionName(prefix, key)}-function`;

/**
 * Log group of a Lambda function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
export const functionLogGroup = (name: string): string => `/aws/lambda/${name}`;

/** IAM actions that a Lambda function needs to write to its log group. */
export const FUNCTION_LOG_ACTIONS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'] as const;
