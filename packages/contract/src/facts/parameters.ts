/** Path in SSM Parameter Store of the values of an environment that other stacks read. */
export const signInParameterPath = (organization: string, environment: string): string =>
  `/${organization}/${environment}/sign-in`;

/**
 * A path of levels. Each level has letters, digits, `.`, `-` and `_`; the first must not begin with `aws` or `ssm`, in any case. The name of
 * a parameter has at most 1011 characters and 15 levels, so the limits of a path are lower by one level.
 */
const PARAMETER_PATH = /^(?!\/(?:aws|ssm))(?=.{2,900}$)(?:\/[\w.-]+){1,14}$/i;

/**
 * Whether Parameter Store accepts parameters below a path.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export const isParameterPath = (path: string): boolean => PARAMETER_PATH.test(path);
