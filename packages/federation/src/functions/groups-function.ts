import { GROUPS_FUNCTION_VARIABLES, type GroupOfFunction } from '@auth0-cognito/contract';

const { attribute, groups } = GROUPS_FUNCTION_VARIABLES;

/**
 * Source of the pre token generation function, for each version of the event. It adds the groups that an attribute lists to the groups that the user is
 * a member of, and their roles, the lowest precedence first. It adds no group that the environment does not declare. If the text is not a list of groups,
 * it adds none.
 *
 * Cognito stores a claim with several values as one text: `[one,two]`, each value form-encoded.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 */
export const GROUPS_MODULE = `const { ${attribute}: ATTRIBUTE } = process.env;
const GROUPS = JSON.parse(process.env.${groups});

const decoded = (text) => {
  try {
    return decodeURIComponent(text.trim().replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

const namesIn = (text) => {
  const [, members] = /^\\[(.*)\\]$/s.exec(text) ?? [];
  return members === undefined ? [text] : members.split(',').map(decoded);
};

export const handler = async (event, context) => {
  const { userAttributes, groupConfiguration } = event.request;
  const { groupsToOverride, iamRolesToOverride, preferredRole } = groupConfiguration ?? {};
  const listed = namesIn(userAttributes[ATTRIBUTE] ?? '');
  const names = GROUPS.map(({ name }) => name).filter((name) => listed.includes(name));
  if (names.length === 0) return event;

  const all = [...new Set([...(groupsToOverride ?? []), ...names])];
  const [, partition, , , account] = context.invokedFunctionArn.split(':');
  const arnOf = ({ role }) => \`arn:\${partition}:iam::\${account}:role\${role}\`;
  const withRole = GROUPS.filter(({ role }) => role).sort((one, other) => one.precedence - other.precedence);
  const roles = withRole.filter(({ name }) => all.includes(name)).map(arnOf);
  // Cognito preferred the role of a group whose precedence is not known here.
  const isOther = preferredRole && !withRole.map(arnOf).includes(preferredRole);
  const preferred = isOther ? preferredRole : roles[0];
  const details = event.version === '1' ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails';
  event.response[details] = {
    groupOverrideDetails: {
      groupsToOverride: all,
      iamRolesToOverride: [...new Set([...roles, ...(iamRolesToOverride ?? [])])],
      ...(preferred && { preferredRole: preferred }),
    },
  };
  return event;
};
`;

/** Environment variables of the function. */
export const groupsVariables = (
  name: string,
  declared: readonly GroupOfFunction[],
): Readonly<Record<string, string>> => ({
  [attribute]: name,
  [groups]: JSON.stringify(declared),
});
