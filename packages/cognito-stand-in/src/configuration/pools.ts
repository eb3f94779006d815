import type { Scope } from '../aws/api';

/** One attribute of a pool's schema. */
export interface SchemaAttribute {
  /** As tokens name it: `email`, `custom:tenant`. */
  readonly name: string;
  readonly type: 'String' | 'Number' | 'Boolean' | 'DateTime';
  readonly required: boolean;
  readonly mutable: boolean;
}

/** A Lambda function that a pool calls. */
export interface LambdaTrigger {
  readonly arn: string;
  /** Of the event: `V1_0`, or a later one for pre token generation. */
  readonly version: string;
}

/** A user pool, as far as sign-in needs it. */
export interface UserPool extends Scope {
  /** `{region}_{letters}`. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly usernamesAreCaseSensitive: boolean;
  readonly attributes: readonly SchemaAttribute[];
  /** Lambda functions by trigger, keyed as AWS names them: `PreSignUp`. */
  readonly lambdaTriggers: Readonly<Record<string, LambdaTrigger>>;
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
  /** How long a sign-in by the API waits for the answer to a challenge. */
  readonly authSessionSeconds: number;
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
