import { AwsError } from './aws-error';
import type { AwsApi, JsonObject, JsonService, Scope } from './aws-api';
import {
  clientFrom,
  identityPoolFrom,
  identityProviderFrom,
  resourceServerFrom,
  userPoolFrom,
} from './pool-directory-views';

/** One attribute of a pool's schema. */
export interface SchemaAttribute {
  /** As tokens name it: `email`, `custom:tenant`. */
  readonly name: string;
  readonly type: 'String' | 'Number' | 'Boolean' | 'DateTime';
  readonly required: boolean;
  readonly mutable: boolean;
}

/** A user pool, as far as sign-in needs it. */
export interface UserPool extends Scope {
  /** `{region}_{letters}`. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly usernamesAreCaseSensitive: boolean;
  readonly attributes: readonly SchemaAttribute[];
  /** Lambda ARNs by trigger, keyed as AWS names them: `PreSignUp`. */
  readonly lambdaTriggers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** An application client. Its lists are empty, never absent, where nothing is set. */
export interface UserPoolClient {
  readonly id: string;
  readonly userPoolId: string;
  readonly name: string;
  /** Absent on a public client. Never log it. */
  readonly secret?: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly defaultRedirectUri?: string;
  /** Provider names, `COGNITO` for native users. May name a provider that is gone. */
  readonly identityProviders: readonly string[];
  /** Whether the client may use the hosted sign-in and its token endpoint at all. */
  readonly oauthIsEnabled: boolean;
  readonly oauthFlows: readonly ('code' | 'implicit' | 'client_credentials')[];
  readonly oauthScopes: readonly string[];
  /** Attribute names; absent means AWS's default, every standard attribute and every custom one. */
  readonly readAttributes?: readonly string[];
  /** As {@link readAttributes}. */
  readonly writeAttributes?: readonly string[];
  /** Flows of the API, as `ALLOW_REFRESH_TOKEN_AUTH`. */
  readonly authFlows: readonly string[];
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly tokenRevocationIsEnabled: boolean;
  /** Present where each refresh gives a new refresh token; the old one lives on for the grace period. */
  readonly refreshTokenRotation?: { readonly graceSeconds: number };
}

/** An external identity provider of a user pool. */
export interface IdentityProvider {
  readonly userPoolId: string;
  readonly name: string;
  readonly type: 'OIDC' | 'SAML' | 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple';
  /** Further names by which a sign-in may ask for it (`idp_identifier`). */
  readonly identifiers: readonly string[];
  /** As AWS keys them: `client_id`, `client_secret`, `oidc_issuer`, `attributes_request_method`. Holds a secret: never log it. */
  readonly details: Readonly<Record<string, string>>;
  /** Pool attribute to provider claim: `{ email: 'email', username: 'sub' }`. */
  readonly attributeMapping: Readonly<Record<string, string>>;
}

/** A resource server: `{identifier}/{scope name}` are the scopes it offers. */
export interface ResourceServer {
  readonly userPoolId: string;
  readonly identifier: string;
  readonly name: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** Where a pool's hosted sign-in is served. */
export interface UserPoolDomain extends Scope {
  /** Whole host name, for a prefix domain too. */
  readonly host: string;
  readonly userPoolId: string;
  readonly kind: 'prefix' | 'custom';
  /** 1 is the classic hosted UI, 2 is managed login. */
  readonly managedLoginVersion: 1 | 2;
}

/** How an identity pool picks a role for users of one provider. */
export interface RoleMapping {
  readonly type: 'Token' | 'Rules';
  readonly ambiguousRoleResolution?: 'AuthenticatedRole' | 'Deny';
  readonly rules: readonly {
    readonly claim: string;
    readonly matchType: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual';
    readonly value: string;
    readonly roleArn: string;
  }[];
}

/** An identity pool with its roles. */
export interface IdentityPool extends Scope {
  /** `{region}:{uuid}`. */
  readonly id: string;
  readonly name: string;
  readonly allowsGuests: boolean;
  readonly allowsClassicFlow: boolean;
  /** User pool clients whose ID tokens it takes; `providerName` is `cognito-idp.{region}.amazonaws.com/{pool id}`. */
  readonly userPoolClients: readonly {
    readonly providerName: string;
    readonly clientId: string;
    readonly serverSideTokenCheck: boolean;
  }[];
  readonly openIdConnectProviderArns: readonly string[];
  readonly authenticatedRoleArn?: string;
  readonly unauthenticatedRoleArn?: string;
  /** Keyed by provider: `{providerName}:{clientId}`. */
  readonly roleMappings: Readonly<Record<string, RoleMapping>>;
}

/**
 * What Terraform made, as the hosted sign-in and the identity credentials need it. Read anew at each call, so an apply shows
 * at the next request. What does not exist is `undefined` or an empty list; the methods reject only when moto is gone.
 */
export interface PoolDirectory {
  /** Every pool of the accounts and regions that have been written to. */
  userPools(): Promise<readonly UserPool[]>;
  userPool(userPoolId: string): Promise<UserPool | undefined>;
  /** By host name, whole; letter case does not matter. */
  domain(host: string): Promise<UserPoolDomain | undefined>;
  /** All domains, also for a gateway that must know which hosts are Cognito's. */
  domains(): Promise<readonly UserPoolDomain[]>;
  /** By id alone where the pool is not known: client ids are unique. */
  client(clientId: string, userPoolId?: string): Promise<UserPoolClient | undefined>;
  clients(userPoolId: string): Promise<readonly UserPoolClient[]>;
  identityProviders(userPoolId: string): Promise<readonly IdentityProvider[]>;
  resourceServers(userPoolId: string): Promise<readonly ResourceServer[]>;
  identityPool(identityPoolId: string): Promise<IdentityPool | undefined>;
}

/** What the directory needs to know besides the API: where objects may be. */
export interface PoolDirectorySources {
  readonly api: AwsApi;
  /** Accounts and regions that have been written to. */
  readonly scopes: () => readonly Scope[];
  /** Domains as the domain operations recorded them; AWS has no list of them. */
  readonly domains: () => readonly UserPoolDomain[];
}

const PAGE = 60;

/** A {@link PoolDirectory} that asks the AWS API. */
export function createPoolDirectory({ api, scopes, domains }: PoolDirectorySources): PoolDirectory {
  const found = async (service: JsonService, action: string, input: JsonObject, scope: Scope) =>
    api(service, action, input, scope).catch((error: unknown) => {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    });

  const inRegionOf = async <T>(id: string, separator: string, look: (scope: Scope) => Promise<T | undefined>) => {
    const region = id.split(separator)[0];
    for (const scope of scopes().filter((candidate) => candidate.region === region)) {
      const result = await look(scope);
      if (result !== undefined) return result;
    }
    return undefined;
  };

  const userPoolIn = async (userPoolId: string, scope: Scope) => {
    const answer = await found('cognito-idp', 'DescribeUserPool', { UserPoolId: userPoolId }, scope);
    return answer && userPoolFrom(answer.UserPool as JsonObject, scope);
  };

  const userPool = (userPoolId: string) => inRegionOf(userPoolId, '_', (scope) => userPoolIn(userPoolId, scope));

  /** All entries of a list operation, whatever its paging. */
  const all = async (action: string, key: string, input: JsonObject, scope: Scope) => {
    const entries: JsonObject[] = [];
    let next: unknown;
    do {
      const page = { ...input, MaxResults: PAGE, ...(next ? { NextToken: next } : {}) };
      const answer = (await found('cognito-idp', action, page, scope)) ?? {};
      entries.push(...((answer[key] ?? []) as JsonObject[]));
      next = answer.NextToken;
    } while (next);
    return entries;
  };

  const listed = async (userPoolId: string, action: string, key: string) => {
    const pool = await userPool(userPoolId);
    const entries = pool ? await all(action, key, { UserPoolId: userPoolId }, pool) : [];
    return entries.map((entry) => ({ entry, pool: pool as UserPool }));
  };

  const clientIn = async (clientId: string, pool: Scope & { id: string }) => {
    const answer = await found(
      'cognito-idp',
      'DescribeUserPoolClient',
      { UserPoolId: pool.id, ClientId: clientId },
      pool,
    );
    return answer && clientFrom(answer.UserPoolClient as JsonObject);
  };

  const userPools = async () => {
    const lists = await Promise.all(
      scopes().map(async (scope) => {
        const pools = await all('ListUserPools', 'UserPools', {}, scope);
        const ids = pools.map((pool) => String(pool.Id));
        return Promise.all(ids.map((id) => userPoolIn(id, scope)));
      }),
    );
    return lists.flat().filter((pool) => pool !== undefined);
  };

  return {
    userPools,
    userPool,
    domain: async (host) => domains().find((domain) => domain.host === host.toLowerCase()),
    domains: async () => domains(),
    client: async (clientId, userPoolId) => {
      const pools = userPoolId ? [await userPool(userPoolId)] : await userPools();
      for (const pool of pools) {
        const client = pool && (await clientIn(clientId, pool));
        if (client) return client;
      }
      return undefined;
    },
    clients: async (userPoolId) => {
      const entries = await listed(userPoolId, 'ListUserPoolClients', 'UserPoolClients');
      const clients = await Promise.all(entries.map(({ entry, pool }) => clientIn(String(entry.ClientId), pool)));
      return clients.filter((client) => client !== undefined);
    },
    identityProviders: async (userPoolId) => {
      const entries = await listed(userPoolId, 'ListIdentityProviders', 'Providers');
      const providers = await Promise.all(
        entries.map(async ({ entry, pool }) => {
          const input = { UserPoolId: userPoolId, ProviderName: entry.ProviderName };
          const answer = await found('cognito-idp', 'DescribeIdentityProvider', input, pool);
          return answer && identityProviderFrom(userPoolId, answer.IdentityProvider as JsonObject);
        }),
      );
      return providers.filter((provider) => provider !== undefined);
    },
    resourceServers: async (userPoolId) => {
      const entries = await listed(userPoolId, 'ListResourceServers', 'ResourceServers');
      return entries.map(({ entry }) => resourceServerFrom(userPoolId, entry));
    },
    identityPool: (identityPoolId) =>
      inRegionOf(identityPoolId, ':', async (scope) => {
        const input = { IdentityPoolId: identityPoolId };
        const pool = await found('cognito-identity', 'DescribeIdentityPool', input, scope);
        if (!pool) return undefined;
        const roles = await found('cognito-identity', 'GetIdentityPoolRoles', input, scope);
        return identityPoolFrom(pool, roles ?? {}, scope);
      }),
  };
}
