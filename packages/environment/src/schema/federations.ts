import type { FederationSettings } from '@auth0-cognito/federation';
import * as z from 'zod';

import { keyed, tags, texts, type ShapeOf } from './primitives';

const text = z.string().optional();

/** A federation, as the construct has it. */
export const federation = z.strictObject({
  tenant: z
    .strictObject({
      domain: z.string().describe('Host of the tenant: acme.eu.auth0.com'),
      customDomain: text.describe('Host of the tenant’s custom domain, which then is the issuer'),
    })
    .describe('The Auth0 tenant. Credentials come from AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET'),
  identityProvider: z.strictObject({
    name: z.string().describe('Name in the pool. A change makes every federated user a new user'),
    attributeMapping: z.record(z.string(), z.string()).optional().describe('Pool attribute by name, with its claim'),
    scopes: texts.optional(),
    idpIdentifiers: texts.optional(),
    issuerHasTrailingSlash: z.boolean().optional(),
  }),
  application: z
    .union([
      z.strictObject({ name: text, description: text, logoUri: text }),
      z.strictObject({ existingClientId: z.string() }),
    ])
    .optional()
    .describe('The Auth0 application through which Cognito signs people in: one to make, or one that is there'),
  connections: keyed(z.union([z.strictObject({ name: z.string() }), z.strictObject({ id: z.string() })]))
    .optional()
    .describe('Connections through which people can sign in to the application'),
  claimsAction: z
    .strictObject({
      name: z.string(),
      claims: z.record(z.string(), z.string()),
      bind: z.boolean().optional(),
    })
    .optional()
    .describe('An action that adds claims to the ID tokens'),
  initiateLoginUri: text,
  allowedLogoutUrls: texts.optional(),
  iamOidcProvider: z
    .strictObject({
      consumer: z.enum(['sts', 'identity-pool']).optional(),
      existing: z.boolean().optional(),
      thumbprints: texts.optional(),
      tags: tags.optional(),
    })
    .optional()
    .describe('The account’s IAM OIDC provider: made, or referenced where the account has one for the tenant'),
} satisfies ShapeOf<FederationSettings>) satisfies z.ZodType<FederationSettings>;
