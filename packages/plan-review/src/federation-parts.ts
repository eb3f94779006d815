import { isObject, type Json } from '@auth0-cognito/contract';

/** A resource of the configuration with its references. */
export interface ConfiguredPart {
  /** Without an instance key: `aws_cognito_user_pool_client.web`. */
  readonly address: string;
  readonly references: readonly string[];
}

/** Columns of the picture, from Auth0 on the left to AWS on the right. */
export const COLUMNS = ['Auth0', 'Federation', 'User pool', 'Applications', 'AWS access', 'Other resources'] as const;

export type Column = (typeof COLUMNS)[number];

/** Column and plain name of each resource type of the federation. */
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
  ['aws_lambda_function', ['User pool', 'Lambda function']],
  ['aws_lambda_permission', ['User pool', 'Lambda permission']],
  ['aws_cognito_resource_server', ['User pool', 'Resource server']],
  ['aws_cognito_user_group', ['User pool', 'User group']],
  ['aws_cognito_user_pool_client', ['Applications', 'App client']],
  ['aws_cognito_managed_user_pool_client', ['Applications', 'App client settings']],
  ['aws_cognito_identity_pool', ['AWS access', 'Identity pool']],
  ['aws_cognito_identity_pool_roles_attachment', ['AWS access', 'Role attachment']],
  ['aws_iam_role', ['AWS access', 'IAM role']],
  ['aws_iam_role_policy', ['AWS access', 'Inline policy']],
  ['aws_iam_role_policy_attachment', ['AWS access', 'Policy attachment']],
  ['aws_iam_policy', ['AWS access', 'IAM policy']],
]);

/** True for a type of the federation. Resources of other types are in the picture only if they change. */
export const isPart = (type: string) => PARTS.has(type);

/** Column and plain name of a resource type. For a type outside the federation, the name is the type itself. */
export const partOf = (type: string): readonly [column: Column, words: string] =>
  PARTS.get(type) ?? ['Other resources', type];

const RESOURCE = /^(?:data\.)?[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/;

/** References in the expressions of a resource: those of the whole resource, and those of each setting. */
export interface Configured {
  /** Addresses of resources. */
  readonly references: readonly string[];
  /** References by path of the setting: a block such as `lambda_config`, and its members, such as `lambda_config.pre_sign_up`. */
  readonly settings: ReadonlyMap<string, readonly string[]>;
}

/** Reads the expressions of resources. The same addresses occur many times in a configuration; each is parsed once. */
export class ExpressionReader {
  private readonly addresses = new Map<string, string>();

  /** @param module prefix of the addresses, such as `module.a.`; empty for the root module. */
  read(expressions: Json | undefined, module: string): Configured {
    const settings = new Map<string, readonly string[]>();
    const references = this.block(expressions, '', module, settings);
    return { references: [...references], settings };
  }

  /** The addresses in a block, or in each block of a list. */
  private block(
    block: Json | undefined,
    path: string,
    module: string,
    settings: Map<string, readonly string[]>,
  ): ReadonlySet<string> {
    const found = new Set<string>();
    for (const each of Array.isArray(block) ? (block as readonly Json[]) : [block]) {
      if (Array.isArray(each)) for (const address of this.block(each, path, module, settings)) found.add(address);
      if (!isObject(each)) continue;
      for (const name of Object.keys(each)) {
        const [key, expression] = [path + name, each[name]];
        const references = isNested(expression)
          ? this.block(expression, `${key}.`, module, settings)
          : this.referred(expression, module);
        const known = settings.get(key);
        settings.set(key, known === undefined ? [...references] : [...new Set([...known, ...references])]);
        for (const address of references) found.add(address);
      }
    }
    return found;
  }

  private referred(expression: Json | undefined, module: string): ReadonlySet<string> {
    const found = new Set<string>();
    const references = isObject(expression) ? expression.references : undefined;
    for (const reference of Array.isArray(references) ? (references as readonly Json[]) : []) {
      const address = typeof reference === 'string' ? this.address(module + reference, module.length) : undefined;
      if (address !== undefined) found.add(address);
    }
    return found;
  }

  /** The address of the resource that a reference begins with. */
  private address(reference: string, start: number): string | undefined {
    const known = this.addresses.get(reference);
    if (known !== undefined) return known;
    const [resource] = RESOURCE.exec(reference.slice(start)) ?? [];
    if (resource === undefined) return undefined;
    const address = reference.slice(0, start) + resource;
    this.addresses.set(reference, address);
    return address;
  }
}

const isNested = (expression: Json | undefined): boolean =>
  Array.isArray(expression) ||
  (isObject(expression) && !Object.hasOwn(expression, 'references') && !Object.hasOwn(expression, 'constant_value'));
