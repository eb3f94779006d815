import * as z from 'zod';

import { signInScopes } from './clients';
import { host, idpName, partKey } from './primitives';

const attributeName = z.string().regex(/^(?:custom:)?[\w-]{1,40}$/);

/** An Auth0 tenant that signs people in. */
const federation = z.strictObject({
  tenant: z
    .strictObject({
      domain: host.describe('Host of the tenant: acme.eu.auth0.com'),
      customDomain: host.optional().describe('Host of the tenant’s custom domain, which then is the issuer'),
    })
    .describe('The Auth0 tenant. Credentials come from AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET'),
  identityProvider: z.strictObject({
    name: idpName.describe('Name in the pool. A change makes every federated user a new user'),
    attributeMapping: z
      .record(attributeName, z.string().trim().min(1))
      .optional()
      .describe('Pool attribute by name, with the claim that fills it'),
    scopes: signInScopes.max(50).optional(),
    idpIdentifiers: z
      .array(z.string().regex(/^[\w\s+=.@-]{1,40}$/))
      .max(50)
      .optional(),
    issuerHasTrailingSlash: z.boolean().optional(),
  }),
  application: z
    .strictObject({
      name: z
        .string()
        .regex(/^[^<>]{1,255}$/)
        .optional(),
      description: z.string().max(140).optional(),
      logoUri: z.url({ protocol: /^https$/ }).optional(),
    })
    .optional()
    .describe('The Auth0 application through which Cognito signs people in'),
  iamOidcProvider: z
    .strictObject({ consumer: z.enum(['sts', 'identity-pool']).optional() })
    .optional()
    .describe('The account’s IAM OIDC provider'),
});

/** Auth0 tenants by a key that stands in Terraform’s addresses. */
export const federations = z
  .record(partKey, federation)
  .refine((value) => Object.keys(value).length > 0, { error: 'at least one federation' });
