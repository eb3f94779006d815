import { AwsError } from '../../src/aws/aws-error';
import type { AwsApi, JsonObject } from '../../src/aws/api';
import type { PoolDirectory } from '../../src/configuration/pool-directory';
import type {
  IdentityPool,
  IdentityProvider,
  ResourceServer,
  SchemaAttribute,
  UserPool,
  UserPoolClient,
  UserPoolDomain,
} from '../../src/configuration/pools';
import type { IamDirectory, IamOpenIdConnectProvider, IamRole } from '../../src/moto/iam-directory';

export const REGION = 'eu-central-1';
export const ACCOUNT = '111122223333';
export const POOL = `${REGION}_AbCdEf123`;
export const OTHER_POOL = `${REGION}_ZyXwVu987`;
export const HOST = `shop-dev.auth.${REGION}.amazoncognito.com`;
export const CUSTOM_HOST = 'login.shop.example';
export const OTHER_HOST = `other.auth.${REGION}.amazoncognito.com`;
export const CALLBACK = 'https://app.shop.example/callback';
export const SIGNED_OUT = 'https://app.shop.example/signed-out';
export const ISSUER = 'https://tenant.eu.auth0.com/';
export const IDENTITY_POOL = `${REGION}:0f0e0d0c-1111-2222-3333-444455556666`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/dev/signed-in`;
export const GUEST_ROLE = `arn:aws:iam::${ACCOUNT}:role/guest`;

const scope = { accountId: ACCOUNT, region: REGION };

export const attribute = (name: string, more: Partial<SchemaAttribute> = {}): SchemaAttribute => ({
  name,
  type: 'String',
  required: false,
  mutable: true,
  ...more,
});

export const pool = (id: string, more: Partial<UserPool> = {}): UserPool => ({
  ...scope,
  id,
  arn: `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${id}`,
  name: 'shop',
  usernamesAreCaseSensitive: false,
  attributes: [
    attribute('sub', { required: true, mutable: false }),
    attribute('email'),
    attribute('email_verified', { type: 'Boolean' }),
    attribute('name'),
    attribute('nickname'),
    attribute('phone_number'),
    attribute('birthdate'),
    attribute('custom:level', { type: 'Number' }),
    attribute('custom:groups'),
  ],
  lambdaTriggers: {},
  tags: {},
  ...more,
});

export const client = (id: string, more: Partial<UserPoolClient> = {}): UserPoolClient => ({
  id,
  userPoolId: POOL,
  name: 'Shop web',
  callbackUrls: [CALLBACK, 'shop://callback', 'https://app.shop.example/with?tenant=1'],
  logoutUrls: [SIGNED_OUT],
  identityProviders: ['COGNITO', 'Auth0'],
  oauthIsEnabled: true,
  oauthFlows: ['code'],
  oauthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin', 'orders/read'],
  authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  authSessionSeconds: 180,
  accessTokenSeconds: 1800,
  idTokenSeconds: 3600,
  refreshTokenSeconds: 86_400,
  tokenRevocationIsEnabled: true,
  ...more,
});

export const provider = (more: Partial<IdentityProvider> = {}): IdentityProvider => ({
  userPoolId: POOL,
  name: 'Auth0',
  type: 'OIDC',
  identifiers: ['shop.example'],
  details: {
    client_id: 'auth0-client',
    client_secret: 'auth0-secret',
    oidc_issuer: ISSUER,
    authorize_scopes: 'openid email profile',
    attributes_request_method: 'POST',
  },
  attributeMapping: { username: 'sub', email: 'email', name: 'name', nickname: 'name' },
  ...more,
});

const resourceServer: ResourceServer = {
  userPoolId: POOL,
  identifier: 'orders',
  name: 'Orders',
  scopes: [
    { name: 'read', description: 'Read' },
    { name: 'write', description: 'Write' },
  ],
};

const domain = (host: string, userPoolId: string, more: Partial<UserPoolDomain> = {}): UserPoolDomain => ({
  ...scope,
  host,
  userPoolId,
  kind: 'prefix',
  managedLoginVersion: 1,
  ...more,
});

export const trust = (aud = IDENTITY_POOL, amr = 'authenticated') => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': aud },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
      },
    },
  ],
});

/** Objects that Terraform would create; a test changes them as an apply would. */
export class Configuration {
  pools: UserPool[] = [pool(POOL), pool(OTHER_POOL)];
  domains: UserPoolDomain[] = [
    domain(HOST, POOL),
    domain(CUSTOM_HOST, POOL, { kind: 'custom' }),
    domain(OTHER_HOST, OTHER_POOL),
  ];
  clients: UserPoolClient[] = [
    client('web'),
    client('confidential', { name: 'Shop server', secret: 's3cretOf24CharactersOrMore' }),
    client('implicit', { oauthFlows: ['implicit'] }),
    client('rotating', { refreshTokenRotation: { graceSeconds: 10 }, authFlows: [] }),
    client('unrevocable', { tokenRevocationIsEnabled: false }),
    client('passwords', { identityProviders: ['COGNITO'] }),
    client('auth0only', { identityProviders: ['Auth0'] }),
    client('disabled', { oauthIsEnabled: false }),
    client('machine', {
      secret: 'machine-secret',
      oauthFlows: ['client_credentials'],
      oauthScopes: ['orders/read'],
      callbackUrls: [],
    }),
    client('foreign', { userPoolId: OTHER_POOL }),
  ];
  providers: IdentityProvider[] = [provider()];
  identityPools: IdentityPool[] = [
    {
      ...scope,
      id: IDENTITY_POOL,
      name: 'shop',
      allowsGuests: false,
      allowsClassicFlow: false,
      userPoolClients: [
        { providerName: `cognito-idp.${REGION}.amazonaws.com/${POOL}`, clientId: 'web', serverSideTokenCheck: true },
      ],
      openIdConnectProviderArns: [],
      authenticatedRoleArn: ROLE,
      unauthenticatedRoleArn: GUEST_ROLE,
      roleMappings: {},
    },
  ];
  roles: IamRole[] = [
    { arn: ROLE, trustPolicy: trust() },
    { arn: GUEST_ROLE, trustPolicy: trust(IDENTITY_POOL, 'unauthenticated') },
  ];
  openIdConnectProviders: Record<string, IamOpenIdConnectProvider> = {};
  /** Members of `DescribeUserPool` that the directory does not have. */
  settings: JsonObject = {};
  /** The response of `GetUserPoolMfaConfig`. */
  mfa: JsonObject = {};
  groups: JsonObject[] = [];
  /** Clients with a style for managed login. */
  branded: string[] = [];
  /** Settings of that style. */
  style: JsonObject | undefined;

  change<T extends 'pools' | 'clients' | 'providers' | 'domains' | 'identityPools'>(
    what: T,
    index: number,
    more: Partial<Configuration[T][number]>,
  ): void {
    const entries = this[what] as Configuration[T][number][];
    entries[index] = { ...entries[index]!, ...more };
  }

  changeClient(id: string, more: Partial<UserPoolClient>): void {
    this.clients = this.clients.map((entry) => (entry.id === id ? { ...entry, ...more } : entry));
  }

  readonly directory: PoolDirectory = {
    userPools: async () => this.pools,
    userPool: async (id) => this.pools.find((entry) => entry.id === id),
    domain: async (host) => this.domains.find((entry) => entry.host === host.toLowerCase()),
    domains: async () => this.domains,
    client: async (id, poolId) =>
      this.clients.find((entry) => entry.id === id && (poolId === undefined || entry.userPoolId === poolId)),
    clients: async (poolId) => this.clients.filter((entry) => entry.userPoolId === poolId),
    identityProviders: async (poolId) => this.providers.filter((entry) => entry.userPoolId === poolId),
    resourceServers: async (poolId) => (poolId === POOL ? [resourceServer] : []),
    identityPool: async (id) => this.identityPools.find((entry) => entry.id === id),
  };

  readonly iam: IamDirectory = {
    role: async (arn) => this.roles.find((entry) => entry.arn === arn),
    openIdConnectProvider: async (arn) => this.openIdConnectProviders[arn],
  };

  /** The part of the AWS API behind the hosted sign-in. */
  readonly api: AwsApi = async (_service, action, input) => {
    if (action === 'DescribeUserPool') return { UserPool: { Id: input.UserPoolId, ...this.settings } };
    if (action === 'GetUserPoolMfaConfig') return this.mfa;
    if (action === 'ListGroups') return { Groups: this.groups };
    if (action === 'GetGroup') {
      const group = this.groups.find((entry) => entry.GroupName === input.GroupName);
      if (group) return { Group: group };
      throw new AwsError('ResourceNotFoundException', 'Group not found.');
    }
    if (action === 'DescribeManagedLoginBrandingByClient') {
      if (this.branded.includes(String(input.ClientId))) return { ManagedLoginBranding: { Settings: this.style } };
      throw new AwsError('ResourceNotFoundException', 'No branding.');
    }
    throw new Error(`the test's API has no ${action}`);
  };
}
