import type { JsonObject, Scope } from '../aws/api';
import type {
  IdentityPool,
  IdentityProvider,
  LambdaTrigger,
  ResourceServer,
  RoleMapping,
  SchemaAttribute,
  UserPool,
  UserPoolClient,
} from './pools';
import { tokenSeconds } from './token-lifetimes';

const strings = (value: unknown) => (value ?? []) as readonly string[];
const record = (value: unknown) => (value ?? {}) as Readonly<Record<string, string>>;

/** `PreTokenGenerationConfig` has the event version of `PreTokenGeneration`. Custom senders and keys are not triggers of a sign-in. */
function triggersFrom(settings: JsonObject): Record<string, LambdaTrigger> {
  const plain = Object.entries(settings).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const versioned = settings.PreTokenGenerationConfig as
    | { LambdaArn: string; LambdaVersion: string }
    | undefined
    | null;
  return {
    ...Object.fromEntries(plain.map(([name, arn]) => [name, { arn, version: 'V1_0' }])),
    ...(versioned && { PreTokenGeneration: { arn: versioned.LambdaArn, version: versioned.LambdaVersion } }),
  };
}

/** From `DescribeUserPool`. */
export function userPoolFrom(pool: JsonObject, { accountId, region }: Scope): UserPool {
  const usernames = pool.UsernameConfiguration as { CaseSensitive?: boolean } | undefined | null;
  return {
    accountId,
    region,
    id: String(pool.Id),
    arn: String(pool.Arn),
    name: String(pool.Name),
    // Pools created without the setting are case-sensitive.
    usernamesAreCaseSensitive: usernames?.CaseSensitive ?? true,
    attributes: ((pool.SchemaAttributes ?? []) as JsonObject[]).map((attribute) => ({
      name: String(attribute.Name),
      type: attribute.AttributeDataType as SchemaAttribute['type'],
      required: attribute.Required === true,
      mutable: attribute.Mutable !== false,
    })),
    lambdaTriggers: triggersFrom((pool.LambdaConfig ?? {}) as JsonObject),
    tags: record(pool.UserPoolTags),
  };
}

/** From `DescribeUserPoolClient`. */
export function clientFrom(client: JsonObject): UserPoolClient {
  const rotation = client.RefreshTokenRotation as
    | { Feature?: string; RetryGracePeriodSeconds?: number }
    | undefined
    | null;
  return {
    id: String(client.ClientId),
    userPoolId: String(client.UserPoolId),
    name: String(client.ClientName),
    ...(client.ClientSecret ? { secret: String(client.ClientSecret) } : {}),
    callbackUrls: strings(client.CallbackURLs),
    logoutUrls: strings(client.LogoutURLs),
    ...(client.DefaultRedirectURI ? { defaultRedirectUri: String(client.DefaultRedirectURI) } : {}),
    identityProviders: strings(client.SupportedIdentityProviders),
    oauthIsEnabled: client.AllowedOAuthFlowsUserPoolClient === true,
    oauthFlows: strings(client.AllowedOAuthFlows) as UserPoolClient['oauthFlows'],
    oauthScopes: strings(client.AllowedOAuthScopes),
    ...(client.ReadAttributes ? { readAttributes: strings(client.ReadAttributes) } : {}),
    ...(client.WriteAttributes ? { writeAttributes: strings(client.WriteAttributes) } : {}),
    authFlows: strings(client.ExplicitAuthFlows),
    authSessionSeconds: Number(client.AuthSessionValidity ?? 3) * 60,
    accessTokenSeconds: tokenSeconds(client, 'AccessToken'),
    idTokenSeconds: tokenSeconds(client, 'IdToken'),
    refreshTokenSeconds: tokenSeconds(client, 'RefreshToken'),
    tokenRevocationIsEnabled: client.EnableTokenRevocation !== false,
    ...(rotation?.Feature === 'ENABLED'
      ? { refreshTokenRotation: { graceSeconds: rotation.RetryGracePeriodSeconds ?? 0 } }
      : {}),
  };
}

/** From `DescribeIdentityProvider`. */
export function identityProviderFrom(userPoolId: string, provider: JsonObject): IdentityProvider {
  return {
    userPoolId,
    name: String(provider.ProviderName),
    type: provider.ProviderType as IdentityProvider['type'],
    identifiers: strings(provider.IdpIdentifiers),
    details: record(provider.ProviderDetails),
    attributeMapping: record(provider.AttributeMapping),
  };
}

/** From one entry of `ListResourceServers`. */
export function resourceServerFrom(userPoolId: string, server: JsonObject): ResourceServer {
  return {
    userPoolId,
    identifier: String(server.Identifier),
    name: String(server.Name),
    scopes: ((server.Scopes ?? []) as JsonObject[]).map((scope) => ({
      name: String(scope.ScopeName),
      description: String(scope.ScopeDescription),
    })),
  };
}

function roleMappingFrom(mapping: JsonObject): RoleMapping {
  const rules = ((mapping.RulesConfiguration ?? {}) as JsonObject).Rules as JsonObject[] | undefined;
  const resolution = mapping.AmbiguousRoleResolution as RoleMapping['ambiguousRoleResolution'];
  return {
    type: mapping.Type as RoleMapping['type'],
    ...(resolution ? { ambiguousRoleResolution: resolution } : {}),
    rules: (rules ?? []).map((rule) => ({
      claim: String(rule.Claim),
      matchType: rule.MatchType as RoleMapping['rules'][number]['matchType'],
      value: String(rule.Value),
      roleArn: String(rule.RoleARN),
    })),
  };
}

/** From `DescribeIdentityPool` and `GetIdentityPoolRoles`. */
export function identityPoolFrom(pool: JsonObject, response: JsonObject, { accountId, region }: Scope): IdentityPool {
  const roles = record(response.Roles);
  const mappings = Object.entries((response.RoleMappings ?? {}) as Record<string, JsonObject>);
  return {
    accountId,
    region,
    id: String(pool.IdentityPoolId),
    name: String(pool.IdentityPoolName),
    allowsGuests: pool.AllowUnauthenticatedIdentities === true,
    allowsClassicFlow: pool.AllowClassicFlow === true,
    userPoolClients: ((pool.CognitoIdentityProviders ?? []) as JsonObject[]).map((provider) => ({
      providerName: String(provider.ProviderName),
      clientId: String(provider.ClientId),
      serverSideTokenCheck: provider.ServerSideTokenCheck === true,
    })),
    openIdConnectProviderArns: strings(pool.OpenIdConnectProviderARNs),
    ...(roles.authenticated ? { authenticatedRoleArn: roles.authenticated } : {}),
    ...(roles.unauthenticated ? { unauthenticatedRoleArn: roles.unauthenticated } : {}),
    roleMappings: Object.fromEntries(mappings.map(([provider, mapping]) => [provider, roleMappingFrom(mapping)])),
  };
}
