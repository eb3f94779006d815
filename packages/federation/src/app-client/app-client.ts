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
   * The client existed before and was imported. The AWS provider (5.100) does not read whether a client has a secret, and would recreate an
   * imported one. With this, Terraform does not compare it, and ignores a change of `type` between `public` and `confidential`.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/cognitoidp/user_pool_client.go
   * @default false
   */
  readonly imported?: boolean;
}

/** A client without a secret: a single-page or native application. It uses PKCE. */
export interface PublicClientSettings extends SignInClientSettings, ImportedClient {
  readonly type: 'public';
}

/** A client with a secret: a web application with a server. */
export interface ConfidentialClientSettings extends SignInClientSettings, ImportedClient {
  readonly type: 'confidential';
}

/** A client without a user: it gets tokens for itself, by its secret. */
export interface MachineClientSettings extends ClientSettings, ImportedClient {
  readonly type: 'machine';
  /** Scopes of resource servers: `{identifier}/{scope}`. */
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
   * Identity providers through which people can sign in. A machine client has none.
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
 * Defines one more application client of a user pool. Unlike the primary web client it is made after the identity
 * providers, so that it takes one resource. Every setting is declared, since Cognito resets what an update leaves out.
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
      // Declared for an imported client, it fails the apply: the provider writes to the state what the plan ignored.
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

/** Settings of a client as checks take them: a name that depends on another part may not be known. */
type CheckedClientSettings = AppClientSettings extends infer Settings
  ? Settings extends AppClientSettings
    ? Omit<Settings, 'name'> & { readonly name?: string }
    : never
  : never;

/** What a client's faults also depend on. */
export interface AppClientContext {
  readonly userPool: UserPoolFacts;
  /** Undefined where they are not known: scopes are not looked up then. */
  readonly resourceServers: readonly ScopeOwner[] | undefined;
  /** Undefined where they are not known. */
  readonly identityProviders: readonly Pick<IIdentityProvider, 'mappedAttributes'>[] | undefined;
  /** Sign-outs of Auth0 that are added to the logout URLs. */
  readonly addedLogoutUrls?: number;
}

/** Faults of an app client's settings. What is not given is not judged. @internal */
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
      ? fault.ERR_NOBODY_CAN_SIGN_IN({ path: `${path}.identityProviders` })
      : undefined,
    identityProviders?.map((provider) => checkMappedAttributes(path, settings, provider)),
  ];
}
