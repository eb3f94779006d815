/** Path in SSM Parameter Store of what other stacks read of an environment. */
export const signInParameterPath = (organization: string, environment: string): string =>
  `/${organization}/${environment}/sign-in`;

/**
 * Levels of a path, each of letters, digits, `.`, `-` and `_`; the first must not begin with `aws` or `ssm`, in any case. A whole name has
 * at most 1011 characters and 15 levels: a path leaves room for one more.
 */
const PARAMETER_PATH = /^(?!\/(?:aws|ssm))(?=.{2,900}$)(?:\/[\w.-]+){1,14}$/i;

/**
 * Whether Parameter Store takes parameters below a path.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export const isParameterPath = (path: string): boolean => PARAMETER_PATH.test(path);
