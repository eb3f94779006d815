import type { Scope } from '../aws/api';

/** One attribute of a pool's schema. */
export interface SchemaAttribute {
  /** Name in tokens: `email`, `custom:tenant`. */
  readonly name: string;
  readonly type: 'String' | 'Number' | 'Boolean' | 'DateTime';
  readonly required: boolean;
  readonly mutable: boolean;
}

/** A Lambda function that a pool calls. */
export interface LambdaTrigger {
  readonly arn: string;
  /** Version of the event: `V1_0`, or a later one for pre token generation. */
  readonly version: string;
}

/** The properties of a user pool that sign-in uses. */
export interface UserPool extends Scope {
  /** `{region}_{letters}`. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly usernamesAreCaseSensitive: boolean;
  readonly attributes: readonly SchemaAttribute[];
  /** Lambda functions by trigger name of AWS: `PreSignUp`. */
  readonly lambdaTriggers: Readonly<Record<string, LambdaTrigger>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** An application client. Lists that are not set are empty. */
export interface UserPoolClient {
  readonly id: string;
  readonly userPoolId: string;
  readonly name: string;
  /** Absent on a public client. Never log it. */
  readonly secret?: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly defaultRedirectUri?: string;
  /** Provider names, `COGNITO` for native users. May contain a deleted provider. */
  readonly identityProviders: readonly string[];
  /** Whether the client may use the hosted sign-in and its token endpoint. */
  readonly oauthIsEnabled: boolean;
  readonly oauthFlows: readonly ('code' | 'implicit' | 'client_credentials')[];
  readonly oauthScopes: readonly string[];
  /** Attribute names; absent for the default of AWS, all standard and custom attributes. */
  readonly readAttributes?: readonly string[];
  /** See {@link readAttributes}. */
  readonly writeAttributes?: readonly string[];
  /** Authentication flows of the API, such as `ALLOW_REFRESH_TOKEN_AUTH`. */
  readonly authFlows: readonly string[];
  /** How long a sign-in by the API waits for the response to a challenge. */
  readonly authSessionSeconds: number;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  readonly tokenRevocationIsEnabled: boolean;
  /** Set if each refresh returns a new refresh token; the old one stays valid for the grace period. */
  readonly refreshTokenRotation?: { readonly graceSeconds: number };
}

/** An external identity provider of a user pool. */
export interface IdentityProvider {
  readonly userPoolId: string;
  readonly name: string;
  readonly type: 'OIDC' | 'SAML' | 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple';
  /** Other names that select it at a sign-in (`idp_identifier`). */
  readonly identifiers: readonly string[];
  /** With the keys of AWS: `client_id`, `client_secret`, `oidc_issuer`, `attributes_request_method`. Contains a secret: never log it. */
  readonly details: Readonly<Record<string, string>>;
  /** Pool attribute to provider claim: `{ email: 'email', username: 'sub' }`. */
  readonly attributeMapping: Readonly<Record<string, string>>;
}

/** A resource server. Its scopes are named `{identifier}/{scope name}`. */
export interface ResourceServer {
  readonly userPoolId: string;
  readonly identifier: string;
  readonly name: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** A domain of the hosted sign-in of a pool. */
export interface UserPoolDomain extends Scope {
  /** Complete host name, also of a prefix domain. */
  readonly host: string;
  readonly userPoolId: string;
  readonly kind: 'prefix' | 'custom';
  /** 1: classic hosted UI; 2: managed login. */
  readonly managedLoginVersion: 1 | 2;
}

/** How an identity pool selects a role for users of one provider. */
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
  /** User pool clients whose ID tokens it accepts; `providerName` is `cognito-idp.{region}.amazonaws.com/{pool id}`. */
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
