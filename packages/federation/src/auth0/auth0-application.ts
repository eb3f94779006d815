import { Construct } from 'constructs';

import { Client } from '@cdktf/provider-auth0/lib/client';
import { ClientCredentials } from '@cdktf/provider-auth0/lib/client-credentials';

import * as checks from '../checks';
import { fault } from '../faults';

import { secretCondition, type IAuth0Application } from './auth0-application-ref';
import type { Auth0Tenant } from './auth0-tenant';
import { shapeOf } from '../shape';

/** Values of an {@link Auth0Application}. */
export interface Auth0ApplicationSettings {
  /**
   * Name in the dashboard and on the sign-in page of Auth0.
   *
   * @default - in a federated user pool, `{name}-cognito`; for the second federation of a tenant, `{name}-cognito-{key}`
   */
  readonly name: string;
  /**
   * Description in the dashboard of Auth0, at most 140 characters.
   *
   * @default - none; an existing one is removed
   */
  readonly description?: string;
  /**
   * Logo on the sign-in page of Auth0, an https URL.
   *
   * @default - that of Auth0; an existing one is removed
   */
  readonly logoUri?: string;
  /**
   * When users sign in as members of an Auth0 organization. `deny`: never. `allow`: if the request contains an organization; Cognito's
   * requests contain none. `require`: always. The organizations must exist in the tenant and have the connections.
   *
   * @see https://auth0.com/docs/manage-users/organizations/configure-organizations/define-organization-behavior
   * @default 'deny'
   */
  readonly organizationUsage?: 'deny' | 'allow' | 'require';
  /**
   * When Auth0 prompts for the organization, with `organizationUsage: 'require'`: before or after the credentials.
   *
   * @see https://auth0.com/docs/manage-users/organizations/login-flows-for-organizations
   * @default - with `require`, after the credentials
   */
  readonly organizationPrompt?: 'pre_login_prompt' | 'post_login_prompt';
}

/** @internal */
export const auth0ApplicationShape = shapeOf<Auth0ApplicationSettings>()((z) =>
  z.strictObject({
    name: z.string(),
    description: z.text,
    logoUri: z.text,
    organizationUsage: z.enum(['deny', 'allow', 'require']).optional(),
    organizationPrompt: z.enum(['pre_login_prompt', 'post_login_prompt']).optional(),
  }),
);

/** Props of an {@link Auth0Application}. */
export interface Auth0ApplicationProps extends Auth0ApplicationSettings {
  readonly tenant: Auth0Tenant;
  /** Callback URLs: `https://{cognito domain}/oauth2/idpresponse`. */
  readonly callbacks: readonly string[];
  /** The URL to which Auth0 redirects users whose sign-in starts at Auth0: https, not localhost. */
  readonly initiateLoginUri: string;
  /** URLs to which Auth0 may redirect after sign-out, in this order. */
  readonly allowedLogoutUrls: readonly string[];
  /** Origins of the application: scheme, host and port. */
  readonly origins: readonly string[];
  /**
   * Secret of the application. Must be a token.
   *
   * @default - Auth0 creates one
   */
  readonly clientSecret?: string;
}

/**
 * Defines the Auth0 application with which Cognito signs users in, and its credentials.
 *
 * Cognito supports only `client_secret_post` and RS256, which are not Auth0's defaults. Only `auth0_client_credentials` has the
 * secret as an attribute. It is empty if the management application does not have the scope `read:client_keys`: a postcondition
 * stops the apply before the empty secret is set in the identity provider.
 */
export class Auth0Application extends Construct implements IAuth0Application {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: Client;
  readonly credentials: ClientCredentials;

  constructor(scope: Construct, id: string, props: Auth0ApplicationProps) {
    super(scope, id);
    checks.refuse(this, [
      checkAuth0Application(this.node.path, props),
      checks.urls(checks.at(this, 'callbacks'), props.callbacks),
      checks.url(checks.at(this, 'initiateLoginUri'), props.initiateLoginUri, 'https'),
      checks.urls(checks.at(this, 'allowedLogoutUrls'), props.allowedLogoutUrls, 'native'),
      checks.origins(checks.at(this, 'origins'), props.origins),
      checks.secret(checks.at(this, 'clientSecret'), props.clientSecret),
    ]);
    const provider = props.tenant.provider && { provider: props.tenant.provider };

    this.resource = new Client(this, 'Resource', {
      ...provider,
      name: props.name,
      // An empty string removes them in Auth0. If they were not sent, they would stay there.
      description: props.description ?? '',
      logoUri: props.logoUri ?? '',
      organizationUsage: props.organizationUsage ?? 'deny',
      // Auth0's default is no prompt, with which Auth0 refuses each request of Cognito.
      ...(props.organizationUsage === 'require' && {
        organizationRequireBehavior: props.organizationPrompt ?? 'post_login_prompt',
      }),
      appType: 'regular_web',
      oidcConformant: true,
      isFirstParty: true,
      callbacks: [...props.callbacks],
      initiateLoginUri: props.initiateLoginUri,
      allowedLogoutUrls: [...props.allowedLogoutUrls],
      allowedOrigins: [...props.origins],
      webOrigins: [...props.origins],
      grantTypes: ['authorization_code', 'refresh_token'],
      jwtConfiguration: { alg: 'RS256' },
    });
    this.credentials = new ClientCredentials(this, 'Credentials', {
      ...provider,
      clientId: this.resource.clientId,
      authenticationMethod: 'client_secret_post',
      clientSecret: props.clientSecret,
      lifecycle: { postcondition: [secretCondition('self.client_secret')] },
    });

    this.clientId = this.resource.clientId;
    this.clientSecret = this.credentials.clientSecret;
  }
}

/** Faults of an application's settings. @internal */
export function checkAuth0Application(path: string, settings: Partial<Auth0ApplicationSettings>): checks.Findings {
  return [
    checks.auth0Name(`${path}.name`, settings.name),
    checks.message(`${path}.description`, settings.description, { longest: 140 }),
    checks.url(`${path}.logoUri`, settings.logoUri, 'https'),
    settings.organizationPrompt && settings.organizationUsage !== 'require'
      ? fault.ERR_ORGANIZATION_PROMPT_UNUSED({
          path: `${path}.organizationPrompt`,
          received: settings.organizationPrompt,
        })
      : undefined,
  ];
}
