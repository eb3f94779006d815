import { isObject, type Json } from '@auth0-cognito/contract';

/** A resource of the configuration with what it refers to. */
export interface ConfiguredPart {
  /** Without an instance key: `aws_cognito_user_pool_client.web`. */
  readonly address: string;
  readonly references: readonly string[];
}

/** Where a part is in the picture: columns from Auth0 on the left to AWS on the right. */
export const COLUMNS = ['Auth0', 'Federation', 'User pool', 'Applications', 'AWS access', 'Other resources'] as const;

/** A column of the picture. */
export type Column = (typeof COLUMNS)[number];

/** The resource types a picture of the federation is made of, in words. */
const PARTS: ReadonlyMap<string, readonly [column: Column, words: string]> = new Map([
  ['auth0_client', ['Auth0', 'Auth0 application']],
  ['auth0_client_credentials', ['Auth0', 'Auth0 credentials']],
  ['auth0_connection', ['Auth0', 'Auth0 connection']],
  ['auth0_connection_client', ['Auth0', 'Connection in use']],
  ['auth0_client_grant', ['Auth0', 'Auth0 grant']],
  ['auth0_custom_domain', ['Auth0', 'Auth0 domain']],
  ['auth0_resource_server', ['Auth0', 'Auth0 API']],
  ['auth0_action', ['Auth0', 'Auth0 action']],
  ['auth0_trigger_action', ['Auth0', 'Action of a trigger']],
  ['auth0_trigger_actions', ['Auth0', 'Actions of a trigger']],
  ['aws_cognito_identity_provider', ['Federation', 'Identity provider']],
  ['aws_iam_openid_connect_provider', ['Federation', 'IAM OIDC provider']],
  ['aws_cognito_user_pool', ['User pool', 'User pool']],
  ['aws_cognito_user_pool_domain', ['User pool', 'Sign-in domain']],
  ['aws_lambda_permission', ['User pool', 'Lambda permission']],
  ['aws_cognito_resource_server', ['User pool', 'Resource server']],
  ['aws_cognito_user_pool_client', ['Applications', 'App client']],
  ['aws_cognito_managed_user_pool_client', ['Applications', 'App client settings']],
  ['aws_cognito_identity_pool', ['AWS access', 'Identity pool']],
  ['aws_cognito_identity_pool_roles_attachment', ['AWS access', 'Role attachment']],
  ['aws_iam_role', ['AWS access', 'IAM role']],
  ['aws_iam_role_policy', ['AWS access', 'Inline policy']],
  ['aws_iam_role_policy_attachment', ['AWS access', 'Policy attachment']],
  ['aws_iam_policy', ['AWS access', 'IAM policy']],
]);

/** True for a part of the federation; of other types the picture shows what changes. */
export const isPart = (type: string) => PARTS.has(type);

/** Column and plain name of a resource type; a team's own ones are named by their type. */
export const partOf = (type: string): readonly [column: Column, words: string] =>
  PARTS.get(type) ?? ['Other resources', type];

const RESOURCE = /^(?:data\.)?[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/;

/** Addresses of resources that the expressions of a configuration refer to. */
export function referencesOf(expressions: Json | undefined): readonly string[] {
  const found = new Set<string>();
  const visit = (value: Json | undefined, key: string): void => {
    if (typeof value === 'string' && key === 'references') {
      const [address] = RESOURCE.exec(value) ?? [];
      if (address !== undefined) found.add(address);
    } else if (Array.isArray(value)) for (const item of value) visit(item as Json, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) visit(member as Json, name);
    }
  };
  visit(expressions, '');
  return [...found];
}

const isNested = (expression: Json | undefined): boolean =>
  Array.isArray(expression) ||
  (isObject(expression) && !Object.hasOwn(expression, 'references') && !Object.hasOwn(expression, 'constant_value'));

/**
 * The settings that the expressions of a resource assign, with the addresses that they refer to: blocks by their names, and their
 * settings by their paths, as `lambda_config.pre_sign_up`.
 *
 * @param module prefix of the addresses: `module.a.`, or nothing.
 */
export function assignedSettings(
  expressions: Json | undefined,
  module: string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (block: Json | undefined, path: string): void => {
    if (Array.isArray(block)) for (const item of block as readonly Json[]) visit(item, path);
    if (!isObject(block)) return;
    for (const [name, expression] of Object.entries(block)) {
      const key = `${path}${name}`;
      const references = referencesOf({ [name]: expression }).map((reference) => module + reference);
      found.set(key, [...new Set([...(found.get(key) ?? []), ...references])]);
      if (isNested(expression)) visit(expression, `${key}.`);
    }
  };
  visit(expressions, '');
  return found;
}
