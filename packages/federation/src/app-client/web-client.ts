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

/** Values of a {@link WebClient}: those of any sign-in client. */
export interface WebClientSettings extends SignInClientSettings {
  /**
   * Give the client a secret, for web applications with a server. Cannot be changed later: Terraform ignores it.
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
 * Defines the primary web client: the one that Auth0's login URI names.
 *
 * Auth0 needs the client's id, the client needs the identity provider, and that needs Auth0's id and secret. Two
 * resources for the one client close this circle in one apply: a bare one (`Reservation`), which exists to have an id,
 * and one that manages every setting of it after the identity provider exists (`Resource`).
 *
 * The bare one ignores all changes, else it would write its bare settings back; since that includes the pool's id, it
 * is replaced together with the pool. A changed `name` is ignored too: to rename the client, replace the bare resource.
 *
 * The bare one also has the rotation of refresh tokens: at the first apply, the second resource sends the rotation that it reads from
 * the client instead of the client itself (AWS provider 5.100).
 */
export class WebClient extends Construct implements IAppClient {
  /** Id of the client once it has all its settings. */
  readonly clientId: string;
  /** Id of the client as soon as it exists: for what must be made before the identity provider. */
  readonly reservedClientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly identityProviders: readonly string[];
  /** The Terraform resource that owns the settings. */
  readonly resource: CognitoManagedUserPoolClient;
  /** The Terraform resource that makes the client. */
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
        : fault.ERR_NOBODY_CAN_SIGN_IN({ path: `${this.node.path}.identityProviders` }),
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

  /** Lets people sign in through one more identity provider. */
  addIdentityProvider(provider: IIdentityProvider): void {
    checks.refuse(this, checkMappedAttributes(this.node.path, this.settings, provider));
    this.providers.push(provider);
  }

  /** Allows one more place to go to after sign-out, such as Auth0's own sign-out. */
  addLogoutUrl(url: string): void {
    this.extraLogoutUrls.push(url);
  }
}

/**
 * A regular expression for exactly the name that the client has: by reference, so that an ignored rename finds it still.
 * Of the characters that Cognito takes in names, `+` and `.` mean something in a pattern.
 */
function literalPattern(reference: string, name: string): string {
  return /[+.]/.test(name) ? Fn.replace(reference, '/[+.]/', '\\\\$0') : reference;
}

/**
 * Faults of the web client's settings. What is not given is not judged. Without a secret, a native application can share it; its first
 * callback URL is that of the login URI, which browsers open.
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
