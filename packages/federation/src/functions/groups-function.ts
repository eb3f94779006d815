import { GROUPS_FUNCTION_VARIABLES, type GroupOfFunction } from '@auth0-cognito/contract';

const { attribute, groups } = GROUPS_FUNCTION_VARIABLES;

/**
 * The function that Cognito calls before it makes tokens, for each version of its event: a user has the groups that an attribute lists, in addition to those
 * that they are a member of, as far as the environment declares them. It gives the roles of all, the one of the lowest precedence first.
 * A text that is no list of groups gives none.
 *
 * Cognito makes one text of a claim with several values: `[one,two]`, each form-encoded.
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

/** Variables of the function. */
export const groupsVariables = (
  name: string,
  declared: readonly GroupOfFunction[],
): Readonly<Record<string, string>> => ({
  [attribute]: name,
  [groups]: JSON.stringify(declared),
});
