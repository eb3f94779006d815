import { TerraformVariable, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import { Auth0Tenant, OidcIdentityProvider, UserPool, type UserPoolSettings } from '../src';

/** A pool for other constructs. */
export const poolIn = (scope: Construct, settings: Partial<UserPoolSettings> = {}) =>
  new UserPool(scope, 'UserPool', { name: 'acme', region: 'eu-central-1', ...settings });

/** A tenant for applications. */
export const tenantIn = (scope: Construct) => new Auth0Tenant(scope, 'Tenant', { domain: 'acme.eu.auth0.com' });

/** A value that only Terraform knows. */
export const secretIn = (scope: Construct) =>
  new TerraformVariable(scope, 'secret', { type: 'string', sensitive: true }).stringValue;

/** An identity provider with a mapping. */
export const providerIn = (
  stack: TerraformStack,
  userPool: UserPool,
  attributeMapping: Readonly<Record<string, string>> = { email: 'email' },
) =>
  new OidcIdentityProvider(stack, 'Provider', {
    name: 'Auth0',
    userPool,
    issuerHost: 'acme.eu.auth0.com',
    clientId: 'client',
    clientSecret: secretIn(stack),
    attributeMapping,
  });
