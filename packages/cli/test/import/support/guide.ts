import {
  CreateIdentityPoolCommand,
  SetIdentityPoolRolesCommand,
  type CreateIdentityPoolCommandInput,
  type SetIdentityPoolRolesCommandInput,
} from '@aws-sdk/client-cognito-identity';
import {
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  ListUserPoolClientsCommand,
  SetUserPoolMfaConfigCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Rehearsal } from '@auth0-cognito/rehearsal';

/** How a setup differs from the guide. */
export interface Differences {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly mfa?: Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly application?: object;
  /** Callbacks of the Auth0 application other than Cognito's. */
  readonly otherCallbacks?: readonly string[];
  readonly identityPool?: Partial<CreateIdentityPoolCommandInput>;
  readonly roleMapping?: (provider: string) => SetIdentityPoolRolesCommandInput['RoleMappings'];
  readonly guests?: boolean;
}

/** IDs of a setup. */
export interface Setup {
  readonly poolId: string;
  readonly clientId: string;
  readonly applicationId: string;
  readonly identityPoolId: string;
  /** Secret of the Auth0 application. */
  readonly secret: string;
}

export const REGION = 'eu-central-1';
export const ROLE = 'arn:aws:iam::111111111111:role/service-role';

/**
 * Creates a federation with the SDKs, step by step as in the console guide: application, pool, domain, identity
 * provider, client, identity pool.
 */
export class Guide {
  constructor(
    private readonly rehearsal: Rehearsal,
    readonly tenant: string,
  ) {}

  get cognito() {
    return this.rehearsal.aws.cognito(REGION);
  }

  get iam() {
    return this.rehearsal.aws.iam();
  }

  async setUp(name: string, differences: Differences = {}): Promise<Setup> {
    const { cognito } = this;
    const auth0 = this.rehearsal.auth0.tenant(this.tenant);
    const application = await auth0.clients.create({
      name: `${name} sign-in`,
      app_type: 'regular_web',
      oidc_conformant: true,
      jwt_configuration: { alg: 'RS256' },
      callbacks: [
        `https://${name}.auth.${REGION}.amazoncognito.com/oauth2/idpresponse`,
        ...(differences.otherCallbacks ?? []),
      ],
      ...differences.application,
    });
    const { UserPool: pool } = await cognito.send(
      new CreateUserPoolCommand({
        PoolName: name,
        UsernameConfiguration: { CaseSensitive: false },
        AutoVerifiedAttributes: ['email'],
        ...differences.pool,
      }),
    );
    const UserPoolId = pool?.Id ?? '';
    if (differences.mfa) await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...differences.mfa }));
    await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: name }));
    await cognito.send(
      new CreateIdentityProviderCommand({
        UserPoolId,
        ProviderName: 'Auth0',
        ProviderType: 'OIDC',
        ProviderDetails: {
          client_id: application.client_id ?? '',
          client_secret: application.client_secret ?? '',
          attributes_request_method: 'GET',
          oidc_issuer: `https://${this.tenant}`,
          authorize_scopes: 'openid email profile',
        },
        AttributeMapping: { email: 'email', email_verified: 'email_verified', username: 'sub', ...differences.mapping },
      }),
    );
    const clientId = await this.client(UserPoolId, `${name}-app`, differences.client);
    const identity = this.rehearsal.aws.identity(REGION);
    const provider = `cognito-idp.${REGION}.amazonaws.com/${UserPoolId}`;
    const { IdentityPoolId } = await identity.send(
      new CreateIdentityPoolCommand({
        IdentityPoolName: `${name} identities`,
        AllowUnauthenticatedIdentities: false,
        CognitoIdentityProviders: [{ ProviderName: provider, ClientId: clientId, ServerSideTokenCheck: false }],
        ...differences.identityPool,
      }),
    );
    await identity.send(
      new SetIdentityPoolRolesCommand({
        IdentityPoolId,
        Roles: { authenticated: `${ROLE}/users`, ...(differences.guests && { unauthenticated: `${ROLE}/guests` }) },
        RoleMappings: differences.roleMapping?.(`${provider}:${clientId}`),
      }),
    );
    return {
      poolId: UserPoolId,
      clientId,
      applicationId: application.client_id ?? '',
      identityPoolId: IdentityPoolId ?? '',
      secret: application.client_secret ?? '',
    };
  }

  /** IDs of the clients of a pool. */
  async clientsOf(UserPoolId: string): Promise<readonly string[]> {
    const { UserPoolClients: clients = [] } = await this.cognito.send(
      new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
    );
    return clients.map(({ ClientId = '' }) => ClientId).sort();
  }

  /** One more client, with the code flow unless specified. */
  async client(
    UserPoolId: string,
    ClientName: string,
    settings: Partial<CreateUserPoolClientCommandInput> = {},
  ): Promise<string> {
    const { UserPoolClient: client } = await this.cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email', 'profile'],
        CallbackURLs: ['https://app.acme.example/callback'],
        LogoutURLs: ['https://app.acme.example/'],
        SupportedIdentityProviders: ['Auth0'],
        ...settings,
      }),
    );
    return client?.ClientId ?? '';
  }
}
