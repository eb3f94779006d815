import { auth0Issuer, isAuth0TenantHost } from '@auth0-cognito/contract';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

import { DataAuth0Tenant } from '@cdktf/provider-auth0/lib/data-auth0-tenant';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

/** Values of an {@link Auth0Tenant}. */
export interface Auth0TenantSettings {
  /** Host of the tenant: `acme.eu.auth0.com`. */
  readonly domain: string;
  /**
   * Host of the custom domain of the tenant, which is then the issuer of its tokens and visible to users.
   *
   * @default - the tenant's own host
   */
  readonly customDomain?: string;
}

/** @internal */
export const auth0TenantShape = shapeOf<Auth0TenantSettings>()((z) =>
  z.strictObject({ domain: z.string(), customDomain: z.text }),
);

/** Props of an {@link Auth0Tenant}. */
export interface Auth0TenantProps extends Auth0TenantSettings {
  /**
   * Auth0 provider of this tenant, if the stack has several.
   *
   * @default - the stack's only Auth0 provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * Defines a reference to an existing Auth0 tenant.
 *
 * A first plan of new resources makes no call to Auth0, so wrong credentials would fail only during the apply. This reads the
 * tenant, so that the plan uses the credentials.
 */
export class Auth0Tenant extends Construct {
  /** Host of the issuer: the custom domain if there is one. */
  readonly issuerHost: string;
  /** `iss` of the tenant's tokens, with the trailing slash. */
  readonly issuer: string;
  readonly provider: TerraformProvider | undefined;
  /** The Terraform data source that uses the credentials. */
  readonly resource: DataAuth0Tenant;

  constructor(scope: Construct, id: string, props: Auth0TenantProps) {
    super(scope, id);
    checks.refuse(this, checkAuth0Tenant(this.node.path, props));

    this.resource = new DataAuth0Tenant(this, 'Resource', { ...(props.provider && { provider: props.provider }) });

    this.issuerHost = props.customDomain ?? props.domain;
    this.issuer = auth0Issuer(this.issuerHost);
    this.provider = props.provider;
  }
}

/** Faults of a tenant's settings. @internal */
export function checkAuth0Tenant(path: string, settings: Auth0TenantSettings): checks.Findings {
  const { domain, customDomain } = settings;
  return [
    checks.host(`${path}.domain`, domain) ??
      (checks.isLiteral(domain) && !isAuth0TenantHost(domain)
        ? fault.ERR_TENANT_HOST({ path: `${path}.domain`, received: domain })
        : undefined),
    checks.host(`${path}.customDomain`, customDomain) ??
      (checks.isLiteral(customDomain) && isAuth0TenantHost(customDomain)
        ? fault.ERR_TENANT_CUSTOM_DOMAIN({ path: `${path}.customDomain`, received: customDomain })
        : undefined),
  ];
}
