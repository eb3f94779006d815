import { THIS_PROJECT, cognitoApi, cognitoGuide, defineFaults } from '@auth0-cognito/contract';

/** Faults of an identity pool and its roles. */
export const identityPoolFaults = defineFaults({
  ERR_ROLE_NAME_INVALID: {
    allowed: '1 to 64 letters, digits and + = , . @ - _',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html',
    fix: 'shorten or rename it',
  },
  ERR_EXISTING_ROLE_SETTINGS: {
    allowed: 'existingArn alone: this stack does not change an existing role',
    source: THIS_PROJECT,
    fix: 'remove the other settings, or existingArn to let the stack create a role',
  },
  ERR_ROLE_PATH_INVALID: {
    allowed: 'an IAM path of at most 512 characters that starts and ends with a slash',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html',
    fix: 'write it as /acme-dev/',
  },
  ERR_ROLE_UNKNOWN: ({ known }: { known: readonly string[] }) => ({
    allowed: known.length > 0 ? known.join(', ') : 'a key of roles',
    source: THIS_PROJECT,
    fix: 'declare the role, or correct the key',
  }),
  ERR_RULE_CLAIM_INVALID: {
    allowed: 'the name of a claim: 1 to 64 characters without blanks',
    source: 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html',
    fix: 'write the name as the token has it',
  },
  ERR_ROLE_MISSING: {
    received: 'nothing',
    allowed: 'either role or roleArn',
    source: 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html',
    fix: 'set the role that the rule assigns',
  },
  ERR_ROLE_BY_OWN_ATTRIBUTE: ({ client, way }: { client: string; way: string }) => ({
    allowed: `an attribute that users cannot write: they can write this one through the client ${client} and ${way}`,
    source: cognitoApi('CreateUserPoolClient'),
    fix: `remove ${way}, or let a preTokenGeneration function decide by other data`,
  }),
  ERR_ROLE_BY_OWN_CLAIM: ({ federation, source }: { federation: string; source: string }) => ({
    allowed: `an attribute whose value users cannot set in Auth0: its claim is ${source} of the tenant of ${federation}, which users can set`,
    source: 'https://auth0.com/docs/api/authentication/signup/create-a-new-user',
    fix: 'let the claimsAction send a property of app_metadata, or let a preTokenGeneration function decide by other data',
  }),
  ERR_ROLE_BY_ABSENT_CLAIM: ({ claim }: { claim: string }) => ({
    allowed: `Equals, Contains or StartsWith: NotEqual also matches a user without ${claim}, who would get the role`,
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: 'compare with the value for which the role applies',
  }),
  ERR_ROLE_BY_LOST_CLAIM: ({ federation, claim }: { federation: string; claim: string }) => ({
    allowed: `an attribute that becomes empty without its claim: Cognito keeps the value, and so the role, if a later sign-in has no ${claim}`,
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: `let the claimsAction of ${federation} send ${claim}, or delete the attribute in a preAuthentication function`,
  }),
  ERR_ROLE_ATTRIBUTE_NEVER_EMPTY: {
    allowed: 'a String attribute without minLength: it has to be emptied when a user loses the property',
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: "declare another attribute of type 'String', or delete it in a preAuthentication function",
  },
  ERR_GROUP_NAME_INVALID: {
    allowed: '1 to 128 letters, digits, marks, symbols and punctuation, neither blanks nor /',
    source: cognitoApi('CreateGroup'),
    fix: 'rename it',
  },
  ERR_GROUP_ROLE_UNUSED: {
    allowed:
      'a group with a role only with identityPool.roleMapping: without one, every user gets the authenticated role',
    source: cognitoGuide('role-based-access-control'),
    fix: "set identityPool.roleMapping to { type: 'token' }, or remove the role",
  },
  ERR_GROUP_PRECEDENCE: {
    allowed:
      'a precedence for each group with a role, and for no other: it ranks the roles of a user with several groups',
    source: cognitoApi('CreateGroup'),
    fix: 'set role and precedence together, or neither',
  },
  ERR_GROUP_PRECEDENCE_TIE: ({ rival }: { rival: string }) => ({
    received: `the precedence of the group ${rival}`,
    allowed: 'a different precedence: Cognito chooses no role for a member of both groups',
    source: cognitoGuide('cognito-user-pools-user-groups'),
    fix: 'set a separate precedence for each group with a role',
  }),
  ERR_GROUPS_ATTRIBUTE_UNUSED: {
    allowed: 'groupsAttribute together with groups: users are added only to declared groups',
    source: THIS_PROJECT,
    fix: 'declare groups, or remove groupsAttribute',
  },
  ERR_GROUPS_ATTRIBUTE_TYPE: {
    allowed: "an attribute of the pool of type 'String'",
    source: cognitoGuide('user-pool-settings-attributes'),
    fix: "declare it under userPool.customAttributes, such as groups: { type: 'String' }, and write custom:groups",
  },
  ERR_GROUPS_ATTRIBUTE_UNMAPPED: {
    allowed: 'an attribute that the identityProvider of a federation maps: nothing else sets it',
    source: cognitoGuide('cognito-user-pools-specifying-attribute-mapping'),
    fix: 'add it to identityProvider.attributeMapping',
  },
  ERR_GROUP_ROLE_UNNAMED: {
    received: 'nothing',
    allowed: 'a name for each role of a group together with groupsAttribute: the function finds roles by their names',
    source: THIS_PROJECT,
    fix: 'set name; this replaces a role that the stack has created without it',
  },
  ERR_GROUPS_TOO_LARGE: ({ size }: { size: number }) => ({
    received: `${size} characters`,
    allowed: 'groups whose names and roles have at most 4096 characters as JSON together with groupsAttribute',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    fix: 'shorten names, or declare fewer groups',
  }),
  ERR_GUEST_ROLE_WITHOUT_ACCESS: {
    received: 'guestRole',
    allowed: 'a guest role only with guestAccess',
    source: THIS_PROJECT,
    fix: 'set guestAccess, or remove guestRole',
  },
  ERR_CONSUMER_WRONG: {
    allowed: "an IAM OIDC provider with consumer 'identity-pool'",
    source: cognitoGuide('open-id'),
    fix: "set its consumer to 'identity-pool'",
  },
});
