import { Fn } from 'cdktf';
import { Construct } from 'constructs';

import { CognitoManagedUserPoolClient } from '@cdktf/provider-aws/lib/cognito-managed-user-pool-client';
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';

import * as checks from '../checks';
import { fault } from '../faults';
import type { IIdentityProvider } from '../identity-provider/identity-provider-ref';
import type { ResourceServer } from '../user-pool/resource-server';
import type { IUserPool } from '../user-pool/user-pool-ref';

import { checkMappedAttributes, checkSignInClient, type SignInContext } from './client-checks';
import { rotationConfig, signInConfig } from './client-config';
import type { IAppClient } from './app-client-ref';
import { signInClientShape, withSignInClientDefaults, type SignInClientSettings } from './client-settings';
import { shapeOf } from '../shape';

/** Settings of a {@link WebClient}: those of any sign-in client, and its secret. */
export interface WebClientSettings extends SignInClientSettings {
  /**
   * Create a client secret, for web applications with a server. Cannot be changed later: Terraform ignores a change.
   *
   * @default false
   */
  readonly generateSecret?: boolean;
}

/** @internal */
export const webClientShape = shapeOf<WebClientSettings>()((z) =>
  signInClientShape(z).extend({ generateSecret: z.flag }),
);

/** Props of a {@link WebClient}. */
export interface WebClientProps extends WebClientSettings {
  readonly userPool: IUserPool;
  /**
   * Resource servers whose scopes the client can have.
   *
   * @default - none
   */
  readonly resourceServers?: readonly ResourceServer[];
}

/**
 * Defines the primary web client, to which Auth0's login URI refers.
 *
 * Auth0 needs the id of the client, the client needs the identity provider, and that needs the id and secret of the Auth0
 * application. Two resources for the same client resolve this cycle in one apply: a minimal one (`Reservation`), which only
 * creates the id, and one that manages every setting after the identity provider exists (`Resource`).
 *
 * The minimal one ignores all changes, because it would reset the settings. As this includes the id of the pool, it is replaced
 * together with the pool. It also ignores a changed `name`: to rename the client, replace the minimal resource.
 *
 * The minimal one also has the rotation of refresh tokens: at the first apply, the second resource sends the rotation that it reads from
 * the client instead of the client itself (AWS provider 5.100).
 */
export class WebClient extends Construct implements IAppClient {
  /** Id of the client, available after all its settings have been applied. */
  readonly clientId: string;
  /** Id of the client, available when it has been created: for resources that must be created before the identity provider. */
  readonly reservedClientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly identityProviders: readonly string[];
  /** The Terraform resource that manages the settings. */
  readonly resource: CognitoManagedUserPoolClient;
  /** The Terraform resource that creates the client. */
  readonly reservation: CognitoUserPoolClient;
  private readonly settings: WebClientSettings;
  private readonly providers: IIdentityProvider[] = [];
  private readonly extraLogoutUrls: string[] = [];

  constructor(scope: Construct, id: string, props: WebClientProps) {
    super(scope, id);
    const resourceServers = props.resourceServers ?? [];
    checks.refuse(this, checkWebClient(this.node.path, props, { userPool: props.userPool, resourceServers }));
    props.userPool.addClientName(props.name);
    this.settings = props;

    checks.refuseAtSynth(this, () =>
      this.providers.length > 0 || props.allowNativeUsers
        ? undefined
        : fault.ERR_NO_SIGN_IN_METHOD({ path: `${this.node.path}.identityProviders` }),
    );

    this.reservation = new CognitoUserPoolClient(this, 'Reservation', {
      userPoolId: props.userPool.userPoolId,
      name: props.name,
      generateSecret: props.generateSecret ?? false,
      supportedIdentityProviders: ['COGNITO'],
      ...(props.refreshTokenRotation && {
        ...rotationConfig(props),
        explicitAuthFlows: [...withSignInClientDefaults(props).explicitAuthFlows],
      }),
      lifecycle: { ignoreChanges: 'all', replaceTriggeredBy: [props.userPool.replacementTrigger] },
    });
    this.resource = new CognitoManagedUserPoolClient(this, 'Resource', {
      userPoolId: props.userPool.userPoolId,
      namePattern: `^${literalPattern(this.reservation.name, props.name)}$`,
      ...signInConfig(props, {
        userPool: props.userPool,
        resourceServers,
        identityProviders: this.providers,
        extraLogoutUrls: this.extraLogoutUrls,
      }),
      dependsOn: [this.reservation],
    });

    this.clientId = this.resource.id;
    this.reservedClientId = this.reservation.id;
    this.callbackUrls = props.callbackUrls;
    this.logoutUrls = this.resource.logoutUrls;
    this.scopes = this.resource.allowedOauthScopes;
    this.identityProviders = this.resource.supportedIdentityProviders;
  }

  /** Adds an identity provider with which users can sign in. */
  addIdentityProvider(provider: IIdentityProvider): void {
    checks.refuse(this, checkMappedAttributes(this.node.path, this.settings, provider));
    this.providers.push(provider);
  }

  /** Adds a logout URL, such as Auth0's sign-out. */
  addLogoutUrl(url: string): void {
    this.extraLogoutUrls.push(url);
  }
}

/**
 * A regular expression for the exact current name of the client. It uses a reference, so that it also matches after an ignored
 * rename. Of the characters in names, only `+` and `.` must be escaped.
 */
function literalPattern(reference: string, name: string): string {
  return /[+.]/.test(name) ? Fn.replace(reference, '/[+.]/', '\\\\$0') : reference;
}

/**
 * Faults of the settings of the web client. Missing settings are not checked. Without a secret, a native application can share
 * it; its first callback URL is used in the login URI, which browsers open.
 *
 * @internal
 */
export function checkWebClient(
  path: string,
  settings: Partial<WebClientSettings>,
  context: Omit<SignInContext, 'urlUse' | 'hasSecret'>,
): checks.Findings {
  const hasSecret = settings.generateSecret ?? false;
  const [first] = settings.callbackUrls ?? [];
  const at = `${path}.callbackUrls[0]`;
  return [
    checkSignInClient(path, settings, { ...context, urlUse: hasSecret ? 'web' : 'native', hasSecret }),
    !hasSecret && checks.url(at, first, 'native').length === 0 ? checks.url(at, first) : undefined,
  ];
}
