import { Construct } from 'constructs';

import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';

import * as checks from '../checks';
import { fault } from '../faults';
import type { IIdentityProvider } from '../identity-provider/identity-provider-ref';
import type { ResourceServer, ScopeOwner } from '../user-pool/resource-server';
import type { IUserPool, UserPoolFacts } from '../user-pool/user-pool-ref';

import type { IAppClient } from './app-client-ref';
import { checkClient, checkMappedAttributes, checkSignInClient } from './client-checks';
import { commonConfig, signInConfig } from './client-config';
import { checkMachineScopes, resolveScopes } from './client-scopes';
import { clientShape, signInClientShape, type ClientSettings, type SignInClientSettings } from './client-settings';
import { shapeOf } from '../shape';

/** Setting of a client that Terraform imported. */
export interface ImportedClient {
  /**
   * The client was imported. With this, Terraform does not compare whether the client has a secret, and ignores a change of `type` between
   * `public` and `confidential`. The AWS provider (5.100) does not read the secret, and would replace an imported client.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/cognitoidp/user_pool_client.go
   * @default false
   */
  readonly imported?: boolean;
}

/** A client without a secret: a single-page or native application. It uses PKCE. */
export interface PublicClientSettings extends SignInClientSettings, ImportedClient {
  /** Without a secret: a single-page or native application. It uses PKCE. */
  readonly type: 'public';
}

/** A client with a secret: a web application with a server. */
export interface ConfidentialClientSettings extends SignInClientSettings, ImportedClient {
  /** With a secret: a web application with a server. */
  readonly type: 'confidential';
}

/** A client without users: it requests tokens for itself with its secret. */
export interface MachineClientSettings extends ClientSettings, ImportedClient {
  /** Without users: it requests tokens for itself with its secret. */
  readonly type: 'machine';
  /** Scopes of resource servers, 1 to 50: `{identifier}/{scope}`. */
  readonly scopes: readonly string[];
}

/** @internal */
export const publicClientShape = shapeOf<PublicClientSettings>()((z) =>
  signInClientShape(z).extend({ type: z.literal('public'), imported: z.flag }),
);

/** @internal */
export const confidentialClientShape = shapeOf<ConfidentialClientSettings>()((z) =>
  signInClientShape(z).extend({ type: z.literal('confidential'), imported: z.flag }),
);

/** @internal */
export const machineClientShape = shapeOf<MachineClientSettings>()((z) =>
  clientShape(z).extend({ type: z.literal('machine'), scopes: z.texts, imported: z.flag }),
);

/** Values of an {@link AppClient}. */
export type AppClientSettings = PublicClientSettings | ConfidentialClientSettings | MachineClientSettings;

/** Props of an {@link AppClient}. */
export type AppClientProps = AppClientSettings & {
  readonly userPool: IUserPool;
  /**
   * Identity providers with which users can sign in. A machine client has none.
   *
   * @default - none
   */
  readonly identityProviders?: readonly IIdentityProvider[];
  /**
   * Resource servers whose scopes the client can have.
   *
   * @default - none
   */
  readonly resourceServers?: readonly ResourceServer[];
};

/**
 * Defines an additional app client of a user pool. Unlike the primary web client it is created after the identity providers, so
 * one resource is enough. It declares every setting, because Cognito resets settings that an update does not contain.
 *
 * @example
 * import { AppClient, ResourceServer, type IUserPool } from '@auth0-cognito/federation';
 * import type { Construct } from 'constructs';
 *
 * export function importer(scope: Construct, userPool: IUserPool) {
 *   const api = new ResourceServer(scope, 'Api', {
 *     userPool,
 *     identifier: 'https://api.example.com',
 *     scopes: { write: 'Change records' },
 *   });
 *   return new AppClient(scope, 'Importer', {
 *     type: 'machine',
 *     name: 'importer',
 *     scopes: ['https://api.example.com/write'],
 *     userPool,
 *     resourceServers: [api],
 *   });
 * }
 */
export class AppClient extends Construct implements IAppClient {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly identityProviders: readonly string[];
  /** The secret, a token; empty for a public client. */
  readonly clientSecret: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoUserPoolClient;

  constructor(scope: Construct, id: string, props: AppClientProps) {
    super(scope, id);
    const { userPool, identityProviders = [], resourceServers = [] } = props;
    const common = {
      userPoolId: userPool.userPoolId,
      name: props.name,
      // Must not be declared for an imported client: the provider writes the ignored value to the state, and the apply fails.
      ...(props.imported
        ? { lifecycle: { ignoreChanges: ['generate_secret'] } }
        : { generateSecret: props.type !== 'public' }),
    };

    checks.refuse(this, checkAppClient(this.node.path, props, { userPool, resourceServers, identityProviders }));
    userPool.addClientName(props.name);
    if (props.type === 'machine') {
      this.resource = new CognitoUserPoolClient(this, 'Resource', {
        ...common,
        ...commonConfig(props),
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: ['client_credentials'],
        allowedOauthScopes: resolveScopes(props.scopes, resourceServers),
        supportedIdentityProviders: ['COGNITO'],
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      });
    } else {
      this.resource = new CognitoUserPoolClient(this, 'Resource', {
        ...common,
        ...signInConfig(props, { userPool, resourceServers, identityProviders, extraLogoutUrls: [] }),
      });
    }

    this.clientId = this.resource.id;
    this.clientSecret = this.resource.clientSecret;
    this.callbackUrls = props.type === 'machine' ? [] : props.callbackUrls;
    this.logoutUrls = props.type === 'machine' ? [] : this.resource.logoutUrls;
    this.scopes = this.resource.allowedOauthScopes;
    this.identityProviders = props.type === 'machine' ? [] : this.resource.supportedIdentityProviders;
  }
}

/** Settings of a client for checks: a name that depends on another part can be missing. */
type CheckedClientSettings = AppClientSettings extends infer Settings
  ? Settings extends AppClientSettings
    ? Omit<Settings, 'name'> & { readonly name?: string }
    : never
  : never;

/** Context of the checks of a client. */
export interface AppClientContext {
  readonly userPool: UserPoolFacts;
  /** Undefined if unknown: scopes are then not checked. */
  readonly resourceServers: readonly ScopeOwner[] | undefined;
  /** Undefined if unknown. */
  readonly identityProviders: readonly Pick<IIdentityProvider, 'mappedAttributes'>[] | undefined;
  /** Number of Auth0 sign-out URLs that are added to the logout URLs. */
  readonly addedLogoutUrls?: number;
}

/** Faults of the settings of an app client. Missing settings are not checked. @internal */
export function checkAppClient(
  path: string,
  settings: CheckedClientSettings,
  context: AppClientContext,
): checks.Findings {
  const { userPool, resourceServers, identityProviders, addedLogoutUrls = 0 } = context;
  if (settings.type === 'machine') {
    return [
      checkClient(path, settings, userPool),
      checkMachineScopes(`${path}.scopes`, settings.scopes, resourceServers),
    ];
  }
  return [
    checkSignInClient(path, settings, {
      userPool,
      resourceServers,
      urlUse: settings.type === 'public' ? 'native' : 'web',
      hasSecret: settings.type === 'confidential',
      addedLogoutUrls,
      providers: identityProviders?.length,
    }),
    identityProviders?.length === 0 && !settings.allowNativeUsers
      ? fault.ERR_NO_SIGN_IN_METHOD({ path: `${path}.identityProviders` })
      : undefined,
    identityProviders?.map((provider) => checkMappedAttributes(path, settings, provider)),
  ];
}
