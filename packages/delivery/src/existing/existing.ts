import type { IdentityPool, GetIdentityPoolRolesCommandOutput } from '@aws-sdk/client-cognito-identity';
import type {
  DomainDescriptionType,
  GetUserPoolMfaConfigCommandOutput,
  GroupType,
  IdentityProviderType,
  ResourceServerType,
  UserPoolClientType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Management } from 'auth0';

/** An app client as Cognito returns it, without its secret. */
export type ExistingClient = Omit<UserPoolClientType, 'ClientSecret'> & { readonly hasSecret: boolean };

/** An identity pool with its roles. */
export interface ExistingIdentityPool {
  readonly pool: Omit<IdentityPool, '$metadata'>;
  readonly roles: Pick<GetIdentityPoolRolesCommandOutput, 'Roles' | 'RoleMappings'>;
}

/** An IAM OIDC provider. */
export interface ExistingIamProvider {
  readonly arn: string;
  /** Without `https://`, as IAM returns it. */
  readonly url: string;
  readonly clientIds: readonly string[];
}

/** A user pool and everything that refers to it in its account and region, as AWS returns it, without secrets. */
export interface ExistingPool {
  readonly region: string;
  readonly pool: UserPoolType;
  readonly mfa: Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'>;
  readonly domains: readonly DomainDescriptionType[];
  readonly clients: readonly ExistingClient[];
  /** Their details have no `client_secret`. */
  readonly identityProviders: readonly IdentityProviderType[];
  readonly resourceServers: readonly ResourceServerType[];
  readonly groups: readonly GroupType[];
  /** Those that accept users of the pool. */
  readonly identityPools: readonly ExistingIdentityPool[];
  /** All IAM OIDC providers of the account. */
  readonly iamProviders: readonly ExistingIamProvider[];
}

/** An Auth0 application with the names of its connections, as Auth0 returns it, without secrets. */
export interface ExistingApplication {
  readonly application: Omit<Management.GetClientResponseContent, 'client_secret' | 'signing_keys'>;
  readonly connections: readonly { readonly id: string; readonly name: string }[];
}
