import type { ResourceServerSettings, UserPoolDomainSettings } from '@auth0-cognito/federation';
import * as z from 'zod';

import { client, webClient } from './clients';
import { federation } from './federations';
import { identityPool } from './identity-pool';
import {
  accountId,
  bucketName,
  keyed,
  kmsKeyArn,
  region,
  shortName,
  stateKey,
  tags,
  tenantDomain,
  tenantKey,
} from './primitives';
import { userPool } from './user-pool';

const state = z
  .strictObject({
    bucket: bucketName.describe('S3 bucket in the environment’s account and region'),
    key: stateKey.optional().describe('{environment}/federation.tfstate if left out'),
    kmsKeyId: kmsKeyArn
      .optional()
      .describe('ARN of the KMS key that encrypts the state; alias/{bucket}, which bootstrap makes, if left out'),
  })
  .describe('Where Terraform keeps the state');

const managedLoginVersion = z
  .union([z.literal(1), z.literal(2)])
  .optional()
  .describe('1 if left out');

const domain = z
  .union([
    z.strictObject({
      prefix: z.string().describe('First label of {prefix}.auth.{region}.amazoncognito.com'),
      managedLoginVersion,
    }),
    z.strictObject({
      customDomain: z.string().describe('The host: login.acme.example'),
      certificateArn: z.string().optional().describe('Of a certificate in us-east-1; one is made if left out'),
      hostedZoneId: z.string().optional().describe('Route 53 zone for the host’s and the certificate’s records'),
      parentAddress: z.string().optional().describe('IPv4 address for the parent domain where it has none'),
      managedLoginVersion,
    }),
  ])
  .describe(
    'Host of the hosted sign-in: a prefix of Amazon’s, or one’s own',
  ) satisfies z.ZodType<UserPoolDomainSettings>;

const resourceServer = z.strictObject({
  identifier: z.string(),
  name: z.string().optional(),
  scopes: z.record(z.string(), z.string()),
}) satisfies z.ZodType<ResourceServerSettings>;

const decommission = z.strictObject({
  date: z.iso.date({ error: 'ERR_ENVIRONMENT_DECOMMISSION' }).describe('The day on which it was decided'),
  acknowledgement: z.string().describe('Word for word: every user of {environment} is lost'),
});

/**
 * The shape of an environment's values. Strict: a key that isn't known is a fault. What the constructs take is judged by the
 * constructs' own checks, so only its types stand here.
 */
export const valuesSchema = z.strictObject({
  name: shortName.describe('Name of the environment, and of its app folder and stack'),
  stage: z.enum(['development', 'staging', 'production']).describe('production refuses loosened settings'),
  organization: shortName.describe('First part of each resource’s name: acme-dev'),
  account: accountId.describe('AWS account; Terraform refuses any other'),
  region: region.describe('AWS region of the user pool'),
  tags: tags.optional().describe('Tags of every resource'),
  state,
  app: z
    .strictObject({ url: z.string().describe('https, or http://localhost') })
    .describe('Where the application is, as its users type it'),
  domain,
  federations: keyed(federation).describe('Auth0 tenants that sign people in'),
  retiredTenants: z
    .record(tenantKey, z.strictObject({ domain: tenantDomain.describe('Host of the tenant') }))
    .optional()
    .describe(
      'Tenants of removed federations, by the federation’s key, until they have been deleted: Terraform needs their providers for it',
    ),
  primaryFederation: z.string().optional().describe('Key of the federation whose sign-out the outputs name'),
  userPool: userPool.optional().describe('The user pool'),
  webClient: webClient.optional().describe('The primary web client, which Auth0’s login URI names'),
  clients: keyed(client).optional().describe('More clients, by key'),
  resourceServers: keyed(resourceServer).optional().describe('APIs whose scopes clients can have, by key'),
  identityPool: identityPool.optional().describe('AWS credentials for people who signed in'),
  decommission: decommission
    .optional()
    .describe('Takes the environment out of service: lifts the protections that keep it from being destroyed'),
});

/** Values whose parts have the right shape, each for itself. */
export type Values = z.output<typeof valuesSchema>;
